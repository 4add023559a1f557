import { fileURLToPath } from 'node:url';
import { defineProject } from 'vitest/config';

/** Everything that runs in Node: domain, tools, server, contracts, the shape of the tree. */
export default defineProject({
	root: fileURLToPath(new URL('..', import.meta.url)),
	test: {
		name: 'node',
		environment: 'node',
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/browser/**', 'tests/e2e/**'],
		// ms. Only ends what hangs: a slow machine must not fail a test that would pass.
		testTimeout: 180_000,
		hookTimeout: 180_000
	}
});
