import type { finding as en } from './finding.en.ts';
import { pluralRu } from './plural.ts';

export const finding: typeof en = {
	find: {
		title: 'Поиск'
	},
	palette: {
		title: 'Все команды',
		field: 'Что сделать?',
		none: 'Такой команды нет.',
		goTo: (name: string) => `Перейти: «${name}»`,
		canvas: 'Полотно',
		frame: 'Рамка',
		found: (count: number) => `${count} ${pluralRu(count, 'команда', 'команды', 'команд')}`
	},
	shortcuts: {
		search: 'Найти сочетание',
		none: 'Такого сочетания нет.',
		pointing: 'Мышь и тачпад',
		touch: 'Касания и перо'
	},
	others: {
		setting: 'Сообщать, что добавляют другие',
		added: (name: string, others: number, count: number, zone: string) => {
			const notes = `${count} ${pluralRu(count, 'стикер', 'стикера', 'стикеров')}`;
			const place = zone && `, «${zone}»`;
			if (others === 0) {
				const verb = pluralRu(count, 'добавлен', 'добавлено', 'добавлено');
				return `${name}: ${verb} ${notes}${place}`;
			}
			const people = `${others} ${pluralRu(others, 'человек', 'человека', 'человек')}`;
			return `${name} и ещё ${people} добавили ${notes}${place}`;
		}
	},
	link: {
		copied: 'Ссылка скопирована. Она открывается у тех, кто в этом воркшопе.',
		failed: (url: string) => `Браузер не разрешил копирование. Ссылка: ${url}`,
		missing: 'Того, на что ведёт ссылка, на доске уже нет.',
		copy: 'Скопировать ссылку'
	},
	minimap: {
		title: 'Карта доски',
		label: 'Карта доски. Стрелки двигают вид, плюс и минус меняют масштаб.',
		show: 'Показать карту доски',
		hide: 'Скрыть карту доски'
	},
	canvases: {
		add: 'Добавить полотно',
		added: (name: string) => `Полотно «${name}» на доске.`,
		remove: (name: string) => `Убрать полотно «${name}»`,
		removed: (name: string) => `Полотно «${name}» убрано. Стикеры остались на доске.`,
		undo: 'Отменить',
		earlier: (name: string) => `Сдвинуть полотно «${name}» левее`,
		later: (name: string) => `Сдвинуть полотно «${name}» правее`,
		options: (name: string) => `Ещё о полотне «${name}»`,
		frames: 'Рамки',
		untitled: 'Рамка без названия'
	}
};
