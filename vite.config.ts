import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { chunks } from './.config/chunks.ts';
import { loopboardDev } from './server/dev-plugin.ts';

export default defineConfig({
	// Tests make Vite servers as well, which must not open the data directory.
	plugins: [sveltekit(), chunks(), process.env['VITEST'] ? [] : loopboardDev(process.env)],
	build: { target: 'es2022' },
	// Two copies of Yjs in one program corrupt its instanceof checks.
	resolve: { dedupe: ['yjs', 'y-protocols', 'lib0'] },
	test: { projects: ['tests/vitest.config.ts', 'tests/browser/vitest.config.ts'] }
});
