export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Seconds: a year. */
const REMEMBER_FOR = 31_536_000;

export const isTheme = (value: unknown): value is Theme =>
	typeof value === 'string' && (THEMES as readonly string[]).includes(value);

/** The theme the page shows now; the server rendered it from the cookie. */
export function readTheme(): Theme {
	const theme = document.documentElement.dataset['theme'];
	return isTheme(theme) ? theme : 'system';
}

/** Changes the page at once and remembers it in the cookie that hooks.server.ts reads. */
export function setTheme(theme: Theme): void {
	document.documentElement.dataset['theme'] = theme;
	document.cookie = `lb_theme=${theme}; Path=/; Max-Age=${REMEMBER_FOR}; SameSite=Lax`;
}
