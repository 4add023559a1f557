import { expect, onTestFinished, test } from 'vitest';
import { tokenOf } from '../../support/api.ts';
import { createWorkshop, joinBy } from '../../support/people.ts';
import { startServer, type RunningServer } from '../../support/server.ts';
import { frames, rawClient, stockClient, until } from '../../support/sync-clients.ts';

const SECRET = 'Umsatz-Geheimnis-4711';
const NAME = 'Анна-Мария';

async function start(env: Record<string, string> = {}) {
	const server = await startServer(env);
	onTestFinished(() => server.dispose());
	const made = await createWorkshop(server);
	return {
		server,
		links: made.links,
		doc: made.boards[0]!.doc,
		token: tokenOf(made.links.participant),
		sync: { url: `ws://127.0.0.1:${server.port}/sync` }
	};
}

async function metricsOf({ url }: RunningServer): Promise<(name: string) => number> {
	const text = await (await fetch(`${url}/metrics`)).text();
	return (name) => {
		const line = text.split('\n').find((each) => each.startsWith(`loopboard_${name} `));
		if (line === undefined) throw new Error(`no ${name} in\n${text}`);
		return Number(line.split(' ').at(-1));
	};
}

test('the figures say what is going on: who is there, what passes, how long it takes, what was refused', async () => {
	const { server, doc, token, sync } = await start();
	const [ann, bob] = [stockClient(sync, doc, { token }), stockClient(sync, doc, { token })];
	await Promise.all([ann.synced(), bob.synced()]);
	for (let i = 0; i < 20; i++) {
		ann.write(`k${i}`, i);
		await until(() => expect(bob.notes()[`k${i}`]).toBe(i));
	}
	expect(await rawClient(sync, `/${doc}?token=nonsense`).closed()).toBe(4401);
	const mallory = rawClient(sync, `/${doc}?token=${token}`);
	await mallory.opened();
	mallory.send(new Uint8Array([9]));
	expect(await mallory.closed()).toBe(4400);

	const metric = await metricsOf(server);
	expect(metric('connections')).toBe(2);
	expect(metric('rooms')).toBeGreaterThanOrEqual(1);
	expect(metric('connections_pending')).toBe(0);
	expect(metric('connections_behind')).toBe(0);
	expect(metric('unsaved_rooms')).toBe(0);
	for (const counter of ['frames_in', 'frames_out', 'rows_appended', 'updates']) {
		expect(metric(`${counter}_total`), counter).toBeGreaterThanOrEqual(20);
	}
	expect(metric('bytes_in_total')).toBeGreaterThan(metric('frames_in_total'));
	expect(metric('bytes_out_total')).toBeGreaterThan(metric('frames_out_total'));
	for (const timing of ['tick_ms', 'append_ms', 'load_ms', 'answer_ms']) {
		expect(metric(`${timing}_count`), timing).toBeGreaterThan(0);
	}
	expect(metric('refusals_total{reason="4401"}')).toBe(1);
	expect(metric('refusals_total{reason="4400"}')).toBe(1);
	expect(metric('resident_memory_bytes')).toBeGreaterThan(1_000_000);
	expect(metric('event_loop_delay_seconds{quantile="1"}')).toBeGreaterThan(0);
});

test('the log holds no content, no token and no name, whatever happens on the sockets', async () => {
	const { server, links, doc, token, sync } = await start({ LOG_LEVEL: 'debug' });
	const anna = await joinBy(server, links.participant, NAME);
	const ann = stockClient(sync, doc, { token });
	await ann.synced();
	ann.awareness.setLocalState({ p: 'ann', name: NAME, text: SECRET });
	ann.write(SECRET, SECRET);
	const bob = stockClient(sync, doc, { token });
	await until(() => expect(bob.notes()).toEqual({ [SECRET]: SECRET }));
	const hostile = [
		Buffer.from(SECRET),
		frames.update(Buffer.from(SECRET)),
		frames.presenceOf(Buffer.from(SECRET)),
		frames.presenceEntry(7, 1, SECRET),
		// JSON within an update that is none: an error that quotes it would give it away.
		frames.update(
			new Uint8Array([1, 1, 7, 0, 5, 1, 1, 0x6e, SECRET.length, ...Buffer.from(SECRET), 0])
		)
	];
	for (const frame of hostile) {
		const mallory = rawClient(sync, `/${doc}?token=${token}&x=${SECRET}`);
		await mallory.opened();
		mallory.send(frame);
		mallory.send(new Uint8Array([9]));
		await mallory.closed();
	}
	await rawClient(sync, `/${doc}?token=${token}x`).closed();
	await rawClient(sync, `/${SECRET}/board/%E0%A4%A?token=${token}`).closed();
	await rawClient(sync, `/${doc}`, {
		cookie: anna.cookie,
		origin: `http://127.0.0.1:${server.port}`
	}).opened();
	await server.stop();
	expect(server.log()).toContain('server.stopped');
	for (const secret of [SECRET, NAME, token, anna.cookie.split('=')[1] ?? '?']) {
		expect(server.log()).not.toContain(secret);
	}
	for (const line of server.log().trim().split('\n')) {
		expect(JSON.parse(line)).toMatchObject({ time: expect.any(String), event: expect.any(String) });
	}
});
