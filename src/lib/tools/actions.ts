/** The one registry of actions, and how keys find them. */
export {
	ACTION_GROUPS,
	type Action,
	type ActionGroup,
	type ActionId,
	type KeyState
} from './actions/types.ts';
export { ACTIONS, actionById } from './actions/registry.ts';
export {
	actionFor,
	carryEventOf,
	isPermitted,
	isReady,
	nudgeOf,
	resolveKey,
	type KeyVerdict
} from './actions/resolve.ts';
