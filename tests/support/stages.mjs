/** The stages of npm test: each runs a tool of ours on the pinned Node and counts what it said. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from '../../server/launch/build.mjs';

const nothing = { passed: 0, failed: 0, skipped: 0 };

export function createStages({ root, node, chromium }) {
	const results = [];
	const reports = path.join(root, 'test-results');
	const env = {
		...process.env,
		PATH: [path.join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(path.delimiter),
		...(chromium !== null && { LOOPBOARD_CHROMIUM: chromium })
	};

	function tool(script, args, more = {}) {
		const file = path.join(root, 'node_modules', ...script.split('/'));
		const run = spawnSync(node, [file, ...args], {
			cwd: root,
			stdio: 'inherit',
			env: { ...env, ...more }
		});
		return run.status === 0;
	}

	function stage(name, work) {
		console.log(`\n── ${name}`);
		results.push({ name, ...work() });
	}

	/** One check, made of one or more tools that must all be content. */
	function check(name, ...tools) {
		stage(name, () => oneOf(tools.every(([script, ...args]) => tool(script, args))));
	}

	function build(name) {
		stage(name, () => {
			try {
				ensureBuilt(root, node);
				return oneOf(true);
			} catch (error) {
				console.error(error.message);
				return oneOf(false);
			}
		});
	}

	/** Runs a test runner that writes a JSON report, and counts by the report, not by the exit code. */
	function tests(name, file, count, run) {
		stage(name, () => {
			const report = path.join(reports, file);
			mkdirSync(reports, { recursive: true });
			rmSync(report, { force: true });
			const content = run(report);
			const counted = count(readReport(report));
			// A runner that fails without a failed test (a crash, an error between tests) failed once.
			return content || counted.failed > 0 ? counted : { ...counted, failed: 1 };
		});
	}

	function vitest(name) {
		tests(name, 'vitest.json', countVitest, (report) =>
			tool('vitest/vitest.mjs', [
				'run',
				'--reporter=default',
				'--reporter=json',
				`--outputFile.json=${report}`
			])
		);
	}

	function playwright(name) {
		tests(name, 'playwright.json', countPlaywright, (report) =>
			tool(
				'@playwright/test/cli.js',
				['test', '--config', 'tests/playwright.config.ts', '--reporter=list,json'],
				{ PLAYWRIGHT_JSON_OUTPUT_FILE: report }
			)
		);
	}

	/** A stage that can't run here, which is a failure and not a reason to leave it out. */
	function missing(name, why) {
		stage(name, () => {
			console.error(why);
			return oneOf(false);
		});
	}

	return {
		check,
		build,
		vitest,
		playwright,
		missing,
		failures: () => results.filter((result) => result.failed > 0).map((result) => result.name),
		sum: () =>
			results.reduce(
				(sum, { passed, failed, skipped, flaky = 0 }) => ({
					passed: sum.passed + passed,
					failed: sum.failed + failed,
					skipped: sum.skipped + skipped,
					flaky: (sum.flaky ?? 0) + flaky
				}),
				nothing
			)
	};
}

const oneOf = (content) => ({ ...nothing, ...(content ? { passed: 1 } : { failed: 1 }) });

function readReport(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		// The runner ended before it could write one; its exit code says that it failed.
		return null;
	}
}

export function countVitest(report) {
	if (report === null) return nothing;
	const broken = (report.testResults ?? []).filter(
		(file) => file.status === 'failed' && file.assertionResults.length === 0
	);
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests + broken.length,
		skipped: report.numPendingTests + report.numTodoTests
	};
}

export function countPlaywright(report) {
	if (report === null) return nothing;
	const { expected, unexpected, flaky, skipped } = report.stats;
	return {
		passed: expected + flaky,
		failed: unexpected + report.errors.length,
		skipped,
		...(flaky > 0 && { flaky })
	};
}
