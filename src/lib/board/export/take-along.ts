import type { BoardView } from '../board-view.svelte.ts';
import { chosen, type Chosen } from './chosen.ts';
import { copyBlob, fileName, saveBlob } from './hand-over.ts';
import { listOf } from './lists.ts';
import { isSmaller, rasterise, scaleFor } from './raster.ts';
import { sceneOf } from './scene-of.ts';
import { buildSvg } from './svg/build.ts';
import type { ExportChoice, ExportFormat, ExportHost, ExportOutcome } from './types.ts';

const TYPES: Readonly<Record<ExportFormat, { type: string; ending: string }>> = {
	png: { type: 'image/png', ending: 'png' },
	svg: { type: 'image/svg+xml', ending: 'svg' },
	csv: { type: 'text/csv', ending: 'csv' },
	markdown: { type: 'text/markdown', ending: 'md' }
};

/** Makes what was chosen and hands it over: to the clipboard, or as a file. */
export async function takeAlong(
	board: BoardView,
	host: ExportHost,
	choice: ExportChoice
): Promise<ExportOutcome> {
	const taken = chosen(board, choice.scope);
	if (!taken) return 'nothing';
	const { format, way } = choice;
	const size = [taken.rect.w, taken.rect.h] as const;
	const scale = format === 'png' ? scaleFor(size) : 1;
	if (scale === null) return 'too-large';
	if (format !== 'png' && format !== 'svg') {
		const list = listOf(board, taken, format, host);
		return list === null ? 'nothing' : handOver(Promise.resolve(new Blob([list])), board, choice);
	}
	const svg = drawn(board, host, taken, choice.background);
	const file =
		format === 'svg'
			? svg.then((text) => new Blob([text]))
			: svg.then((text) => rasterise(text, size, scale));
	const outcome = await handOver(file, board, choice);
	if (outcome === 'refused' || format !== 'png' || !isSmaller(scale)) return outcome;
	return way === 'copy' ? 'copied-smaller' : 'saved-smaller';
}

async function drawn(
	board: BoardView,
	host: ExportHost,
	taken: Chosen,
	background: boolean
): Promise<string> {
	const artist = await host.hire();
	try {
		return buildSvg(await sceneOf(board, taken, artist, background));
	} finally {
		artist.dispose();
	}
}

/** Text goes into the clipboard as text, whatever it is of: that is what one can paste. */
async function handOver(
	file: Promise<Blob>,
	board: BoardView,
	{ format, way }: ExportChoice
): Promise<'copied' | 'saved' | 'refused'> {
	const { type, ending } = TYPES[format];
	if (way === 'save') {
		saveBlob(new Blob([await file], { type }), fileName(board.workshop.title, ending));
		return 'saved';
	}
	const copied = format === 'png' ? type : 'text/plain';
	const blob = file.then((made) => new Blob([made], { type: copied }));
	return (await copyBlob(blob, copied)) ? 'copied' : 'refused';
}
