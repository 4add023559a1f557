export interface ImageRow {
	readonly workshop: string;
	/** SHA-256 of the bytes as they are kept, hex. */
	readonly hash: string;
	/** As the bytes say: `image/png`. */
	readonly type: string;
	/** Bytes. */
	readonly size: number;
	/** Pixels. */
	readonly width: number;
	readonly height: number;
	/** Participant who brought it; null for a program with a token, and in an anonymous round. */
	readonly by: string | null;
	readonly createdAt: number;
}

/** `known`: it was there before, and the row is the older one. `full`: nothing was kept. */
export type ImageSaved = 'new' | 'known' | 'full';

/** Each counts as at least so many bytes: what a file and its row take on a disk. */
export const LEAST_IMAGE_SIZE = 4096;

/** Pictures, each workshop's for itself, by the hash of their bytes. They never change. */
export interface ImageStore {
	/**
	 * Keeps a picture unless all of the workshop's would then be more than `quota` bytes. Resolved
	 * means: survives a killed process.
	 */
	save(row: ImageRow, bytes: Uint8Array, quota: number): Promise<ImageSaved>;
	find(workshop: string, hash: string): Promise<ImageRow | null>;
	/** The bytes; null for a picture that isn't there. */
	read(workshop: string, hash: string): Promise<Uint8Array | null>;
	/** Bytes that all of a workshop's take. */
	used(workshop: string): Promise<number>;
}
