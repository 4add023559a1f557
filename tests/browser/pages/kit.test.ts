import X from 'lucide-svelte/icons/x';
import { createRawSnippet, tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PERSON_COLORS } from '#lib/domain/roster.ts';
import Button from '#lib/ui/kit/Button.svelte';
import ColorSwatches from '#lib/ui/kit/ColorSwatches.svelte';
import IconButton from '#lib/ui/kit/IconButton.svelte';
import Panel from '#lib/ui/kit/Panel.svelte';
import SegmentedControl from '#lib/ui/kit/SegmentedControl.svelte';
import TextField from '#lib/ui/kit/TextField.svelte';
import { Toasts } from '#lib/ui/kit/toasts.svelte.ts';
import ThemeSwitch from '#lib/ui/panels/ThemeSwitch.svelte';
import { show } from './show.ts';

const text = (words: string) => createRawSnippet(() => ({ render: () => `<span>${words}</span>` }));

describe('Button', () => {
	it('eats presses while busy, keeps the focus and says so', async () => {
		const onclick = vi.fn();
		const screen = await show(Button, { busy: true, onclick, children: text('Create') });
		const button = screen.getByRole('button', { name: 'Create' });
		(button.element() as HTMLElement).focus();
		await userEvent.keyboard('{Enter}');
		expect(onclick).not.toHaveBeenCalled();
		await expect.element(button).toHaveFocus();
		await expect.element(button).toHaveAttribute('aria-busy', 'true');
	});
});

describe('IconButton', () => {
	it.each([
		[true, 0],
		[false, 1]
	])('has its tooltip unless it would lie over its open menu (open: %s)', async (open, count) => {
		vi.useFakeTimers();
		const menu = { 'aria-haspopup': 'menu', 'aria-expanded': open } as const;
		const screen = await show(IconButton, { icon: X, name: 'More', ...menu });
		const button = screen.getByRole('button', { name: 'More' }).element();
		button.dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'mouse' }));
		vi.advanceTimersByTime(2_000);
		await tick();
		expect(screen.container.querySelectorAll('[role=tooltip]')).toHaveLength(count);
		vi.useRealTimers();
	});
});

describe('TextField', () => {
	it('counts only near the limit, and past it without cutting anything off', async () => {
		const screen = await show(TextField, { label: 'Title', limit: 30 });
		const field = screen.getByLabelText('Title');
		await field.fill('x'.repeat(5));
		expect(screen.container.textContent).not.toContain('left');
		await field.fill('x'.repeat(28));
		await expect.element(field).toHaveAccessibleDescription(/2 characters left/);
		await field.fill('x'.repeat(33));
		await expect.element(field).toHaveAccessibleDescription(/3 characters too many/);
		await expect.element(field).toHaveValue('x'.repeat(33));
	});

	it('ties an error to the field in words', async () => {
		const screen = await show(TextField, { label: 'Title', error: 'Give it a title.' });
		const field = screen.getByLabelText('Title');
		await expect.element(field).toBeInvalid();
		await expect.element(field).toHaveAccessibleDescription('Give it a title.');
	});
});

describe('SegmentedControl', () => {
	it('is a group of radios that the arrow keys walk', async () => {
		const onchange = vi.fn();
		const screen = await show(SegmentedControl, {
			label: 'Language',
			value: 'en',
			segments: [
				{ value: 'en', label: 'English' },
				{ value: 'ru', label: 'Русский' }
			],
			onchange
		});
		(screen.getByRole('radio', { name: 'English' }).element() as HTMLElement).focus();
		await userEvent.keyboard('{ArrowRight}');
		await expect.element(screen.getByRole('radio', { name: 'Русский' })).toBeChecked();
		expect(onchange).toHaveBeenCalledWith('ru');
	});
});

describe('ColorSwatches', () => {
	it.each(['en', 'ru'] as const)(
		'names every colour, each by another name (%s)',
		async (locale) => {
			const screen = await show(ColorSwatches, { label: 'Colour', value: '#B3261E' }, locale);
			const names = screen
				.getByRole('radio')
				.elements()
				.map((radio) => radio.getAttribute('aria-label'));
			expect(new Set(names).size).toBe(PERSON_COLORS.length);
			expect(names.every(Boolean)).toBe(true);
		}
	);

	it('gives every colour a target of at least 24 px in a narrow panel', async () => {
		const screen = await show(ColorSwatches, { label: 'Colour', value: '#B3261E' });
		screen.container.style.width = '240px';
		for (const radio of screen.getByRole('radio').elements()) {
			const { width, height } = radio.getBoundingClientRect();
			expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
		}
	});
});

describe('Panel', () => {
	it('takes the focus, closes on Escape and gives the focus back', async () => {
		const screen = await show(Panel, { open: false, title: 'Share', children: text('Links') });
		const before = screen.getByRole('button', { name: 'Before' });
		(before.element() as HTMLElement).focus();
		const onclose = vi.fn();
		const given = { open: true, title: 'Share', children: text('Links'), onclose };
		await screen.rerender({ given });
		const panel = screen.getByRole('region', { name: 'Share' });
		await expect.element(panel).toHaveFocus();
		await userEvent.keyboard('{Escape}');
		await expect.element(panel).not.toBeInTheDocument();
		expect(onclose).toHaveBeenCalledOnce();
		await expect.element(before).toHaveFocus();
	});
});

describe('ThemeSwitch', () => {
	it('changes the page at once and remembers it', async () => {
		const screen = await show(ThemeSwitch, {});
		(screen.getByRole('button', { name: 'Theme' }).element() as HTMLElement).focus();
		await userEvent.keyboard('{Enter}');
		await screen.getByRole('menuitemradio', { name: 'Dark' }).click();
		expect(document.documentElement.dataset['theme']).toBe('dark');
		expect(document.cookie).toContain('lb_theme=dark');
		document.documentElement.dataset['theme'] = 'system';
	});
});

describe('Toasts', () => {
	it('keep at most three, and stay while someone is in them', async () => {
		vi.useFakeTimers();
		const toasts = new Toasts();
		const ids = [1, 2, 3, 4].map((n) => toasts.show({ kind: 'info', text: String(n) }));
		expect(toasts.list.map((toast) => toast.text)).toEqual(['2', '3', '4']);
		toasts.pause(ids[3]!);
		vi.advanceTimersByTime(60_000);
		expect(toasts.list.map((toast) => toast.text)).toEqual(['4']);
		toasts.resume(ids[3]!);
		vi.advanceTimersByTime(60_000);
		expect(toasts.list).toEqual([]);
		vi.useRealTimers();
		await tick();
	});

	it('do not go by themselves when there is something to do or to know', () => {
		vi.useFakeTimers();
		const toasts = new Toasts();
		toasts.show({ kind: 'alert', text: 'Not saved' });
		toasts.show({ kind: 'info', text: 'Removed', action: { label: 'Undo', run: () => {} } });
		vi.advanceTimersByTime(600_000);
		expect(toasts.list).toHaveLength(2);
		toasts.dispose();
		vi.useRealTimers();
	});
});
