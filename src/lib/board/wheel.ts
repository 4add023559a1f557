import type { Point } from '#lib/domain/geometry.ts';
import { WHEEL_START, type WheelState } from '#lib/tools/wheel/types.ts';
import { wheel } from '#lib/tools/wheel/wheel.ts';
import type { BoardView } from './board-view.svelte.ts';
import { carryOut } from './effects.ts';

/** Chrome and Safari still tell it; it tells notches from fingers best. */
type LegacyWheelEvent = WheelEvent & { readonly wheelDeltaY?: number };

/** Feeds wheel events to the classifier, which learns whether a mouse or a trackpad turns. */
export class Wheel {
	readonly #board: BoardView;
	#state: WheelState = WHEEL_START;

	constructor(board: BoardView) {
		this.#board = board;
	}

	turn(event: LegacyWheelEvent, screen: Point): void {
		const legacy = event.wheelDeltaY;
		const { state, effects } = wheel(
			this.#state,
			{
				dx: event.deltaX,
				dy: event.deltaY,
				deltaMode: event.deltaMode,
				...(legacy !== undefined && { legacy }),
				mod: event.ctrlKey || event.metaKey,
				shift: event.shiftKey,
				screen,
				time: event.timeStamp
			},
			this.#board.settings.wheel
		);
		this.#state = state;
		for (const effect of effects) carryOut(this.#board, effect);
	}
}
