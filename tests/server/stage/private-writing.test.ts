import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addPhases, FIRST_TOOLS, type NewPhase } from '#lib/domain/agenda.ts';
import {
	createNotes,
	openBoard,
	readElements,
	replaceText,
	type NewNote
} from '#lib/domain/board-doc.ts';
import { deskBoard, readDesk } from '#lib/domain/desk-doc.ts';
import { readRun } from '#lib/domain/stage-doc.ts';
import type { CreatedWorkshop } from '#lib/protocol/api.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import type { Command } from '#lib/protocol/commands/commands.ts';
import { MESSAGE_SYNC } from '#lib/protocol/messages.ts';
import { tokenOf } from '../../support/api.ts';
import {
	createWorkshop,
	joinBy,
	openDoc,
	type OpenDoc,
	type SessionPerson
} from '../../support/people.ts';
import { startServer, type RunningServer } from '../../support/server.ts';
import { until } from '../../support/sync-clients.ts';

/** What nobody else uses in this workshop, so that it can be looked for. */
const WORDS = Array.from({ length: 20 }, (_, i) => `секретная мысль № ${i + 1} of Anna’s`);
const COLOR = 'violet';
const placeOf = (i: number): [number, number] => [4_321 + 7 * i, 8_765 + 11 * i];
const idOf = (i: number): string => `annas-note-${i}`;
const secret = (i: number): NewNote => ({
	id: idOf(i),
	xy: placeOf(i),
	wh: [137, 139],
	color: COLOR,
	by: 'anna',
	at: 1_712_345_678_901 + i
});

const phase = (id: string, mode: NewPhase['mode'], named = true): NewPhase => ({
	id,
	title: { en: id },
	text: {},
	minutes: 5,
	mode,
	tools: FIRST_TOOLS,
	named,
	closes: false
});

interface Seat {
	readonly who: SessionPerson;
	readonly stage: OpenDoc;
	readonly board: OpenDoc;
	readonly plan: OpenDoc;
	/** Every body that the server has answered. */
	readonly answers: string[];
}

let server: RunningServer;
let workshop: CreatedWorkshop;

beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server.dispose());

async function sit(role: keyof CreatedWorkshop['links'], name: string): Promise<Seat> {
	const who = await joinBy(server, workshop.links[role], name);
	const open = (doc: string): OpenDoc => openDoc(server, doc, who);
	const { id } = workshop;
	const seat = {
		who,
		stage: open(`${id}/stage`),
		plan: open(`${id}/plan`),
		board: open(workshop.boards[0]?.doc ?? ''),
		answers: []
	};
	await until(() => [seat.stage, seat.plan, seat.board].every(({ provider }) => provider.synced));
	return seat;
}

const deskOf = ({ who }: Seat): string => `${workshop.id}/desk/${who.me.participant}`;
const noted = ({ board }: Seat) => readElements(openBoard(board.doc));
const framesOf = ({ stage, plan, board }: Seat): Uint8Array[] =>
	[stage, plan, board].flatMap(({ frames }) => [...frames]);

/** How much of documents has come, and what is told of people: being there still is said every 15 s. */
const heardBy = (seat: Seat) => ({
	changes: framesOf(seat).filter(([type]) => type === MESSAGE_SYNC).length,
	people: [...seat.board.provider.awareness.getStates().values()]
});

async function ask(seat: Seat, path: string, body?: unknown): Promise<unknown> {
	const response = await fetch(`${server.url}/api/workshops/${workshop.id}${path}`, {
		method: body === undefined ? 'GET' : 'POST',
		headers: {
			cookie: seat.who.cookie,
			origin: server.url,
			...(body !== undefined && { 'content-type': 'application/json' })
		},
		...(body !== undefined && { body: JSON.stringify(body) })
	});
	const text = await response.text();
	seat.answers.push(text);
	return JSON.parse(text);
}

let keys = 0;
const command = (seat: Seat, what: Command) =>
	ask(seat, '/commands', { key: `k${keys++}`, command: what });
const run = ({ stage }: Seat) => readRun(stage.doc);
const go = (seat: Seat, id: string) =>
	command(seat, { kind: 'go', phase: id, seen: run(seat).step });

const isSettled = ({ board }: Seat): boolean =>
	[...board.provider.awareness.getStates().values()].some((state) => state['settled'] === true);

/** A facilitator, two participants and a viewer at one board, in a phase in which each writes alone. */
async function room(solo = phase('solo', 'solo')) {
	workshop = await createWorkshop(server);
	const lead = await sit('facilitator', 'Vera');
	const anna = await sit('participant', 'Anna');
	const boris = await sit('participant', 'Boris');
	const viewer = await sit('viewer', 'Viktor');
	addPhases(lead.plan.doc, [solo, phase('group', 'group')]);
	await until(() => anna.plan.doc.getMap('agenda').size === 2);
	await go(lead, solo.id);
	const all = [lead, anna, boris, viewer];
	await until(() => all.every((seat) => run(seat).desks?.open));
	// The boards' sockets have come back with the rights of this phase.
	await until(() => [anna, boris].every(({ board }) => board.closes.length > 0));
	await until(() => all.every(({ board }) => board.provider.synced));
	// Everything that was on its way before this has come when this has.
	lead.board.provider.awareness.setLocalState({ settled: true });
	await until(() => all.every(isSettled));
	return { lead, anna, boris, viewer, others: [lead, boris, viewer], all };
}

/** Writes on her desk as hands do: a note, then its words letter by letter. */
async function write(anna: Seat, notes = WORDS.length): Promise<OpenDoc> {
	const desk = openDoc(server, deskOf(anna), anna.who);
	await until(() => desk.provider.synced);
	const board = deskBoard(desk.doc, workshop.boards[0]?.id ?? '');
	for (let i = 0; i < notes; i++) {
		createNotes(board, [secret(i)]);
		const words = WORDS[i] ?? '';
		for (let length = 4; length <= words.length; length += 4) {
			replaceText(board, idOf(i), words.slice(0, length));
		}
		replaceText(board, idOf(i), words);
	}
	// Another socket of hers has it: so it is in the log, and whatever went out is out.
	const second = openDoc(server, deskOf(anna), anna.who);
	await until(() => countOf(second) === notes);
	second.leave();
	return desk;
}

const countOf = ({ doc }: OpenDoc): number =>
	[...readDesk(doc).values()].reduce((sum, records) => sum + records.length, 0);

/** What is known of the secret notes, as bytes on the wire would have it. */
function traces(desk: Y.Doc): [what: string, bytes: Buffer][] {
	const any = (value: unknown): Buffer => {
		const encoder = encoding.createEncoder();
		encoding.writeAny(encoder, value as never);
		return Buffer.from(encoding.toUint8Array(encoder));
	};
	const varint = (value: number): Buffer => {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, value);
		return Buffer.from(encoding.toUint8Array(encoder));
	};
	return [
		...WORDS.flatMap((words, i): [string, Buffer][] => [
			['words', Buffer.from(words)],
			['their beginning', Buffer.from(words.slice(0, 8))],
			['a place', any(placeOf(i))],
			['a place as JSON', Buffer.from(JSON.stringify(placeOf(i)))],
			['an id', Buffer.from(idOf(i))]
		]),
		['a colour', Buffer.from(COLOR)],
		['a size', any([137, 139])],
		['her client', varint(desk.clientID)],
		['her client as text', Buffer.from(String(desk.clientID))]
	];
}

function expectNothingOf(desk: Y.Doc, seats: readonly Seat[]): void {
	const heard = seats.flatMap((seat) => [
		...framesOf(seat).map((frame) => Buffer.from(frame)),
		...seat.answers.map((answer) => Buffer.from(answer))
	]);
	expect(heard.length).toBeGreaterThan(10);
	for (const [what, bytes] of traces(desk)) {
		const found = heard.filter((each) => each.includes(bytes)).length;
		expect([what, found]).toEqual([what, 0]);
	}
}

describe('while Anna writes alone', () => {
	test('not one frame reaches anybody else, and no answer has anything of it', async () => {
		const { lead, anna, boris, viewer, others } = await room();
		const before = [...others, anna].map(heardBy);
		const desk = await write(anna);
		for (const seat of others) {
			for (const path of ['', '/desks', '/now/mine']) await ask(seat, path);
		}
		await ask(lead, '/now');
		const metrics = await fetch(`${server.url}/metrics`).then((answer) => answer.text());
		expect([...others, anna].map(heardBy)).toEqual(before);
		expectNothingOf(desk.doc, others);
		expect(metrics).not.toContain('desk');
		expect(server.log()).not.toContain('секретная');

		// Nor does anybody who comes later, while it lasts.
		const late = await sit('facilitator', 'Late');
		expectNothingOf(desk.doc, [late]);

		await command(lead, { kind: 'reveal' });
		for (const seat of [lead, anna, boris, viewer]) {
			await until(() => noted(seat).length === WORDS.length);
			expect(noted(seat).map((note) => (note.kind === 'note' ? note.text : ''))).toEqual(
				expect.arrayContaining(WORDS)
			);
			expect(new Set(noted(seat).map(({ by }) => by))).toEqual(new Set([anna.who.me.participant]));
		}
		await until(() => countOf(desk) === 0);
	});

	test('in a round announced as anonymous, what is revealed has no trace of her', async () => {
		const { lead, anna, others } = await room(phase('solo', 'solo', false));
		const desk = await write(anna, 5);
		const before = others.map((seat) => framesOf(seat).length);
		await command(lead, { kind: 'reveal' });
		await until(() => others.every((seat) => noted(seat).length === 5));
		const news = others.flatMap((seat, i) => framesOf(seat).slice(before[i]));
		const client = traces(desk.doc).filter(([what]) => what.includes('client') || what === 'an id');
		for (const frame of news) {
			const bytes = Buffer.from(frame);
			for (const [, trace] of client) expect(bytes.includes(trace)).toBe(false);
		}
		for (const note of noted(lead)) {
			expect(note).not.toHaveProperty('by');
			expect(note.at).toBe(noted(lead)[0]?.at);
		}
		const { people: _people, run: _run, ...rest } = lead.stage.doc.toJSON();
		expect(JSON.stringify(rest)).not.toContain(anna.who.me.participant);
	});

	test('nobody else opens her desk, by whatever door', async () => {
		const { lead, anna, boris, viewer } = await room();
		await write(anna, 1);
		const name = deskOf(anna);
		const tokens = Object.values(workshop.links).map((link) => ({ token: tokenOf(link) }));
		for (const who of [lead.who, boris.who, viewer.who, ...tokens]) {
			const tried = openDoc(server, name, who);
			await until(() => tried.closes.length > 0);
			expect(tried.closes).toEqual([CLOSE.forbidden]);
			expect(tried.frames).toEqual([]);
		}
		const nobody = openDoc(server, name, { cookie: 'lb_session=made-up' });
		await until(() => nobody.closes.length > 0);
		expect(nobody.closes).toEqual([CLOSE.unauthenticated]);
		const own = openDoc(server, deskOf(viewer), viewer.who);
		await until(() => own.closes.length > 0);
		expect(own.closes).toEqual([CLOSE.forbidden]);
		for (const path of ['/desk', `/desk/${anna.who.me.participant}`, '/desks/1']) {
			expect(await ask(lead, path)).toMatchObject({ error: { code: 'not_found' } });
		}
	});

	test('a participant’s board is closed, and so is a desk once writing is', async () => {
		const { lead, anna, boris } = await room();
		boris.board.doc.getMap('elements').set('x', new Y.Map());
		await until(() => boris.board.closes.includes(CLOSE.readOnly));
		expect(noted(lead)).toEqual([]);

		const desk = await write(anna, 1);
		await command(lead, { kind: 'freeze', on: true });
		await until(() => desk.closes.includes(CLOSE.restarting) && desk.provider.synced);
		createNotes(deskBoard(desk.doc, 'b'), [secret(1)]);
		await until(() => desk.closes.includes(CLOSE.readOnly));
		await command(lead, { kind: 'reveal' });
		await until(() => noted(anna).length === 1);
	});
});

describe('counts', () => {
	test('are nobody’s until the facilitator shows them, which everybody sees', async () => {
		const { lead, anna, boris, viewer } = await room();
		await write(anna, 3);
		const [annas, boriss] = [anna.who.me.participant, boris.who.me.participant];
		const seen = async (seat: Seat) => (await ask(seat, '/desks')) as { written: object };
		for (const seat of [lead, anna, boris]) {
			expect(await seen(seat)).toEqual({ shown: 'nobody', written: {} });
		}
		expect(await command(boris, { kind: 'desk-counts', show: 'everybody' })).toMatchObject({
			error: { code: 'forbidden' }
		});
		await command(lead, { kind: 'desk-counts', show: 'facilitators' });
		await until(() => [anna, boris].every((seat) => run(seat).desks?.counts === 'facilitators'));
		expect((await seen(lead)).written).toMatchObject({ [annas]: 3, [boriss]: 0 });
		expect((await seen(anna)).written).toEqual({ [annas]: 3 });
		expect((await seen(boris)).written).toEqual({ [boriss]: 0 });
		expect((await seen(viewer)).written).toEqual({});
		await command(lead, { kind: 'desk-counts', show: 'everybody' });
		expect((await seen(boris)).written).toMatchObject({ [annas]: 3, [boriss]: 0 });
		await command(lead, { kind: 'reveal' });
		expect(await seen(lead)).toEqual({ shown: 'nobody', written: {} });
	});
});

describe('a restart in the middle of it', () => {
	test('keeps what is written and who may see it; two tabs of one person share a desk', async () => {
		const { lead, anna, others } = await room();
		const desk = await write(anna, 4);
		const second = openDoc(server, deskOf(anna), anna.who);
		await until(() => countOf(second) === 4);
		const wasServer = server;
		await server.kill();
		// Offline she goes on writing.
		createNotes(deskBoard(desk.doc, workshop.boards[0]?.id ?? ''), [secret(4)]);
		replaceText(deskBoard(desk.doc, workshop.boards[0]?.id ?? ''), idOf(4), WORDS[4] ?? '');
		server = await wasServer.restart();
		await until(() => desk.provider.synced && countOf(second) === 5);
		await until(() =>
			others.every(({ board, stage }) => board.provider.synced && stage.provider.synced)
		);
		expectNothingOf(desk.doc, others);
		expect(run(lead).desks).toMatchObject({ open: true });
		await command(lead, { kind: 'reveal' });
		await until(() => noted(lead).length === 5);
	});
});
