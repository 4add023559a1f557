import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

export const IMAGES_DIRECTORY = 'images';

/** A picture's bytes by workshop and hash. Why files and not rows: docs/adr. */
export interface ImageFiles {
	/** Whole or not at all, and on the disk when resolved. */
	write(workshop: string, hash: string, bytes: Uint8Array): Promise<void>;
	/** Null when there is no such file. */
	read(workshop: string, hash: string): Promise<Uint8Array | null>;
	has(workshop: string, hash: string): Promise<boolean>;
	remove(workshop: string, hash: string): Promise<void>;
}

/** Both become names of files: nothing else may. */
const WORKSHOP = /^[A-Za-z0-9_-]{1,64}$/;
const HASH = /^[0-9a-f]{64}$/;

/** Under `images/<workshop>/<hash>` of the data directory. */
export function createImageFiles(dataDir: string): ImageFiles {
	const root = path.resolve(dataDir, IMAGES_DIRECTORY);
	let written = 0;
	const fileOf = (workshop: string, hash: string): string => {
		if (!WORKSHOP.test(workshop) || !HASH.test(hash)) throw new Error('not a picture’s name');
		return path.join(root, workshop, hash);
	};
	return {
		async write(workshop, hash, bytes) {
			const file = fileOf(workshop, hash);
			await mkdir(path.dirname(file), { recursive: true });
			// Two people may bring the same picture at once: each writes a file of its own first.
			const draft = `${file}.${++written}.part`;
			try {
				const handle = await open(draft, 'w', 0o600);
				try {
					await handle.writeFile(bytes);
					await handle.sync();
				} finally {
					await handle.close();
				}
				await rename(draft, file);
			} catch (error) {
				await rm(draft, { force: true });
				throw error;
			}
		},
		async read(workshop, hash) {
			try {
				return await readFile(fileOf(workshop, hash));
			} catch (error) {
				if (isAbsent(error)) return null;
				throw error;
			}
		},
		async has(workshop, hash) {
			try {
				return (await stat(fileOf(workshop, hash))).isFile();
			} catch (error) {
				if (isAbsent(error)) return false;
				throw error;
			}
		},
		async remove(workshop, hash) {
			await rm(fileOf(workshop, hash), { force: true });
		}
	};
}

const isAbsent = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && error.code === 'ENOENT';
