/** What people throw into the room: it floats up and vanishes, and is kept nowhere. */
export const REACTIONS = ['👍', '❤️', '👏', '😄', '🎉', '🤔'] as const;
export type Reaction = (typeof REACTIONS)[number];

/** ms between two of one person: a hand that clicks quickly, not one that plays the drum. */
export const REACTION_PAUSE = 300;
