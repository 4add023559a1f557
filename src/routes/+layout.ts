import { loadMessages } from '#lib/i18n/loaded.ts';
import type { LayoutLoad } from './$types';

/** Words before pages: one language, not all of them. */
export const load: LayoutLoad = async ({ data }) => {
	await loadMessages(data.locale);
	return data;
};
