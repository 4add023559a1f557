/** Limits that client and server both know. Each says its unit and why it is what it is. */

/** Characters. Fits a card and a browser tab. */
export const MAX_TITLE_LENGTH = 120;
/** Characters. Longer names don't fit a cursor's label. */
export const MAX_NAME_LENGTH = 40;
/** Canvases in one workshop at its creation; twice the whole catalogue. */
export const MAX_CANVASES = 44;
/** Bytes of an HTTP request body. The largest honest one is a title and a list of canvas ids. */
export const MAX_BODY_BYTES = 64 * 1024;
/** Bytes of one frame on a sync socket; a paste of 300 notes is about 100 KB. */
export const MAX_FRAME_BYTES = 4 * 1024 * 1024;
/** Bytes of one presence state as JSON: a selection of 50 ids, a caret and a drag. */
export const MAX_PRESENCE_BYTES = 4 * 1024;
/** Ids of a selection or a drag that presence names one by one; beyond it, others see a count. */
export const MAX_PRESENCE_IDS = 60;
/** Points of a stroke being drawn that presence tells of: three messages' worth of a quick hand. */
export const MAX_PRESENCE_INK = 96;
/** ms between two presence messages of one client: 10 a second, interpolated by the reader. */
export const PRESENCE_INTERVAL = 100;

/** Bytes of one uploaded image: a photo as phones take it. Larger ones are scaled down before. */
export const MAX_IMAGE_BYTES = 10 * 1024 * 1024;

/** Days that a link with an end may last; longer is a slip of the keyboard. */
export const MAX_LINK_DAYS = 366;
/** People who may join by one link, where it is limited at all. */
export const MAX_LINK_PEOPLE = 1_000;
/** Characters of a link's passphrase: said aloud in a room, and not guessed in ten tries. */
export const PASSPHRASE_LENGTH = { least: 6, most: 100 } as const;
