import type { BoardView } from '#lib/board/board-view.svelte.ts';
import type { ExportScope } from '#lib/board/export/types.ts';
import { oneLine } from '#lib/domain/fields.ts';
import { byLayer } from '#lib/domain/order.ts';
import { EXPORTING } from '#lib/i18n/exporting.ts';
import type { I18n } from '#lib/i18n/i18n.svelte.ts';

interface NamedScope {
	readonly key: string;
	readonly name: string;
	readonly scope: ExportScope;
}

/** What there is to take along, the likeliest first: what is selected, then the canvas one is at. */
export function scopesOf(board: BoardView, i18n: I18n): readonly NamedScope[] {
	const m = EXPORTING[i18n.locale];
	const here = board.whereabouts.sheet()?.frame.id;
	const selection: NamedScope = {
		key: 'selection',
		name: m.scopes.selection,
		scope: { kind: 'selection' }
	};
	const canvases = board.frames.sheets.map(({ frame, template }): NamedScope => {
		const name = template ? i18n.pick(template.name) : frame.canvas;
		return {
			key: `canvas ${frame.id}`,
			name: m.scopes.canvas(name),
			scope: { kind: 'canvas', id: frame.id }
		};
	});
	const frames = [...board.elements.all()]
		.map((view) => view.rec)
		.filter((record) => record.kind === 'frame')
		.sort(byLayer)
		.map(({ id, text }): NamedScope => {
			const title = oneLine(text).trim() || m.untitled;
			return { key: `frame ${id}`, name: m.scopes.frame(title), scope: { kind: 'frame', id } };
		});
	return [
		...(board.selection.size > 0 ? [selection] : []),
		...canvases.sort(
			(a, b) => Number(b.key.endsWith(` ${here}`)) - Number(a.key.endsWith(` ${here}`))
		),
		...frames,
		{ key: 'board', name: m.scopes.board, scope: { kind: 'board' } }
	];
}
