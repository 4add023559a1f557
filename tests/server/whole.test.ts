import { describe, expect, it, onTestFinished } from 'vitest';
import { readFrames } from '#lib/domain/plan-doc.ts';
import { readPeople, readRoom } from '#lib/domain/stage-doc.ts';
import type { CreatedWorkshop } from '#lib/protocol/api.ts';
import { tokenOf } from '../support/api.ts';
import { createWorkshop, joinBy, openDoc } from '../support/people.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { until } from '../support/sync-clients.ts';

async function start(): Promise<RunningServer> {
	const server = await startServer();
	onTestFinished(() => server.dispose());
	return server;
}
const stageOf = (made: CreatedWorkshop): string => `${made.id}/stage`;
const boardOf = (made: CreatedWorkshop): string => made.boards[0]?.doc ?? '';
const viewer = (made: CreatedWorkshop) => ({ token: tokenOf(made.links.viewer) });

describe('a new workshop', () => {
	it('has its title on the stage and its canvases side by side in the plan', async () => {
		const server = await start();
		const canvases = ['empathy-map', 'persona'];
		const made = await createWorkshop(server, { title: 'Цикл', locale: 'ru', canvases });
		const stage = openDoc(server, stageOf(made), viewer(made));
		const plan = openDoc(server, `${made.id}/plan`, viewer(made));
		await until(() => stage.provider.synced && plan.provider.synced);
		expect(readRoom(stage.doc)).toEqual({ title: 'Цикл', locale: 'ru' });
		const frames = readFrames(plan.doc);
		expect(frames.map((frame) => frame.canvas)).toEqual(canvases);
		const [left, right] = frames;
		expect(right?.xy[0]).toBeGreaterThan((left?.xy[0] ?? 0) + (left?.wh[0] ?? 0));
	});

	it('without canvases is a blank board that can be written on', async () => {
		const server = await start();
		const made = await createWorkshop(server);
		const anna = await joinBy(server, made.links.participant, 'Анна');
		const board = openDoc(server, boardOf(made), anna);
		const seen = openDoc(server, boardOf(made), viewer(made));
		await until(() => board.provider.synced && seen.provider.synced);
		board.doc.getMap('elements').set('n1', 'note');
		await until(() => seen.doc.getMap('elements').get('n1') === 'note');
	});
});

describe('the roster on the stage', () => {
	it('shows who comes, under which name, and who leaves', async () => {
		const server = await start();
		const made = await createWorkshop(server);
		const stage = openDoc(server, stageOf(made), viewer(made));
		const anna = await joinBy(server, made.links.participant, 'Анна');
		const person = () => readPeople(stage.doc).get(anna.me.participant);
		await until(() => person()?.name === 'Анна');
		expect(person()?.here).toBe(false);
		const board = openDoc(server, boardOf(made), anna);
		await until(() => person()?.here === true);
		board.leave();
		await until(() => person()?.here === false);
	});

	it('doesn’t go on showing people who were here when the server was killed', async () => {
		const server = await start();
		const made = await createWorkshop(server);
		const anna = await joinBy(server, made.links.participant, 'Анна');
		const board = openDoc(server, boardOf(made), anna);
		const before = openDoc(server, stageOf(made), viewer(made));
		await until(() => readPeople(before.doc).get(anna.me.participant)?.here === true);
		before.leave();
		await server.kill();
		board.leave();
		const again = await server.restart();
		onTestFinished(() => again.dispose());
		const stage = openDoc(again, stageOf(made), viewer(made));
		await until(() => stage.provider.synced);
		expect(readPeople(stage.doc).get(anna.me.participant)).toMatchObject({
			name: 'Анна',
			here: false
		});
	});
});

describe('a socket', () => {
	it('of a page on another site is not let in by the cookie', async () => {
		const server = await start();
		const made = await createWorkshop(server);
		const anna = await joinBy(server, made.links.participant, 'Анна');
		const elsewhere = openDoc({ port: server.port }, boardOf(made), {
			...anna,
			origin: 'https://evil.example'
		});
		await until(() => elsewhere.closes.length > 0);
		expect(elsewhere.closes).toEqual([4403]);
	});

	it('without a session is asked who it is; with a token of another workshop it is refused', async () => {
		const server = await start();
		const [made, other] = [await createWorkshop(server), await createWorkshop(server)];
		const nobody = openDoc(server, stageOf(made), { cookie: '' });
		const stranger = openDoc(server, stageOf(made), viewer(other));
		const nowhere = openDoc(server, 'nope/stage', viewer(made));
		const noBoard = openDoc(server, `${made.id}/board/nope`, viewer(made));
		await until(() =>
			[nobody, stranger, nowhere, noBoard].every(({ closes }) => closes.length > 0)
		);
		expect(nobody.closes).toEqual([4401]);
		expect(stranger.closes).toEqual([4403]);
		expect(nowhere.closes).toEqual([4404]);
		expect(noBoard.closes).toEqual([4404]);
	});

	it('is closed for good when its link is taken back, and not let in again', async () => {
		const server = await start();
		const made = await createWorkshop(server);
		const anna = await joinBy(server, made.links.participant, 'Анна');
		const board = openDoc(server, boardOf(made), anna);
		const program = openDoc(server, boardOf(made), { token: tokenOf(made.links.participant) });
		const watcher = openDoc(server, boardOf(made), viewer(made));
		await until(() => [board, program, watcher].every(({ provider }) => provider.synced));
		const renewed = await fetch(`${server.url}/api/workshops/${made.id}/links/participant/renew`, {
			method: 'POST',
			headers: { authorization: `Bearer ${tokenOf(made.links.facilitator)}` }
		});
		expect(renewed.status).toBe(200);
		await until(() => board.closes.length > 0 && program.closes.length > 0);
		expect(board.closes).toEqual([4403]);
		expect(program.closes).toEqual([4403]);
		expect(watcher.closes).toEqual([]);
		const again = openDoc(server, boardOf(made), anna);
		await until(() => again.closes.length > 0);
		expect(again.closes).toEqual([4403]);
	});

	it('comes back by itself, as what it now is, when its owner’s role grows', async () => {
		const server = await start();
		const made = await createWorkshop(server);
		const anna = await joinBy(server, made.links.viewer, 'Анна');
		const board = openDoc(server, boardOf(made), anna);
		const seen = openDoc(server, boardOf(made), viewer(made));
		await until(() => board.provider.synced && seen.provider.synced);
		await fetch(`${server.url}/api/join`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', cookie: anna.cookie },
			body: JSON.stringify({ token: tokenOf(made.links.facilitator), name: 'Анна' })
		});
		await until(() => board.closes.length === 1 && board.provider.synced);
		expect(board.closes).toEqual([1012]);
		board.doc.getMap('elements').set('n1', 'note');
		await until(() => seen.doc.getMap('elements').get('n1') === 'note');
	});

	it('is told that the server restarts, and finds everything there afterwards', async () => {
		const server = await start();
		const made = await createWorkshop(server);
		const anna = await joinBy(server, made.links.participant, 'Анна');
		const board = openDoc(server, boardOf(made), anna);
		await until(() => board.provider.synced);
		board.doc.getMap('elements').set('n1', 'note');
		expect(await server.stop()).toBe(0);
		expect(board.closes).toContain(1012);
		const again = await server.restart();
		onTestFinished(() => again.dispose());
		await until(() => board.provider.synced);
		const seen = openDoc(again, boardOf(made), viewer(made));
		await until(() => seen.doc.getMap('elements').get('n1') === 'note');
	});
});
