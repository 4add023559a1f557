import { describe, expect, it } from 'vitest';
import { PERSON_COLORS } from '#lib/domain/roster.ts';
import type { Device } from '#lib/sync/device.ts';
import { JoinVisit } from '#lib/ui/pages/join-visit.svelte.ts';
import { emptyDevice, fakeApi, ME, refused, type Answer, type Call } from './fakes.ts';

const WORKSHOP = { id: 'w1', title: 'Клиника', locale: 'ru' };
const now = (): number => 1000;
/** What the server would give. */
const FREE = PERSON_COLORS[7];

function visit(answer: (call: Call) => Answer, device: Device = emptyDevice()) {
	const { api, calls } = fakeApi(answer);
	return { visit: new JoinVisit(api, device, 'secret'), calls, device };
}

const newcomer = ({ path, body }: Call): Answer =>
	path === '/api/join'
		? [200, { workshop: 'w1', me: { ...ME, color: FREE, ...body, role: 'participant' } }]
		: [200, { workshop: WORKSHOP, role: 'participant', color: FREE }];

describe('JoinVisit', () => {
	it('asks a newcomer for a name, with the colour that is used least', async () => {
		const { visit: v } = visit(newcomer);
		expect(await v.open(now)).toBeNull();
		expect(v.state).toEqual({ kind: 'asking', title: 'Клиника', role: 'participant' });
		expect(v.name).toBe('');
		expect(v.color).toBe(FREE);
	});

	it('joins and remembers the person and the workshop', async () => {
		const { visit: v, device, calls } = visit(newcomer);
		await v.open(now);
		v.name = ' Bob ';
		expect(await v.join(now)).toBe('w1');
		// Others may have come meanwhile: the server gives what is free now.
		expect(calls.at(-1)?.body).toEqual({ token: 'secret', name: 'Bob' });
		expect(device.person()).toEqual({ name: 'Bob', color: FREE });
		expect(device.workshops()).toMatchObject([
			{ id: 'w1', title: 'Клиника', role: 'participant', openedAt: 1000 }
		]);
	});

	it('insists on a colour that was chosen', async () => {
		const { visit: v, calls } = visit(newcomer);
		await v.open(now);
		v.name = 'Bob';
		v.color = PERSON_COLORS[2];
		await v.join(now);
		expect(calls.at(-1)?.body).toMatchObject({ color: PERSON_COLORS[2] });
	});

	it('offers the name and colour this device knows from another workshop', async () => {
		const device = emptyDevice();
		device.rememberPerson({ name: 'Анна', color: PERSON_COLORS[3] });
		const { visit: v } = visit(newcomer, device);
		await v.open(now);
		expect([v.name, v.color]).toEqual(['Анна', PERSON_COLORS[3]]);
	});

	it('lets someone it knows straight in, under the link they have now', async () => {
		const { visit: v, calls } = visit(({ path }) =>
			path === '/api/join'
				? [200, { workshop: 'w1', me: ME }]
				: [
						200,
						{ workshop: WORKSHOP, role: 'facilitator', color: FREE, me: { ...ME, role: 'viewer' } }
					]
		);
		expect(await v.open(now)).toBe('w1');
		expect(calls.at(-1)?.body).toEqual({ token: 'secret', name: ME.name, color: ME.color });
	});

	it('asks after all when letting them in fails, and says why', async () => {
		const { visit: v } = visit(({ path }) =>
			path === '/api/join'
				? 'down'
				: [200, { workshop: WORKSHOP, role: 'viewer', color: FREE, me: ME }]
		);
		expect(await v.open(now)).toBeNull();
		expect(v.state.kind).toBe('asking');
		expect(v.failure).toBe('network');
	});

	it('sends nothing without a name', async () => {
		const { visit: v, calls } = visit(newcomer);
		await v.open(now);
		expect(await v.join(now)).toBeNull();
		expect(v.nameProblem).toBe('missing');
		expect(calls).toHaveLength(1);
	});

	it('keeps the form when the server refuses the name or is busy', async () => {
		let code = 'name_invalid';
		const { visit: v } = visit((call) =>
			call.path === '/api/join' ? refused(422, code) : newcomer(call)
		);
		await v.open(now);
		v.name = 'Bob';
		expect(await v.join(now)).toBeNull();
		expect(v.nameProblem).toBe('refused');
		code = 'unavailable';
		expect(await v.join(now)).toBeNull();
		expect([v.nameProblem, v.failure, v.name, v.busy]).toEqual([null, 'unavailable', 'Bob', false]);
	});

	it.each(['link_unknown', 'link_revoked', 'too_many_requests'])(
		'says when the link cannot be opened (%s), and opens it when it is tried again',
		async (code) => {
			let refuse = true;
			const { visit: v } = visit((call) => (refuse ? refused(404, code) : newcomer(call)));
			expect(await v.open(now)).toBeNull();
			expect(v.state).toEqual({ kind: 'refused', code });
			refuse = false;
			await v.open(now);
			expect(v.state.kind).toBe('asking');
		}
	);

	it('says so when the link is revoked while the form is open', async () => {
		const { visit: v } = visit((call) =>
			call.path === '/api/join' ? refused(410, 'link_revoked') : newcomer(call)
		);
		await v.open(now);
		v.name = 'Bob';
		await v.join(now);
		expect(v.state).toEqual({ kind: 'refused', code: 'link_revoked' });
	});
});
