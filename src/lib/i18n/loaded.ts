import type { Locale } from '../domain/locale.ts';
import type { Messages } from './messages.en.ts';

/** The languages that have come to this page so far. */
const loaded = new Map<Locale, Messages>();

const LOADERS: Readonly<Record<Locale, () => Promise<Messages>>> = {
	en: async () => (await import('./messages.en.ts')).en,
	ru: async () => (await import('./messages.ru.ts')).ru
};

export function keepMessages(locale: Locale, messages: Messages): void {
	loaded.set(locale, messages);
}

/** Fetches a language once. To be awaited before anything is drawn in it. */
export async function loadMessages(locale: Locale): Promise<void> {
	if (!loaded.has(locale)) keepMessages(locale, await LOADERS[locale]());
}

/** @throws RangeError for a language that wasn't loaded */
export function messagesIn(locale: Locale): Messages {
	const messages = loaded.get(locale);
	if (!messages) throw new RangeError(`the messages in ${locale} were not loaded`);
	return messages;
}
