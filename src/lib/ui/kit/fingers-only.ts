/** A phone or a tablet without a mouse: there are no keys to learn and no wheel to set up. */
export const fingersOnly = (): boolean => matchMedia('(hover: none) and (pointer: coarse)').matches;
