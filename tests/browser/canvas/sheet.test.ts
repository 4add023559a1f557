import '../../../src/app.css';
import { beforeAll, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { CANVASES } from '#lib/canvases/index.ts';
import type { CanvasTemplate } from '#lib/domain/canvas.ts';
import { zoneLayout, zoneRect } from '#lib/domain/canvas-layout.ts';
import { rectOf, type Rect } from '#lib/domain/geometry.ts';
import { LOCALES, type Locale } from '#lib/domain/locale.ts';
import CanvasSheet from '#lib/ui/canvas/CanvasSheet.svelte';

const NONE: ReadonlySet<string> = new Set();
const all = (template: CanvasTemplate) => new Set(template.zones.map(({ key }) => key));

const CASES = [...CANVASES.values()].flatMap((template) =>
	LOCALES.flatMap((locale) =>
		[NONE, all(template)].map((filled) => ({
			id: template.id,
			locale,
			state: filled.size > 0 ? 'filled' : 'empty',
			template,
			filled
		}))
	)
);

async function sheet(
	template: CanvasTemplate,
	locale: Locale,
	more: {
		filled?: ReadonlySet<string>;
		lap?: { number: number; tau: number };
		example?: boolean;
	} = {}
) {
	const [width, height] = template.frame;
	const { filled = NONE, ...rest } = more;
	const props = { template, width, height, locale, filled, ...rest };
	const screen = await render(CanvasSheet, props);
	const section = screen.container.querySelector('section')!;
	const box = section.getBoundingClientRect();
	/** Where an element is on the sheet, board units. */
	const place = (element: Element): Rect => {
		const { left, top, width: w, height: h } = element.getBoundingClientRect();
		return { x: left - box.left, y: top - box.top, w, h };
	};
	return { screen, section, place };
}

beforeAll(async () => {
	// Words are measured: the typeface must be there, in both scripts and both weights.
	await Promise.all(
		['400', '600'].flatMap((weight) =>
			['Aa', 'Жж'].map((text) => document.fonts.load(`${weight} 20px "Onest Variable"`, text))
		)
	);
	expect(document.fonts.check('600 30px "Onest Variable"', 'Жж')).toBe(true);
});

describe('what a screen reader finds', () => {
	test.each(CASES)('$id ($locale, $state): every title and prompt, in reading order', async (c) => {
		const { section } = await sheet(c.template, c.locale, { filled: c.filled });
		expect(section.getAttribute('aria-label')).toBe(c.template.name[c.locale]);
		expect(section.querySelector('h2')!.textContent).toBe(c.template.name[c.locale]);
		const words = [...section.querySelectorAll('h3 .words, p')].map((element) => {
			const copy = element.cloneNode(true) as Element;
			for (const hidden of copy.querySelectorAll('[aria-hidden]')) hidden.remove();
			return copy.textContent.replace(/\s+/gu, ' ').trim();
		});
		expect(words).toEqual(
			c.template.zones.flatMap(({ title, prompt }) => [title[c.locale], prompt[c.locale]])
		);
		expect(section.querySelector('svg')!.getAttribute('aria-hidden')).toBe('true');
	});
});

describe('what fits', () => {
	test.each(CASES)('$id ($locale, $state): words stay in their zone, off the notes', async (c) => {
		const { section, place } = await sheet(c.template, c.locale, { filled: c.filled });
		const frame = rectOf([0, 0], c.template.frame);
		let spoken = 0;
		for (const zone of c.template.zones) {
			const box = zoneRect(c.template, zone, frame)!;
			const layout = zoneLayout(c.template, zone, frame)!;
			const heading = section.querySelector(`[data-zone="${zone.key}"] h3`)!;
			const title = place(heading);
			expect(title.h, `${zone.key}: lines of its title`).toBeLessThanOrEqual(layout.title.h + 1);
			for (const run of heading.querySelectorAll('.words, .mark')) {
				const { x, w } = place(run);
				expect(x + w, zone.key).toBeLessThanOrEqual(layout.title.x + layout.title.w + 1);
			}
			for (const p of section.querySelectorAll('p:not(.visually-hidden) .words')) {
				if (p.textContent !== zone.prompt[c.locale]) continue;
				spoken += 1;
				const prompt = place(p);
				expect(prompt.x + prompt.w, zone.key).toBeLessThanOrEqual(box.x + box.w);
				expect(prompt.y + prompt.h, zone.key).toBeLessThanOrEqual(box.y + box.h);
				expect(prompt.h, `${zone.key}: lines of its prompt`).toBeLessThanOrEqual(
					layout.prompt.h + 1
				);
			}
		}
		expect(spoken).toBe(c.state === 'empty' ? c.template.zones.length : 0);
	});
});

test('an empty zone speaks its prompt; a filled one keeps it behind a mark', async () => {
	const template = CANVASES.get('empathy-map')!;
	const { section } = await sheet(template, 'en', { filled: new Set(['sees']) });
	const prompts = [...section.querySelectorAll('p')];
	const hidden = prompts.filter((p) => p.classList.contains('visually-hidden'));
	expect(hidden.map((p) => p.textContent)).toEqual([
		template.zones.find(({ key }) => key === 'sees')!.prompt.en
	]);
	const mark = section.querySelector('[data-zone="sees"] .mark')!;
	expect(mark.getAttribute('title')).toBe(hidden[0]!.textContent);
	expect(section.querySelectorAll('.mark')).toHaveLength(1);
});

test('the language changes on the same sheet', async () => {
	const template = CANVASES.get('persona')!;
	const { screen, section } = await sheet(template, 'en');
	await screen.rerender({ locale: 'ru' });
	expect(screen.container.querySelector('section')).toBe(section);
	expect(section.querySelector('h2')!.textContent).toBe(template.name.ru);
	expect(section.textContent).toContain('наблюдения в поле');
});

test('with the example on it, a prompt speaks only where the example leaves it room', async () => {
	const template = CANVASES.get('mobius-loop')!;
	const { section } = await sheet(template, 'ru', { example: true });
	const spoken = [...section.querySelectorAll('p:not(.visually-hidden)')].map((p) => p.textContent);
	const of = (key: string) => template.zones.find((zone) => zone.key === key)!.prompt.ru;
	expect(spoken).toContain(of('explore'));
	expect(spoken).not.toContain(of('why'));
});

test('the sheet lets every pointer through to the board', async () => {
	const { section } = await sheet(CANVASES.get('persona')!, 'en');
	expect(getComputedStyle(section).pointerEvents).toBe('none');
});

describe('the lap', () => {
	const template = CANVASES.get('mobius-loop')!;
	const token = (section: Element) => section.querySelector('[data-token]')!;

	test('its number stands at the hub, in the reader’s language', async () => {
		const { section, screen } = await sheet(template, 'en', { lap: { number: 2, tau: 0.25 } });
		expect(section.querySelector('svg')!.textContent).toContain('Lap 2');
		await screen.rerender({ locale: 'ru' });
		expect(section.querySelector('svg')!.textContent).toContain('Круг 2');
	});

	test('its token stands on the ribbon, at its station', async () => {
		const { section } = await sheet(template, 'en', { lap: { number: 1, tau: 0.25 } });
		expect(Number(token(section).getAttribute('cx'))).toBeCloseTo(270, 0);
		expect(Number(token(section).getAttribute('cy'))).toBeCloseTo(799, 0);
	});

	test('it travels to where the lap goes on', async () => {
		const { section, screen } = await sheet(template, 'en', { lap: { number: 1, tau: 0.25 } });
		await screen.rerender({ lap: { number: 1, tau: 0.375 } });
		await expect
			.poll(() => Number(token(section).getAttribute('cy')), { timeout: 20_000 })
			.toBeCloseTo(1241, 0);
	});

	test('without a lap there is no token', async () => {
		const { section } = await sheet(template, 'en');
		expect(token(section)).toBeNull();
	});
});
