import type { BoardView } from '#lib/board/board-view.svelte.ts';
import { SHEET_PADDING } from '#lib/board/camera-view.svelte.ts';
import { matchWords } from '#lib/domain/word-match.ts';
import { LOCALES } from '#lib/domain/locale.ts';
import { MESSAGES } from '#lib/i18n/messages.ts';
import type { I18n } from '#lib/i18n/i18n.svelte.ts';
import { isOffered } from './offered.ts';
import { ACTIONS } from '#lib/tools/actions/registry.ts';
import type { Action, ActionId } from '#lib/tools/actions/types.ts';
import { retype } from '#lib/tools/keyboard/retype.ts';

/** One line of the palette. */
export interface PaletteEntry {
	readonly key: string;
	readonly name: string;
	/** What kind of thing it is. */
	readonly group: string;
	readonly shortcut: string;
	/** By what it is found: its names in every language. */
	readonly names: readonly string[];
	readonly run: () => void;
}

/** What the keyboard alone makes sense of, and what the palette itself is. */
const LEFT_OUT: ReadonlySet<ActionId> = new Set(['palette', 'cancel', 'place', 'tool.nth']);

/** Every action that may be run now, and the ways to canvases and frames. */
export function paletteEntries(board: BoardView, i18n: I18n): PaletteEntry[] {
	return [...actionEntries(board, i18n), ...placeEntries(board, i18n)];
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
		names: LOCALES.flatMap((locale) => namesOf(action, locale)),
		run: () => {
			if (action.when === 'canvas') board.writing.end();
			board.commands.run(action.id);
		}
	}));
}

/** Its name, and its name with its group: "colour yellow" is what people type. */
function namesOf(action: Action, locale: (typeof LOCALES)[number]): string[] {
	const { names, groups } = MESSAGES[locale].actions;
	return [names[action.id], `${names[action.id]} ${groups[action.group]}`];
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
			run: () => board.links.show(rect)
		});
	}
	return [...canvases, ...frames];
}

/** The best first; all as they stand in the registry for an empty query. */
export function rank(entries: readonly PaletteEntry[], query: string): readonly PaletteEntry[] {
	if (query.trim() === '') return entries;
	const other = retype(query);
	return entries
		.map((entry) => ({
			entry,
			// Typed in the other layout by mistake: a little worse than what was meant.
			score: Math.max(matchWords(query, entry.names), matchWords(other, entry.names) - 1)
		}))
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score)
		.map(({ entry }) => entry);
}
