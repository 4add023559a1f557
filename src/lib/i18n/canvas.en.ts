import type { StepMode } from '../domain/canvas.ts';
import { pluralEn } from './plural.ts';

const modes: Record<StepMode, string> = {
	lead: 'facilitator speaks',
	solo: 'silent individual work',
	pairs: 'pairs or threes',
	group: 'all together',
	vote: 'dot vote or ballot'
};

/** What is said around a canvas. What stands on it is in the canvas' own file. */
export const canvas = {
	lap: (n: number) => `Lap ${n}`,
	example: 'Worked example',
	/** One note of the example; `kind` is its type, or null for a text field. */
	ghost: (zone: string, kind: string | null, text: string) =>
		kind === null ? `Example, ${zone}: ${text}` : `Example, ${zone}, ${kind}: ${text}`,
	minutes: (n: number) => `${n} min`,
	people: (least: number, most: number) => `${least}–${most} ${pluralEn(most, 'person', 'people')}`,
	purpose: 'What it is for',
	steps: 'Steps',
	mistakes: 'Typical mistakes',
	origin: 'Where it comes from',
	changes: (text: string) => `Changes: ${text}.`,
	source: 'Source',
	licence: 'Licence',
	licences: {
		MIT: 'MIT, like the program itself',
		'CC-BY-SA-4.0': 'Creative Commons Attribution-ShareAlike 4.0'
	},
	modes
};
