import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

/** Holds 96 MB outside of the heap, reads 256 MB past it, and says how often V8 searched all of the heap. */
const READER = `
	import { constants, PerformanceObserver } from 'node:perf_hooks';
	let searches = 0;
	const observer = new PerformanceObserver((list) => {
		for (const { detail } of list.getEntries())
			if (detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR) searches++;
	});
	const held = Array.from({ length: 1536 }, () => Buffer.allocUnsafeSlow(65536));
	observer.observe({ entryTypes: ['gc'] });
	for (let turn = 0; turn < 128; turn++) {
		for (let i = 0; i < 32; i++) Buffer.allocUnsafeSlow(65536);
		await new Promise(setImmediate);
	}
	await new Promise((resolve) => setTimeout(resolve, 50));
	console.log(JSON.stringify({ searches, held: held.length }));
`;
const HEAP = fileURLToPath(new URL('../../server/heap.ts', import.meta.url));

async function searches(...flags: string[]): Promise<number> {
	const args = [...flags, '--input-type=module', '--eval', READER];
	const { stdout } = await run(process.execPath, args);
	return JSON.parse(stdout).searches;
}

test('what is read from sockets doesn’t make V8 search the whole heap again and again', async () => {
	const [ours, plain] = [await searches('--import', HEAP), await searches()];
	expect(plain).toBeGreaterThan(1);
	expect(ours).toBeLessThan(plain / 2);
});
