import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineProject } from 'vitest/config';
import { chromiumArgs, findChromium } from '../support/chromium.mjs';

/** Components and view models in a real Chromium: whatever needs runes or the DOM. */
export default defineProject({
	root: fileURLToPath(new URL('../..', import.meta.url)),
	plugins: [sveltekit()],
	resolve: { dedupe: ['yjs', 'y-protocols', 'lib0'] },
	test: {
		name: 'browser',
		include: ['tests/browser/**/*.test.ts'],
		testTimeout: 180_000,
		hookTimeout: 180_000,
		browser: {
			enabled: true,
			headless: true,
			screenshotFailures: false,
			provider: playwright({
				launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumArgs() }
			}),
			instances: [{ browser: 'chromium' }]
		}
	}
});
