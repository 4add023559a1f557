import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	build: { target: 'es2022' },
	// Two copies of Yjs in one program corrupt its instanceof checks.
	resolve: { dedupe: ['yjs', 'y-protocols', 'lib0'] },
	test: { projects: ['tests/vitest.config.ts', 'tests/browser/vitest.config.ts'] }
});
