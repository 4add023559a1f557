import type { PhaseTool } from '../domain/agenda.ts';
import type { Camera } from '../domain/camera.ts';
import type { Point, Rect, Size } from '../domain/geometry.ts';
import type { Host } from '../domain/connector/host.ts';
import type { ConnectorEnd } from '../domain/elements.ts';
import type { SnapNeighbour } from './snap/types.ts';
import type { Direction, ToolId } from './inputs.ts';

/** What the tools may ask of the board while they decide. */
export interface ToolContext {
	readonly camera: Camera;
	/** CSS px. */
	readonly view: Size;
	/**
	 * The top-most selectable element at a board point. `margin` is CSS px: an element that is only
	 * near counts when none contains the point.
	 */
	hit(board: Point, margin: number): string | null;
	/** These, the given ones first, and what moves with them: what is locked stays, with all that it carries. */
	goingWith(ids: readonly string[]): readonly string[];
	/** True for what another note can't lie on: not for frames, lines, strokes and stamps. */
	takesRoom(id: string): boolean;
	/** The top-most element at a board point that a connector may end at; `margin` as for `hit`. */
	hostAt(board: Point, margin: number): string | null;
	/** What a connector would end at; null for what isn't there or isn't for connectors. */
	hostOf(id: string): Host | null;
	/**
	 * What a connector may end at, one further from an element: in reading order or in a direction.
	 * The first or the nearest to the view's middle from null; `not` are passed over.
	 */
	hostBeside(from: string | null, way: 1 | -1 | Direction, not: readonly string[]): string | null;
	/** The ends of a connector as they are shown; null for what is none. */
	endsOf(id: string): { readonly from: ConnectorEnd; readonly to: ConnectorEnd } | null;
	/**
	 * What lies on the way from one board point to another, or within `margin` CSS px of it, and may
	 * be deleted: what was drawn, everything but frames, or the one thing on top at the end.
	 */
	erasable(
		from: Point,
		to: Point,
		margin: number,
		what: 'drawn' | 'all' | 'top'
	): readonly string[];
	/** Every element that a board rect touches, what is locked too. */
	within(rect: Rect): readonly string[];
	/** True for what stays where and as it is; it can be selected by a click alone. */
	isLocked(id: string): boolean;
	/** The groups of an element as their members, outermost first; the element alone comes last. */
	levels(id: string): readonly (readonly string[])[];
	/** What is in view and can be snapped to, without what is held. Asked once per gesture. */
	neighbours(held: ReadonlySet<string>): readonly SnapNeighbour[];
	/** Of the note that would be made with its middle at a board point, or of one like `like`. */
	newNoteSize(at: Point, like: string | undefined): Size;
	/** False when the person switched snapping off. */
	readonly snapping: boolean;
	/** Where an element is now; null when it isn't there any more. */
	rectOf(id: string): Rect | null;
	/** Board units; what resizing may not go below. */
	minSize(id: string): Size;
	/** True for what must keep its proportions, such as an image. */
	keepsRatio(id: string): boolean;
	readonly selection: ReadonlySet<string>;
	/** The element whose text is being edited. */
	readonly editing: string | null;
	readonly canEdit: boolean;
	/** What the facilitator hasn't opened to this person; nothing when absent. */
	readonly closed?: ReadonlySet<PhaseTool>;
	readonly spaceHeld: boolean;
	readonly tool: ToolId;
	/** True when a tool stays after it was used. */
	readonly keepTool: boolean;
}
