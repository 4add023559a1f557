import type { lines as en } from './lines.en.ts';

/** Соединители и штрихи. */
export const lines: typeof en = {
	linked: (from, to, label) => `${from} → ${to}${label && `: ${label}`}`,
	quoted: (text) => `«${text}»`,
	nowhere: 'пустое место',
	hosts: {
		note: 'стикер',
		text: 'текст',
		shape: 'фигура',
		connector: 'соединитель',
		ink: 'штрих',
		image: 'изображение',
		frame: 'рамка',
		stamp: 'отметка'
	},
	label: 'Подпись соединителя',
	ends: { from: 'Начало соединителя', to: 'Конец соединителя' },
	ink: { pen: 'Рисунок', highlighter: 'Выделение маркером' },
	pens: {
		color: 'Цвет',
		width: 'Толщина',
		widths: ['Тонкая', 'Средняя', 'Толстая']
	},
	aimedAt: (what) => `К: ${what}`
};
