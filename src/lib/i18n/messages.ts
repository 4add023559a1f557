import type { Locale } from '../domain/locale.ts';
import { keepMessages } from './loaded.ts';
import { en, type Messages } from './messages.en.ts';
import { ru } from './messages.ru.ts';

export type { Messages };

/**
 * Both languages at once, for what searches in both and for tests. A page has its reader's alone
 * (loaded.ts): whatever imports this must itself be loaded on demand.
 */
export const MESSAGES: Readonly<Record<Locale, Messages>> = { en, ru };
keepMessages('en', en);
keepMessages('ru', ru);
