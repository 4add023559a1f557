import type { canvas as en } from './canvas.en.ts';
import { pluralRu } from './plural.ts';

export const canvas: typeof en = {
	lap: (n) => `Круг ${n}`,
	example: 'Разобранный пример',
	ghost: (zone, kind, text) =>
		kind === null ? `Пример, ${zone}: ${text}` : `Пример, ${zone}, ${kind}: ${text}`,
	minutes: (n) => `${n} мин`,
	people: (least, most) => `${least}–${most} ${pluralRu(most, 'человек', 'человека', 'человек')}`,
	purpose: 'Зачем нужно полотно',
	steps: 'Шаги',
	mistakes: 'Типичные ошибки',
	origin: 'Откуда оно взялось',
	changes: (text) => `Изменения: ${text}.`,
	source: 'Источник',
	licence: 'Лицензия',
	licences: {
		MIT: 'MIT, как и сама программа',
		'CC-BY-SA-4.0': 'Creative Commons «С указанием авторства — С сохранением условий» 4.0'
	},
	modes: {
		lead: 'говорит фасилитатор',
		solo: 'молча, каждый сам',
		pairs: 'пары или тройки',
		group: 'все вместе',
		vote: 'голосование'
	}
};
