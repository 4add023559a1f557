import type { Handle } from '@sveltejs/kit';
import { isLocale, localeFromHeader } from '#lib/domain/locale.ts';

const THEMES = ['light', 'dark'];

/** Language and theme are the person's own; both come from cookies, so the first paint is right. */
export const handle: Handle = ({ event, resolve }) => {
	const chosen = event.cookies.get('lb_locale');
	const locale = isLocale(chosen)
		? chosen
		: localeFromHeader(event.request.headers.get('accept-language'));
	event.locals.locale = locale;
	const theme = event.cookies.get('lb_theme') ?? '';
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('%lang%', locale).replace('%theme%', THEMES.includes(theme) ? theme : 'system')
	});
};
