import { reverse, setHead, setRoute } from '#lib/domain/connector/connectors.ts';
import { isHost } from '#lib/domain/connector/host.ts';
import { ARROW_HEADS, CONNECTOR_ROUTES } from '#lib/domain/elements.ts';
import { LINK_TOOLS, type LinkTool } from '#lib/tools/connector/types.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { each } from './types.ts';

/** Connecting without a pointer, and how connectors look. */
export function lineCommands(board: BoardView) {
	const { linking } = board;
	const only = (): string | null => {
		const [id, ...others] = board.selection;
		return id === undefined || others.length > 0 ? null : id;
	};
	const begin = (side?: 'from' | 'to'): void => {
		const id = only();
		if (id === null) return;
		board.tooling.send({ kind: 'link', phase: 'begin', id, ...(side && { side }) });
		board.host.announce('aiming');
		board.refocus();
	};
	/** By key, with something selected, the connector begins there. */
	const take = (tool: LinkTool, chord: string): void => {
		board.tooling.setTool(tool);
		const rec = board.elements.get(only() ?? '')?.rec;
		if (chord !== '' && rec && isHost(rec)) begin();
	};
	return {
		...each('tool', LINK_TOOLS, take),
		'connect-to': () => begin(),
		'move-start': () => begin('from'),
		'move-end': () => begin('to'),
		reverse: () => {
			reverse(board.board, board.selection);
			board.refocus();
		},
		...each('route', CONNECTOR_ROUTES, (route) => {
			setRoute(board.board, board.selection, route);
			linking.route = route;
			board.refocus();
		}),
		...each('head-start', ARROW_HEADS, (head) => {
			setHead(board.board, board.selection, 'from', head);
			linking.heads = [head, linking.heads[1]];
			board.refocus();
		}),
		...each('head-end', ARROW_HEADS, (head) => {
			setHead(board.board, board.selection, 'to', head);
			linking.heads = [linking.heads[0], head];
			board.refocus();
		})
	};
}
