import { afterEach, expect, test, vi } from 'vitest';
import { reloadLostStyles } from '#lib/ui/kit/lost-styles.ts';

let end: () => void = () => undefined;
afterEach(() => {
	end();
	document.querySelectorAll('link[data-lost]').forEach((link) => link.remove());
});

const links = (): HTMLLinkElement[] => [
	...document.querySelectorAll<HTMLLinkElement>('link[data-lost]')
];

/** Asks for a stylesheet that can't be had. */
function ask(): HTMLLinkElement {
	const link = document.createElement('link');
	Object.assign(link, { rel: 'stylesheet', href: 'http://127.0.0.1:9/lost.css' });
	link.dataset['lost'] = '';
	document.head.append(link);
	return link;
}

test('a stylesheet that didn’t come is asked for again until it does', async () => {
	end = reloadLostStyles(1);
	const first = ask();
	await vi.waitUntil(() => !links().includes(first));
	const [second] = links();
	await vi.waitUntil(() => second !== undefined && !links().includes(second));
	const came = links()[0];
	came?.setAttribute('href', `data:text/css,${encodeURIComponent('body { --came: 1 }')}`);
	await vi.waitUntil(() => getComputedStyle(document.body).getPropertyValue('--came') === '1');
	expect(links()).toHaveLength(1);
});

test('what is lost after the end is left alone', async () => {
	reloadLostStyles(1)();
	const link = ask();
	const failed = new Promise((resolve) => link.addEventListener('error', resolve));
	await failed;
	await new Promise((resolve) => requestAnimationFrame(resolve));
	expect(links()).toEqual([link]);
});
