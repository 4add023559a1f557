import { pluralEn } from './plural.ts';

const counted = (n: number): string => `${n} ${pluralEn(n, 'image', 'images')}`;

/** Images on the board: bringing them, and saying in words what they show. */
export const images = {
	named: (alt: string) => `Image: ${alt}`,
	unnamed: 'Image without a description',
	broken: 'This image isn’t available',
	uploading: (name: string) => (name === '' ? 'Image on its way' : `${name} is on its way`),
	drop: 'Drop images to add them',
	added: (n: number) => `${counted(n)} added`,
	tooMany: (most: number) => `At most ${counted(most)} at a time; the others were left out.`,
	notImages: (n: number) =>
		`${n} ${pluralEn(n, 'file', 'files')} left out: only images can be dropped on the board.`,
	missing: (n: number) =>
		`${counted(n)} couldn’t be brought along: only those who are in that workshop can copy from it.`,
	describe: {
		title: 'Describe the image',
		label: 'What does it show?',
		hint: 'One sentence for people who can’t see it. It is also found by search.',
		save: 'Save',
		saved: 'Description saved'
	}
};
