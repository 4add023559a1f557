import { describe, expect, it } from 'vitest';
import { NewWorkshop } from '#lib/ui/pages/new-workshop.svelte.ts';
import { emptyDevice, fakeApi, ME, refused, type Answer, type Call } from './fakes.ts';

const LINK = 'https://board.example/j/';
const MADE: Answer = [
	201,
	{
		id: 'w1',
		boards: [{ id: 'b1', doc: 'w1/board/b1' }],
		links: { facilitator: `${LINK}fff`, participant: `${LINK}ppp`, viewer: `${LINK}vvv` }
	}
];
const JOINED: Answer = [200, { workshop: 'w1', me: ME }];
const now = (): number => 1000;

const well = (call: Call): Answer => (call.path === '/api/join' ? JOINED : MADE);

function form(answer: (call: Call) => Answer | Promise<Answer>) {
	const { api, calls } = fakeApi(answer);
	const device = emptyDevice();
	const made = new NewWorkshop(api, device, 'ru');
	made.recall();
	made.title = ' Клиника ';
	made.name = 'Анна';
	return { form: made, calls, device };
}

describe('NewWorkshop', () => {
	it('creates, joins by the facilitator’s link, and remembers both', async () => {
		const { form: f, calls, device } = form(well);
		f.toggle('persona');
		f.toggle('empathy-map');
		expect(await f.submit(now)).toBe('w1');
		expect(calls.map(({ body }) => body)).toEqual([
			{ title: 'Клиника', locale: 'ru', canvases: ['persona', 'empathy-map'] },
			{ token: 'fff', name: 'Анна' }
		]);
		expect(device.person()).toEqual({ name: 'Анна', color: ME.color });
		expect(device.workshops()).toEqual([
			{
				id: 'w1',
				title: 'Клиника',
				role: 'facilitator',
				canvases: ['persona', 'empathy-map'],
				openedAt: 1000
			}
		]);
	});

	it('numbers canvases in the order of choosing, and closes the gap when one is left out', () => {
		const { form: f } = form(well);
		for (const canvas of ['a', 'b', 'c', 'a']) f.toggle(canvas);
		expect(f.chosen).toEqual(['b', 'c']);
		f.clear();
		expect(f.chosen).toEqual([]);
	});

	it('sends nothing while a field is wrong', async () => {
		const { form: f, calls } = form(well);
		f.title = '  ';
		f.name = 'x'.repeat(41);
		expect(await f.submit(now)).toBeNull();
		expect(f.problems).toMatchObject({ title: 'missing', name: 'too_long' });
		expect(calls).toEqual([]);
	});

	it('does not ask the name again where it is known', () => {
		const device = emptyDevice();
		device.rememberPerson({ name: 'Анна' });
		const f = new NewWorkshop(fakeApi(well).api, device, 'ru');
		f.recall();
		expect(f.nameKnown).toBe(true);
		expect(f.name).toBe('Анна');
	});

	it('makes one workshop however often it is pressed', async () => {
		let let_go = (): void => {};
		const gate = new Promise<void>((resolve) => (let_go = resolve));
		const { form: f, calls } = form(async (call) => {
			await gate;
			return well(call);
		});
		const first = f.submit(now);
		expect(f.busy).toBe(true);
		expect(await f.submit(now)).toBeNull();
		let_go();
		expect(await first).toBe('w1');
		expect(calls.filter(({ path }) => path === '/api/workshops')).toHaveLength(1);
	});

	it('joins the workshop it has made when only joining failed', async () => {
		let down = true;
		const { form: f, calls } = form((call) =>
			call.path === '/api/join' && down ? 'down' : well(call)
		);
		expect(await f.submit(now)).toBeNull();
		expect(f.problems.form).toBe('network');
		down = false;
		expect(await f.submit(now)).toBe('w1');
		expect(calls.filter(({ path }) => path === '/api/workshops')).toHaveLength(1);
	});

	it('asks for the server’s key once the server does, and says when it doesn’t fit', async () => {
		const { form: f, calls } = form((call) => {
			if (call.path === '/api/join') return JOINED;
			return call.authorization === 'Bearer right' ? MADE : refused(401, 'create_key_required');
		});
		expect(await f.submit(now)).toBeNull();
		expect(f.keyShown).toBe(true);
		expect(f.problems.key).toBe('asked');
		expect(await f.submit(now)).toBeNull();
		expect(f.problems.key).toBe('missing');
		f.key = 'wrong';
		expect(await f.submit(now)).toBeNull();
		expect(f.problems.key).toBe('wrong');
		f.key = ' right ';
		expect(await f.submit(now)).toBe('w1');
		expect(calls).toHaveLength(4);
	});

	it.each([
		['title_invalid', { title: 'refused' }],
		['unknown_canvas', { form: 'unknown_canvas' }],
		['too_many_requests', { form: 'too_many_requests' }]
	])('puts %s where it belongs and keeps what was filled in', async (code, problem) => {
		const { form: f } = form(() => refused(422, code));
		f.toggle('persona');
		expect(await f.submit(now)).toBeNull();
		expect(f.problems).toMatchObject(problem);
		expect(f.title).toBe(' Клиника ');
		expect(f.chosen).toEqual(['persona']);
		expect(f.busy).toBe(false);
	});

	it('shows a name that it had kept to itself when the server refuses it', async () => {
		const { form: f } = form((call) =>
			call.path === '/api/join' ? refused(422, 'name_invalid') : MADE
		);
		f.nameKnown = true;
		await f.submit(now);
		expect(f.nameKnown).toBe(false);
		expect(f.problems.name).toBe('refused');
	});
});
