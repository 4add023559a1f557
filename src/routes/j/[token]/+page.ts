import type { PageLoad } from './$types';

/** The address holds a secret: nothing on the way may keep the page. */
export const load: PageLoad = ({ setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
};
