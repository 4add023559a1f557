import type { CanvasTemplate } from '../domain/canvas.ts';

export const PERSONA: CanvasTemplate = {
	id: 'persona',
	version: 1,
	kind: 'zones',
	group: 'understand',
	frame: [2600, 1600],
	minutes: 40,
	people: [2, 6],
	name: { en: 'Persona', ru: 'Портрет клиента (персона)' },
	purpose: {
		en: 'Turn research into one memorable customer type, with its priority and the evidence behind it in plain sight.',
		ru: 'Свести исследования в один запоминающийся тип клиента и показать его приоритет и доказательства.'
	},
	attribution: {
		en: 'Persona is a generic practice (popularised by Alan Cooper, 1999). Original layout.',
		ru: 'Персона — общеизвестная практика (популяризировал Алан Купер, 1999). Схема собственная.'
	},
	licence: 'MIT',
	zones: [
		{
			key: 'role',
			number: '1',
			rect: { x: 0.02, y: 0.08, w: 0.2, h: 0.3 },
			title: { en: 'Role and portrait', ru: 'Роль и портрет' },
			prompt: {
				en: 'A role name instead of a person’s name, age band, life or work setting.',
				ru: 'Название роли вместо имени, возрастной диапазон, обстановка жизни или работы.'
			},
			holds: { kind: 'notes', types: ['fact', 'assumption'] }
		},
		{
			key: 'voice',
			number: '2',
			rect: { x: 0.02, y: 0.39, w: 0.2, h: 0.14 },
			title: { en: 'In their words', ru: 'Своими словами' },
			prompt: {
				en: 'One real sentence that sounds like this customer.',
				ru: 'Одна реальная фраза, в которой узнаётся этот клиент.'
			},
			holds: { kind: 'notes', types: ['quote'] }
		},
		{
			key: 'context',
			number: '3',
			rect: { x: 0.23, y: 0.08, w: 0.25, h: 0.24 },
			title: { en: 'Context', ru: 'Контекст' },
			prompt: {
				en: 'When and where do they meet our product, what else is happening?',
				ru: 'Когда и где человек встречается с продуктом и что происходит вокруг?'
			},
			holds: { kind: 'notes', types: ['fact'] }
		},
		{
			key: 'goals',
			number: '4',
			rect: { x: 0.49, y: 0.08, w: 0.25, h: 0.24 },
			title: { en: 'Goals', ru: 'Цели' },
			prompt: {
				en: 'What are they trying to achieve, with or without us?',
				ru: 'Чего человек добивается, с нами или без нас?'
			},
			holds: { kind: 'notes', types: ['fact', 'quote'] }
		},
		{
			key: 'needs',
			number: '5',
			rect: { x: 0.23, y: 0.33, w: 0.25, h: 0.22 },
			title: { en: 'Needs and expectations', ru: 'Потребности и ожидания' },
			prompt: {
				en: 'What do they count on getting from us?',
				ru: 'На что человек рассчитывает в отношениях с нами?'
			},
			holds: { kind: 'notes', types: ['fact', 'assumption'] }
		},
		{
			key: 'behaviour',
			number: '6',
			rect: { x: 0.49, y: 0.33, w: 0.25, h: 0.22 },
			title: { en: 'Behaviour', ru: 'Поведение' },
			prompt: {
				en: 'What do they do regularly: channels, frequency, workarounds?',
				ru: 'Что человек делает регулярно: каналы, частота, обходные пути?'
			},
			holds: { kind: 'notes', types: ['fact', 'metric'] }
		},
		{
			key: 'motives',
			number: '7',
			rect: { x: 0.23, y: 0.56, w: 0.25, h: 0.2 },
			title: { en: 'Motives and feelings', ru: 'Мотивы и чувства' },
			prompt: {
				en: 'What pushes them forward, what holds them back?',
				ru: 'Что подталкивает и что удерживает?'
			},
			holds: { kind: 'notes', types: ['quote', 'assumption'] }
		},
		{
			key: 'frustrations',
			number: '8',
			rect: { x: 0.49, y: 0.56, w: 0.25, h: 0.2 },
			title: { en: 'Frustrations', ru: 'Раздражители' },
			prompt: { en: 'What goes wrong again and again?', ru: 'Что раз за разом идёт не так?' },
			holds: { kind: 'notes', types: ['quote', 'fact'] }
		},
		{
			key: 'trust',
			number: '9',
			rect: { x: 0.02, y: 0.54, w: 0.2, h: 0.22 },
			title: { en: 'Trust', ru: 'Доверие' },
			prompt: {
				en: 'What makes this customer believe us, what destroys it at once?',
				ru: 'Что заставляет клиента нам верить и что разрушает доверие сразу?'
			},
			holds: { kind: 'notes', types: ['quote', 'assumption'] }
		},
		{
			key: 'priority',
			number: '10',
			rect: { x: 0.76, y: 0.08, w: 0.22, h: 0.5 },
			title: { en: 'Primary or secondary', ru: 'Основной или второстепенный' },
			prompt: {
				en: 'Is it our primary customer? Who else is served, and who deliberately is not?',
				ru: 'Это основной клиент? Кого ещё обслуживаем, а кого сознательно нет?'
			},
			holds: { kind: 'notes', types: ['decision'], links: 'persona' },
			lanes: {
				direction: 'column',
				items: [
					{ key: 'primary', title: { en: 'primary', ru: 'основной' }, share: 0.45, max: 1 },
					{
						key: 'secondary',
						title: { en: 'secondary', ru: 'второстепенный' },
						share: 0.35,
						max: 3
					},
					{ key: 'not-ours', title: { en: 'not designed for', ru: 'не наш' }, share: 0.2 }
				]
			}
		},
		{
			key: 'conflict-rule',
			number: '11',
			rect: { x: 0.76, y: 0.59, w: 0.22, h: 0.17 },
			title: { en: 'If interests clash', ru: 'Если интересы столкнутся' },
			prompt: {
				en: 'What do we do when the primary and a secondary customer want different things?',
				ru: 'Что делаем, когда основной и второстепенный клиенты хотят разного?'
			},
			holds: { kind: 'notes', types: ['decision'] }
		},
		{
			key: 'evidence',
			number: '12',
			rect: { x: 0.02, y: 0.78, w: 0.96, h: 0.2 },
			title: { en: 'What this rests on', ru: 'На чём основан портрет' },
			prompt: {
				en: 'Which data, studies, observations and talks stand behind the portrait?',
				ru: 'Какие данные, исследования, наблюдения и беседы стоят за портретом?'
			},
			holds: { kind: 'notes', types: ['fact', 'metric', 'question'] },
			lanes: {
				direction: 'row',
				items: [
					{
						key: 'sales',
						title: { en: 'sales and marketing data', ru: 'данные продаж и маркетинга' },
						share: 0.25
					},
					{
						key: 'market',
						title: { en: 'market research', ru: 'исследования рынка' },
						share: 0.25
					},
					{
						key: 'field',
						title: { en: 'field observation', ru: 'наблюдения в поле' },
						share: 0.25
					},
					{ key: 'talks', title: { en: 'conversations', ru: 'беседы с клиентами' }, share: 0.25 }
				]
			}
		}
	],
	coverage: ['context', 'goals', 'needs', 'behaviour', 'motives', 'frustrations', 'trust'],
	drawing: [],
	steps: [
		{
			minutes: 4,
			mode: 'lead',
			text: {
				en: 'Choose the decision this persona should help with.',
				ru: 'Выбрать решение, которому поможет этот портрет.'
			}
		},
		{
			minutes: 8,
			mode: 'solo',
			text: {
				en: 'Drop evidence into the four lanes first.',
				ru: 'Сначала выложить доказательства в четыре дорожки.'
			}
		},
		{
			minutes: 12,
			mode: 'pairs',
			text: {
				en: 'Pairs fill two zones each from the evidence.',
				ru: 'Пары заполняют по две зоны, опираясь на доказательства.'
			}
		},
		{
			minutes: 6,
			mode: 'group',
			text: {
				en: 'Read as a story in the first person; strike what does not fit.',
				ru: 'Прочитать как рассказ от первого лица; убрать лишнее.'
			}
		},
		{
			minutes: 6,
			mode: 'vote',
			text: {
				en: 'Blind vote: primary, secondary or not ours.',
				ru: 'Тайное голосование: основной, второстепенный или не наш.'
			}
		},
		{
			minutes: 4,
			mode: 'group',
			text: {
				en: 'Write the conflict rule and next research question.',
				ru: 'Записать правило на случай конфликта и следующий вопрос исследования.'
			}
		}
	],
	mistakes: [
		{
			en: 'A stock photo and hobbies instead of goals and behaviour.',
			ru: 'Стоковое фото и хобби вместо целей и поведения.'
		},
		{
			en: 'Five equal personas: nobody is primary, so nobody decides anything.',
			ru: 'Пять равных персон: основного нет, и решать нечем.'
		},
		{
			en: 'Evidence strip left empty: the portrait is a group opinion.',
			ru: 'Пустая полоса доказательств: портрет — мнение группы.'
		}
	],
	example: [
		{
			zone: 'role',
			text: {
				en: 'Loyalty programme member, 35–50, shops for a family',
				ru: 'Участник программы лояльности, 35–50, покупает на семью'
			}
		},
		{
			zone: 'voice',
			text: {
				en: '“I never know what my points are worth”',
				ru: '«Никогда не понимаю, сколько стоят мои баллы»'
			}
		},
		{
			zone: 'context',
			text: {
				en: 'At the checkout, with a child and a queue behind',
				ru: 'На кассе, с ребёнком и очередью за спиной'
			}
		},
		{
			zone: 'goals',
			text: { en: 'Spend less without planning', ru: 'Тратить меньше, не планируя' }
		},
		{
			zone: 'needs',
			text: { en: 'The benefit is visible before paying', ru: 'Выгода видна до оплаты' }
		},
		{
			zone: 'behaviour',
			text: {
				en: 'Opens the app twice a month, 7 of 10 times at the till',
				ru: 'Открывает приложение дважды в месяц, 7 раз из 10 на кассе'
			}
		},
		{
			zone: 'motives',
			text: {
				en: 'Likes to feel shrewd; hates feeling tricked',
				ru: 'Любит чувствовать себя расчётливым; не терпит подвоха'
			}
		},
		{
			zone: 'frustrations',
			text: { en: 'Points expire without warning', ru: 'Баллы сгорают без предупреждения' }
		},
		{
			zone: 'trust',
			text: { en: 'Believes the receipt, not the banner', ru: 'Верит чеку, а не баннеру' }
		},
		{
			zone: 'priority',
			lane: 'primary',
			text: {
				en: 'Primary for the renewal of the programme',
				ru: 'Основной клиент при обновлении программы'
			}
		},
		{
			zone: 'conflict-rule',
			text: {
				en: 'A partner’s promo never hides the points balance',
				ru: 'Акция партнёра никогда не закрывает баланс баллов'
			}
		},
		{
			zone: 'evidence',
			lane: 'talks',
			text: {
				en: '12 talks in three shops, October; till data for 6 months',
				ru: '12 бесед в трёх магазинах, октябрь; данные касс за 6 месяцев'
			}
		}
	]
};
