import type { Zone } from '../canvas.ts';

/** A zone with axes says something by where a note lies in it, so it isn't laid out anew. */
export const canArrange = (zone: Zone): boolean => zone.holds.kind === 'notes' && !zone.axes;
