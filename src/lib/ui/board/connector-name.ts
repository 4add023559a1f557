import type { BoardView } from '#lib/board/board-view.svelte.ts';
import { hasText, type ConnectorEnd, type ConnectorRecord } from '#lib/domain/elements.ts';
import { cut } from '#lib/domain/text.ts';
import type { I18n } from '#lib/i18n/i18n.svelte.ts';

/** Characters of what an element says that name it as a connector's end. */
const MOST = 60;

/** What an end is on, in words. */
export function endName(board: BoardView, i18n: I18n, end: ConnectorEnd): string {
	const m = i18n.m.lines;
	const host = end.id === undefined ? undefined : board.elements.get(end.id)?.rec;
	if (!host) return m.nowhere;
	const words = hasText(host) ? host.text.trim() : '';
	return words === '' ? m.hosts[host.kind] : m.quoted(cut(words, MOST));
}

/** “What A says” linked to “what B says”: what a connector is to whoever can't see it. */
export const connectorName = (board: BoardView, i18n: I18n, rec: ConnectorRecord): string =>
	i18n.m.lines.linked(
		endName(board, i18n, rec.from),
		endName(board, i18n, rec.to),
		rec.text.trim()
	);
