import type { BoardView } from '#lib/board/board-view.svelte.ts';
import { SHEET_PADDING } from '#lib/board/camera-view.svelte.ts';
import { LOCALES } from '#lib/domain/locale.ts';
import { MESSAGES } from '#lib/i18n/messages.ts';
import type { I18n } from '#lib/i18n/i18n.svelte.ts';
import { isOffered } from './offered.ts';
import { pageEntries } from './page-entries.ts';
import { wordsOf, type PaletteWords } from './palette-words.ts';
import { ACTIONS } from '#lib/tools/actions/registry.ts';
import type { ActionId } from '#lib/tools/actions/types.ts';

/** One line of the palette. */
export interface PaletteEntry extends PaletteWords {
	readonly key: string;
	readonly name: string;
	/** What kind of thing it is. */
	readonly group: string;
	readonly shortcut: string;
	readonly run: () => void;
}

/** What the keyboard alone makes sense of, and what the palette itself is. */
const LEFT_OUT: ReadonlySet<ActionId> = new Set(['palette', 'cancel', 'place', 'tool.nth']);

/** Every action that may be run now, what the page's own buttons do, and the ways to canvases and frames. */
export function paletteEntries(board: BoardView, i18n: I18n): PaletteEntry[] {
	return [...actionEntries(board, i18n), ...pageEntries(board, i18n), ...placeEntries(board, i18n)];
}

function actionEntries(board: BoardView, i18n: I18n): PaletteEntry[] {
	const state = board.commands.state();
	const records = board.elements.records(board.selection);
	return ACTIONS.filter(
		(action) => !LEFT_OUT.has(action.id) && isOffered(action, state, records)
	).map((action) => ({
		key: action.id,
		name: i18n.m.actions.names[action.id],
		group: i18n.m.actions.groups[action.group],
		shortcut: board.commands.shortcut(action.id, i18n.locale),
		...wordsOf(action),
		run: () => {
			if (action.when === 'canvas') board.writing.end();
			board.commands.run(action.id);
		}
	}));
}

function placeEntries(board: BoardView, i18n: I18n): PaletteEntry[] {
	const m = i18n.m.finding.palette;
	const canvases = board.frames.sheets.map(({ frame, rect, template }, i): PaletteEntry => {
		const name = template ? i18n.pick(template.name) : i18n.m.board.canvases.unknown;
		const titles = template ? LOCALES.map((locale) => template.name[locale]) : [name];
		return {
			key: `canvas/${frame.id}`,
			name: `${m.goTo(name)}`,
			group: `${m.canvas} ${i + 1}`,
			shortcut: '',
			names: titles.flatMap((title) =>
				LOCALES.map((locale) => MESSAGES[locale].finding.palette.goTo(title))
			),
			also: [],
			run: () => board.camera.fit(rect, { padding: SHEET_PADDING })
		};
	});
	const frames: PaletteEntry[] = [];
	for (const { rec, rect } of board.elements.all()) {
		if (rec.kind !== 'frame') continue;
		const title = rec.text.trim() || i18n.m.finding.canvases.untitled;
		frames.push({
			key: `frame/${rec.id}`,
			name: m.goTo(title),
			group: m.frame,
			shortcut: '',
			names: LOCALES.map((locale) => MESSAGES[locale].finding.palette.goTo(title)),
			also: [],
			run: () => board.links.show(rect)
		});
	}
	return [...canvases, ...frames];
}
