import type { ElementRecord } from '#lib/domain/elements.ts';
import { isPermitted, isReady } from '#lib/tools/actions/resolve.ts';
import type { Action, KeyState } from '#lib/tools/actions/types.ts';

/**
 * Whether an action makes sense now, asked for from outside the board: it may be done, enough of the
 * right kinds is selected, and it isn't the browser's own (which only its own keys may do).
 */
export function isOffered(
	action: Action,
	state: KeyState,
	records: readonly ElementRecord[]
): boolean {
	if (action.native || !isPermitted(action, state)) return false;
	if (action.when === 'editing' && !state.editing) return false;
	if (action.when === 'making' && !state.making) return false;
	// Writing goes on in the element that is selected, so it is counted as it is.
	if (!isReady(action, { ...state, editing: false })) return false;
	if (action.needs === 'nothing') return true;
	if (action.kinds && !records.some(({ kind }) => action.kinds?.includes(kind))) return false;
	return action.offered?.(records) ?? true;
}
