import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { IMAGES_DIRECTORY } from '../../server/store/sqlite/image-files.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import type { ImageRow, Store } from '../../server/store/types.ts';
import { imagesContract } from './images.contract.ts';

async function open(): Promise<{ dataDir: string; store: Store }> {
	const dataDir = await mkdtemp(path.join(os.tmpdir(), 'loopboard-images-'));
	const opened = openSqliteStore({ dataDir, durability: 'normal' });
	if ('error' in opened) throw new Error(opened.error);
	return { dataDir, store: opened.ok };
}

describe('images in SQLite and files', () => {
	imagesContract(async () => {
		const { dataDir, store } = await open();
		return {
			store,
			dispose: async () => {
				await store.close();
				await rm(dataDir, { recursive: true });
			}
		};
	});

	const hash = 'c'.repeat(64);
	const row = (size: number): ImageRow => ({
		workshop: 'w1',
		hash,
		type: 'image/png',
		size,
		width: 1,
		height: 1,
		by: null,
		createdAt: 1
	});

	async function opened(): Promise<{ store: Store; folder: string }> {
		const { dataDir, store } = await open();
		onTestFinished(async () => {
			await store.close();
			await rm(dataDir, { recursive: true });
		});
		const workshop = { id: 'w1', title: 'Loop', locale: 'en', createdAt: 1 } as const;
		await store.workshops.create(workshop, [], [], []);
		return { store, folder: path.join(dataDir, IMAGES_DIRECTORY, 'w1') };
	}

	it('leave one file each and no drafts', async () => {
		const { store, folder } = await opened();
		const bytes = new Uint8Array(10);
		await Promise.all([1, 2, 3].map(() => store.images.save(row(10), bytes, 1_000_000)));
		expect(await readdir(folder)).toEqual([hash]);
	});

	it('leave no file when there was no room after all', async () => {
		const { store, folder } = await opened();
		await store.images.save(row(10), new Uint8Array(10), 0);
		expect(await readdir(folder).catch(() => [])).toEqual([]);
	});

	it('whose file was lost are gone until somebody brings them again', async () => {
		const { store, folder } = await opened();
		await store.images.save(row(10), new Uint8Array(10), 1_000_000);
		await rm(path.join(folder, hash));
		expect(await store.images.read('w1', hash)).toBeNull();
		expect(await store.images.save(row(10), new Uint8Array(10), 1_000_000)).toBe('known');
		expect((await store.images.read('w1', hash))?.length).toBe(10);
	});
});
