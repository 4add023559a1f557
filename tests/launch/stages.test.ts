import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest } from '../support/stages.mjs';

describe('counting what a runner said', () => {
	it('takes Vitest’s numbers', () => {
		const report = {
			numPassedTests: 5,
			numFailedTests: 2,
			numPendingTests: 1,
			numTodoTests: 1,
			testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }]
		};
		expect(countVitest(report)).toEqual({ passed: 5, failed: 2, skipped: 2 });
	});

	it('counts a test file that couldn’t even be loaded', () => {
		const report = {
			numPassedTests: 5,
			numFailedTests: 0,
			numPendingTests: 0,
			numTodoTests: 0,
			testResults: [{ status: 'failed', assertionResults: [] }]
		};
		expect(countVitest(report)).toMatchObject({ passed: 5, failed: 1 });
	});

	it('takes Playwright’s numbers, and those apart that passed at the second try only', () => {
		const report = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
		expect(countPlaywright(report)).toEqual({ passed: 4, failed: 2, skipped: 2, flaky: 1 });
	});

	it('counts nothing where there is no report', () => {
		expect(countVitest(null)).toEqual({ passed: 0, failed: 0, skipped: 0 });
		expect(countPlaywright(null)).toEqual({ passed: 0, failed: 0, skipped: 0 });
	});
});
