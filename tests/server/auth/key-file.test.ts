import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KEY_FILE, openKeyFile } from '../../../server/auth/key-file.ts';

let dir: string;
beforeEach(async () => {
	dir = await mkdtemp(path.join(os.tmpdir(), 'loopboard-key-'));
});
afterEach(() => rm(dir, { recursive: true }));

const open = (where = dir) => openKeyFile(where, randomBytes);

describe('the server’s key', () => {
	it('is made once, and read ever after', () => {
		const first = open();
		expect(first).toEqual({ ok: expect.any(Uint8Array) });
		const again = open();
		if ('error' in first || 'error' in again) throw new Error('no key');
		expect(Buffer.from(again.ok)).toEqual(Buffer.from(first.ok));
		expect(first.ok).toHaveLength(32);
	});

	it.skipIf(process.platform === 'win32')('is readable by its user alone', async () => {
		open();
		expect((await stat(path.join(dir, KEY_FILE))).mode & 0o777).toBe(0o600);
	});

	it.each([[''], ['short'], ['x'.repeat(100)]])(
		'that reads %j is refused, not replaced',
		async (text) => {
			await writeFile(path.join(dir, KEY_FILE), text);
			expect(open()).toEqual({ error: expect.stringContaining('damaged') });
			expect(await readFile(path.join(dir, KEY_FILE), 'utf8')).toBe(text);
		}
	);

	it('that can’t be written is named', () => {
		const result = open(path.join(dir, 'nowhere'));
		expect(result).toEqual({ error: expect.stringContaining(path.join(dir, 'nowhere', KEY_FILE)) });
	});
});
