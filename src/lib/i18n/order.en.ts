import { pluralEn } from './plural.ts';

/** What participants can't touch. */
export const order = {
	title: 'What participants may do',
	tools: 'What they have now',
	allTools: 'All tools',
	firstTools: 'Only the first three',
	untold: 'Their bar starts with these three. Until you choose, keys and menus reach the rest.',
	protected: 'Protected',
	release: 'Release',
	releaseAll: 'Release all',
	canvasClosed: 'Closed for changes',
	freezeCanvas: (name: string) => `Close “${name}”`,
	count: (n: number) =>
		n === 0 ? 'Nothing is protected.' : `${n} ${pluralEn(n, 'object', 'objects')} protected.`,
	hint: 'Protect what you have selected by its menu; click on it to release it.',
	notice: 'This canvas is closed for changes.'
};
