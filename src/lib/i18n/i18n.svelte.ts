import { getContext, setContext } from 'svelte';
import type { Locale, Localized } from '../domain/locale.ts';
import { loadMessages, messagesIn } from './loaded.ts';
import type { Messages } from './messages.en.ts';

/** The reader's language. One per page, in context; changing it re-renders, never reloads. */
export class I18n {
	#locale: Locale = $state('en');
	readonly m: Messages = $derived(messagesIn(this.#locale));

	constructor(locale: Locale) {
		this.#locale = locale;
	}

	get locale(): Locale {
		return this.#locale;
	}

	/** Picks a template's text in the reader's language. */
	pick(text: Localized): string {
		return text[this.#locale];
	}

	/** What an error code of the HTTP interface means, and what one can do; unknown codes too. */
	error(code: string): string {
		const texts: Readonly<Record<string, string>> = this.m.errors;
		return (Object.hasOwn(texts, code) ? texts[code] : undefined) ?? this.m.errors.internal;
	}

	/** Remembered in a cookie, so that the server renders the next page in it. */
	set(locale: Locale): void {
		void loadMessages(locale).then(() => {
			this.#locale = locale;
			document.documentElement.lang = locale;
		});
		document.cookie = `lb_locale=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`;
	}
}

const KEY = Symbol('i18n');

export const provideI18n = (locale: Locale): I18n => setContext(KEY, new I18n(locale));
export const useI18n = (): I18n => getContext<I18n>(KEY);
