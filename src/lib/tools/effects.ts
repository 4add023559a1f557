import type { Effect, ToolContext } from './types.ts';

/** Ends writing before something else begins. */
export const endEdit = (context: ToolContext): readonly Effect[] =>
	context.editing === null ? [] : [{ kind: 'end-edit' }];
