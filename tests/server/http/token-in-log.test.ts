import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../../support/server.ts';

let server: RunningServer;

beforeAll(async () => {
	server = await startServer({ LOG_LEVEL: 'debug' });
});
afterAll(() => server.dispose());

it('never writes a link’s token to its log, whatever is asked of the link’s page', async () => {
	const token = 'S3cretTokenOfALinkThatNobodyMayReadInALog0';
	const asked = await Promise.all([
		fetch(`${server.url}/j/${token}`),
		fetch(`${server.url}/j/${token}/x`),
		fetch(`${server.url}/j/${token}%E0%A4%A`),
		fetch(`${server.url}/j/${token}`, { method: 'POST' }),
		fetch(`${server.url}/api/workshops/x?token=${token}`)
	]);
	await Promise.all(asked.map((answer) => answer.text()));
	await server.stop();
	expect(server.log()).not.toContain(token);
});
