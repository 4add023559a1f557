import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ROOT_NAMES } from '#lib/domain/root-names.ts';

test('each root that the domain works on is among those that a document always has room for', async () => {
	const used = new Set<string>();
	for await (const file of glob('src/lib/domain/**/*.ts')) {
		const code = readFileSync(file, 'utf8');
		for (const [, name] of code.matchAll(/\.get(?:Map|Array|Text)\('([^'<]+)'\)/g)) used.add(name!);
	}
	expect([...used].sort()).toEqual([...ROOT_NAMES].sort());
});
