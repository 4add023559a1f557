import { pluralRu } from './plural.ts';
import type { run as en } from './run.en.ts';

const minutes = (n: number): string => `${n} ${pluralRu(n, 'минута', 'минуты', 'минут')}`;

export const run: typeof en = {
	title: 'Сценарий',
	now: 'Что делать сейчас',
	nothing: 'Сейчас ничего не идёт',
	untitled: 'Этап',
	modes: {
		lead: 'Все вместе, ведёт фасилитатор',
		solo: 'Каждый сам',
		pairs: 'В парах',
		group: 'Все вместе',
		vote: 'Голосование'
	},
	closed: 'Запись закрыта',
	closedWhy: 'Фасилитатор пока закрыл запись. Доску можно смотреть.',
	minutes,
	left: (time) => `Осталось ${time}`,
	over: 'Время вышло',
	paused: 'Пауза',
	marks: {
		minutes: (n) => `Осталось: ${minutes(n)}`,
		tenSeconds: 'Осталось десять секунд',
		over: 'Время вышло'
	},
	empty: 'Этапов пока нет. Возьмите шаги полотна или добавьте этап.',
	fromCanvas: (name) => `Шаги полотна «${name}»`,
	add: 'Добавить этап',
	next: 'Дальше',
	begin: 'Начать',
	back: 'Назад',
	stop: 'Закончить',
	upcoming: (title) => `Потом: ${title}`,
	last: 'Это последний этап',
	total: (n) => `Впереди: ${minutes(n)}`,
	timer: {
		start: 'Запустить время',
		pause: 'Пауза',
		resume: 'Продолжить',
		more: 'Ещё минута',
		less: 'На минуту меньше',
		end: 'Закончить сейчас'
	},
	freeze: 'Закрыть запись',
	open: 'Открыть запись',
	phase: {
		go: (title) => `Перейти к этапу «${title}»`,
		edit: (title) => `Изменить этап «${title}»`,
		up: (title) => `Этап «${title}» выше`,
		down: (title) => `Этап «${title}» ниже`,
		remove: (title) => `Убрать этап «${title}»`,
		current: 'сейчас',
		title: 'Название',
		text: 'Что делать',
		minutes: 'Минуты',
		mode: 'Как',
		canvas: 'Полотно',
		anywhere: 'Где угодно',
		closes: 'Закрыть запись, когда выйдет время',
		done: 'Готово'
	},
	problems: {
		stale: 'Кто-то только что уже перешёл дальше. Вот где сейчас группа.',
		no_phase: 'Дальше этапов нет.',
		no_timer: 'Время не задано.',
		minutes_invalid: 'Столько минут задать нельзя.',
		other: 'Сервер это не принял. Попробуйте ещё раз.'
	}
};
