import type { pages as en } from './pages.en.ts';

export const pages: typeof en = {
	appName: 'Loopboard'
};
