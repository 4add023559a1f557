import type { ConnectorSide } from '../../domain/connector/edit.ts';
import type { ConnectorEnd } from '../../domain/elements.ts';
import type { Direction, ToolId } from '../types.ts';

/** The tools that draw connectors: with an arrow's head at the end, and without. */
export const LINK_TOOLS = ['connector', 'line'] as const;
export type LinkTool = (typeof LINK_TOOLS)[number];
export const isLinkTool = (tool: ToolId): tool is LinkTool =>
	LINK_TOOLS.some((each) => each === tool);

/** A connector of which one end is being looked for. */
export interface Link {
	/**
	 * The end that stays. Its `xy` is where it was last shown: there it stays if its host is deleted
	 * by someone else meanwhile.
	 */
	readonly fixed: ConnectorEnd;
	/** Whose end is taken elsewhere, and which; null for a connector about to be made. */
	readonly of: { readonly id: string; readonly side: ConnectorSide } | null;
	/** The tool that it was begun with. Another tool takes it out of the hand. */
	readonly tool: ToolId;
}

/** What is shown while one end is in the hand. */
export interface LinkDraft {
	/** Null for an end that is nowhere yet: a finger, or a key, has only chosen the other one. */
	readonly from: ConnectorEnd | null;
	readonly to: ConnectorEnd | null;
	/** Which of the two is in the hand. */
	readonly side: ConnectorSide;
	/** The connector that it stands for; null for a new one, and while an end is nowhere. */
	readonly of: string | null;
	readonly tool: ToolId;
}

/** Connecting without a pointer, or with clicks alone. */
export type LinkInput =
	/** From an element; with `side`, that end of the connector `id` is taken elsewhere. */
	| {
			readonly kind: 'link';
			readonly phase: 'begin';
			readonly id: string;
			readonly side?: ConnectorSide;
	  }
	/** To the next or the one before in reading order, or the nearest in a direction. */
	| { readonly kind: 'link'; readonly phase: 'aim'; readonly way: 1 | -1 | Direction }
	| { readonly kind: 'link'; readonly phase: 'connect' };
