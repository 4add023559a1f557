// What goes into the tools, what they ask and what comes out of them: all of it is data.
export * from './inputs.ts';
export type * from './context.ts';
export type * from './effect.ts';
