import type { BoardView } from '#lib/board/board-view.svelte.ts';
import { LOCALES, type Locale } from '#lib/domain/locale.ts';
import type { I18n } from '#lib/i18n/i18n.svelte.ts';
import { MESSAGES, type Messages } from '#lib/i18n/messages.ts';
import { readTheme, setTheme, THEMES, type Theme } from '#lib/ui/panels/theme.ts';
import type { PaletteEntry } from './palette-entries.ts';
import { synonymsOf } from './palette-words.ts';

const LANGUAGES: Readonly<Record<Locale, string>> = { en: 'English', ru: 'Русский' };

const themeName = ({ board: { menu } }: Messages, theme: Theme): string => {
	const names = { system: menu.themeSystem, light: menu.themeLight, dark: menu.themeDark };
	return `${menu.theme}: ${names[theme]}`;
};

/** What the page's own buttons and its menu do: no actions of the board, but looked for all the same. */
export function pageEntries(board: BoardView, i18n: I18n): PaletteEntry[] {
	const { surfaces } = board;
	const entry = (
		id: string,
		key: string,
		nameIn: (m: Messages) => string,
		run: () => void
	): PaletteEntry => {
		const names = LOCALES.map((locale) => nameIn(MESSAGES[locale]));
		return {
			key,
			name: nameIn(i18n.m),
			group: i18n.m.board.menu.open,
			shortcut: '',
			names,
			also: LOCALES.map((locale, i) => `${names[i]} ${synonymsOf(id, locale)}`),
			run
		};
	};
	const panel = (kind: 'people' | 'share' | 'run', nameIn: (m: Messages) => string): PaletteEntry =>
		entry(kind, kind, nameIn, () => surfaces.show({ kind }));
	const facilitates = board.workshop.me.role === 'facilitator';
	return [
		panel('people', (m) => m.board.people.open),
		...(facilitates
			? [panel('share', (m) => m.board.share), panel('run', (m) => m.run.title)]
			: []),
		...THEMES.filter((theme) => theme !== readTheme()).map((theme) =>
			entry(
				'theme',
				`theme/${theme}`,
				(m) => themeName(m, theme),
				() => setTheme(theme)
			)
		),
		...LOCALES.filter((locale) => locale !== i18n.locale).map((locale) =>
			entry(
				'language',
				`language/${locale}`,
				(m) => `${m.board.menu.language}: ${LANGUAGES[locale]}`,
				() => i18n.set(locale)
			)
		)
	];
}
