import type { desks as en } from './desks.en.ts';
import { pluralRu } from './plural.ts';

const notes = (n: number): string => `${n} ${pluralRu(n, 'стикер', 'стикера', 'стикеров')}`;

export const desks: typeof en = {
	private: 'Это видите только вы',
	closed: 'Запись закрыта, и это по-прежнему видите только вы',
	named: 'с именами',
	anonymous: 'анонимно',
	namedWhy: 'Когда стикеры откроют, на каждом будет видно, кто его написал.',
	anonymousWhy: 'Когда стикеры откроют, ничто не покажет, кто их написал.',
	watching: 'Каждый пишет сам; пока этого никто не видит',
	inTheRoom: (n) => `В комнате уже ${notes(n)}`,
	waiting: (n) => `${notes(n)} на вашем столе: их видели только вы`,
	countsShown: {
		nobody: '',
		facilitators: 'Фасилитаторы видят, сколько у вас стикеров',
		everybody: 'Все видят, сколько у кого стикеров'
	},
	reveal: 'Открыть',
	revealAll: 'Открыть все стикеры',
	opened: 'Теперь вы пишете за своим столом. Больше его никто не видит.',
	shared: 'Доска снова общая.',
	title: 'Пишем поодиночке',
	over: 'Этап закончен, а его стикеры ещё не открыты.',
	oneByOne: 'По одному человеку',
	count: notes,
	wroteNothing: (n) =>
		`${n} ${pluralRu(n, 'человек пока ничего не написал', 'человека пока ничего не написали', 'человек пока ничего не написали')}`,
	counts: 'Сколько у кого стикеров',
	countsOptions: {
		nobody: 'Не видит никто',
		facilitators: 'Видят фасилитаторы',
		everybody: 'Видят все'
	},
	countsWhy: 'Всем сказано, кто это видит.',
	problems: {
		nothing_to_reveal: 'Пока нечего открывать.',
		anonymous: 'Анонимные стикеры открывают только все сразу.'
	},
	anonymousSwitch: 'Анонимно: на стикерах не будет имён',
	notices: {
		sharedAtDesk: 'Пока все пишут поодиночке, общее остаётся как есть.'
	}
};
