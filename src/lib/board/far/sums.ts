/** What a vote gave each note, as it is seen from afar; nothing is drawn of no votes. */
export type Sums = ReadonlyMap<string, number>;
export const NO_SUMS: Sums = new Map();
