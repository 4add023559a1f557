import '../../../src/app.css';
import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { CANVASES } from '#lib/canvases/index.ts';
import { LOCALES } from '#lib/domain/locale.ts';
import { NOTE_KINDS } from '#lib/domain/note-kinds.ts';
import CanvasThumbnail from '#lib/ui/canvas/CanvasThumbnail.svelte';
import GhostNotes from '#lib/ui/canvas/GhostNotes.svelte';
import KindMark from '#lib/ui/canvas/KindMark.svelte';

const CASES = [...CANVASES.values()].flatMap((template) =>
	LOCALES.map((locale) => ({ id: template.id, locale, template }))
);

beforeAll(async () => {
	await Promise.all(
		['Aa', 'Жж'].map((text) => document.fonts.load('400 20px "Onest Variable"', text))
	);
});

test.each(CASES)(
	'$id ($locale): no word of the example is cut off',
	async ({ template, locale }) => {
		const [width, height] = template.frame;
		const { container } = await render(GhostNotes, { template, width, height, locale });
		const ghosts = [...container.querySelectorAll('.ghost')];
		expect(ghosts).toHaveLength(template.example.length);
		for (const ghost of ghosts) {
			expect(ghost.scrollWidth, ghost.textContent).toBeLessThanOrEqual(ghost.clientWidth);
			expect(ghost.scrollHeight, ghost.textContent).toBeLessThanOrEqual(ghost.clientHeight);
			expect(ghost.getAttribute('aria-label')).toContain(ghost.textContent.trim());
			expect(getComputedStyle(ghost).pointerEvents).toBe('none');
		}
	}
);

test.each(CASES)('$id ($locale): its thumbnail is drawn in the frame’s own shape', async (c) => {
	const { container } = await render(CanvasThumbnail, { template: c.template, locale: c.locale });
	const svg = container.querySelector('svg')!;
	expect(svg.getAttribute('viewBox')).toBe(`0 0 ${c.template.frame.join(' ')}`);
	expect(svg.querySelectorAll('text')).toHaveLength(0);
	expect(svg.querySelectorAll('image')).toHaveLength(0);
});

test('every kind of note has a mark of its own', async () => {
	const marks = new Set<string>();
	for (const kind of NOTE_KINDS) {
		const { container } = await render(KindMark, { kind, size: 16 });
		const svg = container.querySelector('svg')!;
		expect(svg.getAttribute('aria-hidden')).toBe('true');
		marks.add(svg.innerHTML);
	}
	expect(marks.size).toBe(NOTE_KINDS.length);
});
