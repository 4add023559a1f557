/** What is kept and served; told by the bytes, never by what the sender says. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** A file fit to be kept: checked, and with nothing in it but the picture. */
export interface CleanImage {
	readonly type: ImageType;
	/** Pixels, as it is shown: turned by a JPEG's orientation. */
	readonly width: number;
	readonly height: number;
	/** How a JPEG was held, 1 to 8 as EXIF has it: its bytes still say so. 1 is upright. */
	readonly orientation: number;
	readonly bytes: Uint8Array;
}

/** CRC-32 as in zlib: the whole number of 32 bits. */
export type Checksum = (bytes: Uint8Array) => number;

/** The file isn't what its first bytes promise, or not all of it is here. */
export class BrokenImage extends Error {}
