import '../../../src/app.css';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { CANVASES } from '#lib/canvases/index.ts';
import { LOCALES } from '#lib/domain/locale.ts';
import WithLanguage from './WithLanguage.svelte';

const CASES = [...CANVASES.values()].flatMap((template) =>
	LOCALES.map((locale) => ({ id: template.id, locale, template }))
);

test.each(CASES)('$id ($locale): purpose, steps, mistakes and whom it comes from', async (c) => {
	const { container } = await render(WithLanguage, { template: c.template, locale: c.locale });
	const { purpose, steps, mistakes, attribution, changes } = c.template;
	for (const text of [purpose, attribution, ...mistakes, ...steps.map((step) => step.text)]) {
		expect(container.textContent).toContain(text[c.locale]);
	}
	if (changes) expect(container.textContent).toContain(changes[c.locale]);
	expect(container.querySelectorAll('ol li')).toHaveLength(steps.length);
});

test('what is shared alike links to its licence and to its source', async () => {
	const template = CANVASES.get('mobius-loop')!;
	const { container } = await render(WithLanguage, { template, locale: 'en' });
	const links = [...container.querySelectorAll('a')].map((a) => a.href);
	expect(links).toEqual([
		'https://mobiusloop.com/',
		'https://creativecommons.org/licenses/by-sa/4.0/'
	]);
});
