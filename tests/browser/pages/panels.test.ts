import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Person } from '#lib/domain/roster.ts';
import FacePile from '#lib/ui/panels/FacePile.svelte';
import Roster from '#lib/ui/panels/Roster.svelte';
import SharePanel from '#lib/ui/panels/SharePanel.svelte';
import { fakeApi, ME, refused, type Answer } from './fakes.ts';
import { show } from './show.ts';

const person = (id: string, name: string, change: Partial<Person> = {}): Person => ({
	id,
	name,
	color: '#B3261E',
	role: 'participant',
	here: true,
	since: Date.now(),
	...change
});

describe('SharePanel', () => {
	const LINK = 'https://board.example/j/';
	const links = (participant: string): Answer => [
		200,
		{ facilitator: `${LINK}fff`, participant: LINK + participant, viewer: null }
	];

	it('shows the three links with what each allows, and a code made here', async () => {
		const { api } = fakeApi(() => links('ppp'));
		const screen = await show(SharePanel, { workshop: 'w1', api });
		await expect.element(screen.getByLabelText('Link: Take part')).toHaveValue(`${LINK}ppp`);
		await expect.element(screen.getByLabelText('Link: Facilitate')).toHaveValue(`${LINK}fff`);
		await expect.element(screen.getByText('See everything, change nothing.')).toBeVisible();
		await expect.element(screen.getByText(/can’t be shown any more/)).toBeVisible();
		await expect.element(screen.getByRole('img', { name: /QR code.*Take part/ })).toBeVisible();
	});

	it('shows the code large for a projector, and Escape closes only that', async () => {
		const { api } = fakeApi(() => links('ppp'));
		const screen = await show(SharePanel, { workshop: 'w1', title: 'Clinic', api });
		await screen.getByRole('button', { name: 'Show large' }).click();
		const dialog = screen.getByRole('dialog', { name: 'Clinic' });
		await expect.element(dialog.getByRole('img')).toBeVisible();
		await userEvent.keyboard('{Escape}');
		await expect.element(dialog).not.toBeInTheDocument();
		await expect.element(screen.getByRole('region', { name: 'Share' })).toBeVisible();
	});

	it('replaces a link only after a confirmation', async () => {
		const { api, calls } = fakeApi(({ method }) => links(method === 'POST' ? 'new' : 'ppp'));
		const screen = await show(SharePanel, { workshop: 'w1', api });
		const renew = screen.getByRole('button', { name: 'Make a new link: Take part' });
		await renew.click();
		await screen.getByRole('button', { name: 'Cancel' }).click();
		const changes = () => calls.filter(({ method }) => method !== 'GET').map(({ path }) => path);
		expect(changes()).toEqual([]);
		await renew.click();
		await screen.getByRole('button', { name: 'Replace the link' }).click();
		await expect.element(screen.getByLabelText('Link: Take part')).toHaveValue(`${LINK}new`);
		expect(changes()).toEqual(['/api/workshops/w1/links/participant/renew']);
	});

	it('sends those who don’t facilitate to the one who does', async () => {
		const { api } = fakeApi(() => refused(403, 'forbidden'));
		const screen = await show(SharePanel, { workshop: 'w1', api });
		await expect.element(screen.getByText(/Ask them to invite/)).toBeVisible();
		expect(screen.getByRole('textbox').elements()).toEqual([]);
	});

	it('offers to try again when the server can’t be reached', async () => {
		let down = true;
		const { api } = fakeApi(() => (down ? 'down' : links('ppp')));
		const screen = await show(SharePanel, { workshop: 'w1', api });
		await expect.element(screen.getByRole('alert').first()).toBeVisible();
		down = false;
		await screen.getByRole('button', { name: 'Try again' }).click();
		await expect.element(screen.getByLabelText('Link: Take part')).toBeVisible();
	});
});

describe('Roster', () => {
	const team = (): readonly Person[] => [
		person('p1', 'Анна', { role: 'facilitator' }),
		person('p2', 'Bob'),
		person('p3', 'Eve', { here: false, since: Date.now() - 5 * 60_000 - 1000 })
	];
	const NONE: ReadonlySet<string> = new Set();

	it('says who is here, who is idle and who is away for how long', async () => {
		const idle = new Set(['p2']);
		const screen = await show(Roster, { workshop: 'w1', people: team(), me: 'p1', idle });
		const lines = screen.getByRole('listitem').elements();
		const words = lines.map((line) => line.textContent?.replaceAll(/\s+/g, ' ') ?? '');
		expect(words[0]).toMatch(/Анна.*you.*Facilitator · here/);
		expect(words[1]).toMatch(/Bob.*Participant · here, idle/);
		expect(words[2]).toMatch(/Eve.*Participant · away 5 min/);
		await expect.element(screen.getByText('2 of 3 here')).toBeVisible();
	});

	it('lets me change my own name and nobody else’s', async () => {
		const { api, calls } = fakeApi(({ body }) => [200, { ...ME, ...body }]);
		const screen = await show(Roster, {
			workshop: 'w1',
			people: team(),
			me: 'p1',
			idle: NONE,
			api
		});
		await screen.getByRole('button', { name: 'Change name and colour' }).click();
		const field = screen.getByLabelText('Your name');
		await expect.element(field).toHaveFocus();
		await field.fill('Анна П.');
		await userEvent.keyboard('{Enter}');
		await expect.element(field).not.toBeInTheDocument();
		expect(calls).toMatchObject([
			{ method: 'PATCH', path: '/api/workshops/w1/me', body: { name: 'Анна П.' } }
		]);
	});

	it('keeps what was typed when saving fails, and says why', async () => {
		const { api } = fakeApi(() => 'down');
		const screen = await show(Roster, {
			workshop: 'w1',
			people: team(),
			me: 'p1',
			idle: NONE,
			api
		});
		await screen.getByRole('button', { name: 'Change name and colour' }).click();
		await screen.getByLabelText('Your name').fill('Анна П.');
		await screen.getByRole('button', { name: 'Save' }).click();
		await expect.element(screen.getByText(/can’t be reached/)).toBeVisible();
		await expect.element(screen.getByLabelText('Your name')).toHaveValue('Анна П.');
	});
});

describe('FacePile', () => {
	it('shows five faces and a number, and says how many are here', async () => {
		const onopen = vi.fn();
		const people = Array.from({ length: 8 }, (_, i) => person(`p${i}`, `N${i}`, { here: i > 0 }));
		const screen = await show(FacePile, { people, me: 'p1', onopen });
		const button = screen.getByRole('button', { name: 'People: 7 here' });
		expect(button.element().querySelectorAll('.face')).toHaveLength(5);
		expect(button.element().textContent).toContain('+2');
		await button.click();
		expect(onopen).toHaveBeenCalledOnce();
	});
});
