import type { Component } from 'svelte';
import { render } from 'vitest-browser-svelte';
import type { Locale } from '#lib/domain/locale.ts';
import Shell from './Shell.svelte';

/** Renders a component inside what the layout gives every page. */
export const show = <Props extends Record<string, unknown>>(
	of: Component<Props>,
	given: Props,
	locale: Locale = 'en'
) => render(Shell, { of: of as unknown as Component<Record<string, unknown>>, given, locale });
