import type { objects as en } from './objects.en.ts';

/** What people put on a board besides notes, and how it is told to a screen reader. */
export const objects: typeof en = {
	forms: {
		rectangle: 'Прямоугольник',
		rounded: 'Скруглённый прямоугольник',
		ellipse: 'Эллипс',
		diamond: 'Ромб',
		triangle: 'Треугольник'
	},
	label: (what, text, author) =>
		[what, ...[text, author && `автор: ${author}`].filter(Boolean)].join('. '),
	text: 'Текст',
	frame: 'Рамка',
	untitled: 'Рамка',
	stamp: (name) => `Штамп: ${name}`,
	stampOn: (name, host) => `Штамп: ${name}, на «${host}»`,
	edit: {
		text: 'Текст',
		shape: 'Текст в фигуре',
		frame: 'Название рамки'
	},
	stamps: {
		'👍': 'за',
		'❤️': 'сердце',
		'⭐': 'звезда',
		'✅': 'готово',
		'❓': 'вопрос',
		'❗': 'важно',
		'🔥': 'огонь',
		'💡': 'идея',
		'🎉': 'ура',
		'👀': 'смотрю',
		'🤔': 'думаю',
		'➕': 'плюс один'
	},
	picker: {
		title: 'Штампы',
		onSelected: (n) => (n === 1 ? 'Поставить на выбранное' : `Поставить на всё выбранное: ${n}`),
		forTool: 'Выберите и щёлкните по доске'
	},
	toolbar: {
		more: 'Другие инструменты',
		ways: (tool) => `${tool}: виды`
	}
};
