import type { doors as en } from './doors.en.ts';
import { pluralRu } from './plural.ts';

export const doors: typeof en = {
	links: {
		title: 'Ссылки с именем',
		intro: 'Для клиента, для группы: каждую можно ограничить и отозвать отдельно.',
		add: 'Добавить ссылку',
		edit: (label) => `Изменить ссылку «${label}»`,
		revoke: (label) => `Отозвать ссылку «${label}»`,
		revokeAsk: 'Все, кто пришёл по этой ссылке, сразу потеряют доступ.',
		revokeYes: 'Отозвать',
		label: 'Название ссылки',
		role: 'Кто по ней приходит',
		expires: 'До какого времени (пусто: без срока)',
		most: 'Не больше людей (пусто: сколько угодно)',
		passphrase: 'Парольная фраза (пусто: без неё)',
		newPassphrase: 'Новая фраза (пусто: прежняя)',
		keepPassphrase: 'Спрашивает парольную фразу',
		passphraseHint: (least) =>
			`Не меньше ${least} ${pluralRu(least, 'символа', 'символов', 'символов')}. Показать её потом нельзя.`,
		hasPassphrase: 'с фразой',
		until: (time) => `до ${time}`,
		people: (n, most) =>
			most === null ? `${n} ${pluralRu(n, 'человек', 'человека', 'человек')}` : `${n} из ${most}`,
		save: 'Сохранить'
	},
	join: {
		passphrase: 'Парольная фраза',
		passphraseHint: 'Её назвал вам фасилитатор.'
	},
	waiting: {
		title: 'Зал ожидания',
		hint: 'Новые люди ждут, пока фасилитатор их впустит.',
		admit: 'Впустить',
		admitWho: (name) => `Впустить: ${name}`,
		admitAll: 'Впустить всех',
		turnAway: 'Отказать',
		turnAwayWho: (name) => `Отказать: ${name}`,
		count: (n) =>
			`${pluralRu(n, 'Ждёт', 'Ждут', 'Ждут')} ${n} ${pluralRu(n, 'человек', 'человека', 'человек')}`,
		show: 'Показать'
	},
	waitingPage: {
		title: 'Фасилитатор скоро вас впустит',
		text: 'Не закрывайте страницу: она откроет доску сама.'
	}
};
