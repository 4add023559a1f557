import { createConnector, routeOf, setEnd, type Route } from '#lib/domain/connector/connectors.ts';
import type { ConnectorSide } from '#lib/domain/connector/connectors.ts';
import type { ArrowHead, ConnectorEnd, ConnectorRoute } from '#lib/domain/elements.ts';
import type { NoteColor } from '#lib/domain/note-kinds.ts';
import type { LinkDraft } from '#lib/tools/connector/types.ts';
import type { ToolId } from '#lib/tools/types.ts';
import type { BoardView } from './board-view.svelte.ts';
import { owned } from './owning.ts';

/** What the connector's tools show while an end is in the hand, and what they make. */
export class Linking {
	/** The connector as it would be; null while none is in the hand. */
	draft: LinkDraft | null = $state.raw(null);
	/** Where one would begin. */
	hover: string | null = $state(null);
	/** What the next one looks like: as the person last made one look. */
	color: NoteColor = $state('grey');
	heads: readonly [ArrowHead, ArrowHead] = $state.raw(['none', 'arrow']);
	/** Null until somebody has chosen: curved between two elements, straight where an end is loose. */
	route: ConnectorRoute | null = $state(null);
	readonly #board: BoardView;

	constructor(board: BoardView) {
		this.#board = board;
	}

	/** The elements that light up: those the draft would stick to, or where one would begin. */
	readonly hosts: readonly string[] = $derived.by(() => {
		const ids = this.draft ? [this.draft.from?.id, this.draft.to?.id] : [this.hover];
		return ids.filter((id) => id !== undefined && id !== null);
	});

	/** The draft's way, for whoever draws it; null while one of its ends is nowhere. */
	draftRoute(draft: LinkDraft): Route | null {
		const { elements } = this.#board;
		const rec = draft.of === null ? undefined : elements.get(draft.of)?.rec;
		const { from, to } = draft;
		if (!from || !to) return null;
		const look =
			rec?.kind === 'connector'
				? { route: rec.route, heads: rec.heads }
				: { route: this.#routeFor(from, to), heads: this.#headsFor(draft.tool) };
		return routeOf({ from, to, ...look }, elements.hostOf);
	}

	/** Makes a connector and selects it. */
	commit(from: ConnectorEnd, to: ConnectorEnd, tool: ToolId): void {
		const board = this.#board;
		const id = board.host.newId();
		board.undo.boundary();
		const made = owned(board, () =>
			createConnector(board.board, {
				...{ id, from, to, color: this.color },
				...{ route: this.#routeFor(from, to), heads: this.#headsFor(tool) },
				by: board.workshop.me.participant,
				at: board.host.now()
			})
		);
		if (made.length === 0) return;
		this.hover = null;
		board.select([id]);
		board.host.announce('connected');
	}

	/** Takes an end elsewhere. */
	commitEnd(id: string, side: ConnectorSide, end: ConnectorEnd): void {
		const board = this.#board;
		board.undo.boundary();
		const changed = owned(board, () => setEnd(board.board, id, side, end));
		if (changed.length > 0) board.host.announce('connected');
	}

	/** What is selected has been given a colour: connectors made from now on have it too. */
	recall(color: NoteColor): void {
		const kinds = this.#board.elements.records(this.#board.selection).map((rec) => rec.kind);
		if (kinds.length > 0 && kinds.every((kind) => kind === 'connector')) this.color = color;
	}

	#headsFor(tool: ToolId): readonly [ArrowHead, ArrowHead] {
		return tool === 'line' ? ['none', 'none'] : this.heads;
	}

	#routeFor(from: ConnectorEnd, to: ConnectorEnd): ConnectorRoute {
		if (this.route) return this.route;
		return from.id !== undefined && to.id !== undefined ? 'curved' : 'straight';
	}
}
