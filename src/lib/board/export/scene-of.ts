import { hashesOf } from '#lib/domain/board-image.ts';
import { noteArea } from '#lib/domain/canvas-layout.ts';
import { fieldName } from '#lib/domain/fields.ts';
import { hasText } from '#lib/domain/elements.ts';
import { imageUrl } from '#lib/sync/upload.ts';
import type { BoardView } from '../board-view.svelte.ts';
import type { Sheet } from '../frames-view.svelte.ts';
import { noteLayout, shapeLayout } from '../note-layout.ts';
import { widthOf } from '../text-measure.ts';
import type { Chosen } from './chosen.ts';
import { fetchedAsDataUrl } from './data-url.ts';
import { fontFaces } from './fonts.ts';
import type { DrawnSheet, Scene } from './svg/scene.ts';
import type { Artist } from './types.ts';

/** Everything that a picture needs, gathered: sheets drawn, images and faces fetched. */
export async function sceneOf(
	board: BoardView,
	{ elements, sheets, rect }: Chosen,
	artist: Artist,
	background: boolean
): Promise<Scene> {
	const drawn = sheets.map((sheet) => drawnSheet(board, sheet, artist));
	const images = new Map<string, string>();
	await Promise.all(
		[...hashesOf(elements)].map(async (hash) => {
			const data = await fetchedAsDataUrl(imageUrl(board.workshop.info.id, hash));
			if (data !== null) images.set(hash, data);
		})
	);
	const words = elements.filter(hasText).map(({ text }) => text);
	const fields = drawn.flatMap((sheet) => sheet.fields.map(({ text }) => text));
	const fonts = await fontFaces([...words, ...fields, ...drawn.map(({ markup }) => markup)].join());
	return {
		rect,
		background: background ? artist.paint('canvas') : null,
		sheets: drawn,
		elements,
		hostOf: board.elements.hostOf,
		images,
		mark: artist.mark,
		paint: artist.paint,
		measure: widthOf,
		metrics: artist.metrics,
		noteLayout: (text, there, marked) => noteLayout(text, there, marked, true),
		shapeLayout: (text, form, there) => shapeLayout(text, form, there, true),
		fonts,
		title: board.workshop.title
	};
}

function drawnSheet(board: BoardView, sheet: Sheet, artist: Artist): DrawnSheet {
	const { frame, rect, template } = sheet;
	const fields = (template?.zones ?? []).flatMap((zone) => {
		const text =
			zone.holds.kind === 'text' ? board.frames.fieldValue(fieldName(frame.id, zone.key)) : '';
		return template && text !== '' ? [{ area: noteArea(template, zone, rect), text }] : [];
	});
	return { rect, markup: artist.sheet(sheet), fields };
}
