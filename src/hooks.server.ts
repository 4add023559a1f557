import type { Handle, HandleServerError } from '@sveltejs/kit';
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

/**
 * What went wrong on a page, for whoever runs the server. SvelteKit's own handler prints the path,
 * and the path of a link is its token; a wrong address is its sender's matter and isn't logged.
 */
export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status < 500) return;
	const words = String(error instanceof Error ? error.stack : error);
	const redacted = words.replace(/\/j\/[^\s/?#"']+/g, '/j/…');
	// eslint-disable-next-line no-console -- pages have no access to the server's log
	console.error(`[${status}] ${event.request.method} ${event.route.id ?? '-'}\n${redacted}`);
};
