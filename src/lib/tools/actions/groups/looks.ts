import { SHAPE_FORMS, TEXT_SIZES, type ElementRecord } from '../../../domain/elements.ts';
import { change } from '../make.ts';
import type { Action } from '../types.ts';
import { formIcon } from './tools.ts';

type Records = readonly ElementRecord[];

const allAre = (records: Records, is: (record: ElementRecord) => boolean): boolean =>
	records.length > 0 && records.every(is);

/** What shapes, texts and frames can be besides coloured. */
export const LOOKS: readonly Action[] = [
	...SHAPE_FORMS.map((form) =>
		change({
			id: `form.${form}`,
			group: 'colors',
			icon: formIcon(form),
			chords: [],
			kinds: ['shape'],
			where: ['bar', 'menu'],
			submenu: 'form',
			rank: 1,
			on: (records) => allAre(records, (rec) => rec.kind === 'shape' && rec.form === form)
		})
	),
	change({
		id: 'fill',
		group: 'colors',
		icon: 'paint-bucket',
		chords: [],
		kinds: ['shape'],
		where: ['bar', 'menu'],
		rank: 2,
		on: (records) => allAre(records, (rec) => rec.kind === 'shape' && rec.filled)
	}),
	...TEXT_SIZES.map((size) =>
		change({
			id: `text-size.${size}`,
			group: 'colors',
			icon: 'a-large-small',
			chords: [],
			kinds: ['text'],
			where: ['bar', 'menu'],
			submenu: 'text-size',
			rank: 1,
			on: (records) => allAre(records, (rec) => rec.kind === 'text' && rec.size === size)
		})
	),
	change({
		id: 'frame.dissolve',
		group: 'arrange',
		icon: 'square-dashed',
		chords: [],
		kinds: ['frame'],
		where: ['bar', 'menu'],
		rank: 2
	})
];
