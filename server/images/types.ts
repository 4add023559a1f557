/** What the server keeps and serves; told by the bytes, never by what the sender says. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** A file fit to be kept: checked, and with nothing in it but the picture. */
export interface CleanImage {
	readonly type: ImageType;
	/** Pixels, as it is shown: turned by a JPEG's orientation. */
	readonly width: number;
	readonly height: number;
	readonly bytes: Uint8Array;
}

/** What a format's reader makes of a file that bears its mark. Throws BrokenImage. */
export type ReadImage = (bytes: Uint8Array) => CleanImage;

/** The file isn't what its first bytes promise, or not all of it is here. */
export class BrokenImage extends Error {}
