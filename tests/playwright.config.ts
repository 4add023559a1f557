import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from './support/chromium.mjs';

/**
 * End-to-end tests. Each starts the servers it needs itself (support/server.ts), so that it may
 * also kill them; the pages must have been built.
 */
export default defineConfig({
	testDir: 'e2e',
	testMatch: '**/*.e2e.ts',
	outputDir: '../test-results/e2e',
	// One browser with several people in it keeps two cores busy already.
	workers: 1,
	fullyParallel: false,
	forbidOnly: true,
	// ms. Only ends what hangs: a slow machine must not fail a test that would pass.
	timeout: 300_000,
	expect: { timeout: 30_000 },
	// Somebody else's work on the machine must not hold back a change. What needed it is listed as
	// flaky and counted apart (support/stages.mjs): it is owed a mend.
	retries: 1,
	use: {
		browserName: 'chromium',
		headless: true,
		// ms. What isn't there by then won't come; the test's own limit is for the whole story.
		actionTimeout: 30_000,
		screenshot: 'only-on-failure',
		trace: 'retain-on-failure',
		launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumArgs() }
	}
});
