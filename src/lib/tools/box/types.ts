/** Kinds that are made by drawing their box. */
export const BOX_KINDS = ['text', 'shape', 'frame'] as const;
export type BoxKind = (typeof BOX_KINDS)[number];
