import type { find as en } from './find.en.ts';
import { pluralRu } from './plural.ts';

/** Of the search; see find.en.ts. */
export const find: typeof en = {
	field: 'Найти текст на всех досках',
	empty: 'Ищет в стикерах, текстах, фигурах, рамках, подписях, полях полотен и комментариях.',
	none: 'Ничего не найдено.',
	loading: 'Читаем другие доски',
	failed: (boards: number) =>
		`Не удалось прочитать ${boards} ${pluralRu(boards, 'доску', 'доски', 'досок')}.`,
	found: (hits: number) => `Найдено: ${hits}`,
	at: (place: number, hits: number) => `${place} из ${hits}`,
	more: (hits: number) => `И ещё ${hits}. Введите больше букв, чтобы нашлось меньше.`,
	results: 'Найдено',
	next: 'Следующее совпадение',
	previous: 'Предыдущее совпадение',
	otherBoard: (board: string) => `На доске «${board}»`,
	kinds: {
		note: 'Стикер',
		text: 'Текст',
		shape: 'Фигура',
		connector: 'Соединитель',
		ink: 'Рисунок',
		image: 'Изображение',
		frame: 'Рамка',
		stamp: 'Штамп',
		field: 'Поле',
		comment: 'Комментарий'
	}
};
