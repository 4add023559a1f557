import type { CanvasTemplate } from '../domain/canvas.ts';

export const EMPATHY_MAP: CanvasTemplate = {
	id: 'empathy-map',
	version: 1,
	kind: 'zones',
	group: 'understand',
	frame: [2800, 1800],
	minutes: 45,
	people: [3, 7],
	name: { en: 'Empathy Map', ru: 'Карта эмпатии' },
	purpose: {
		en: 'Build a shared, testable picture of one person in one situation before anyone proposes a solution.',
		ru: 'Собрать общую и проверяемую картину одного человека в одной ситуации до того, как кто-то предложит решение.'
	},
	attribution: {
		en: 'Based on the Empathy Map Canvas by Dave Gray, XPLANE (2017), gamestorming.com/empathy-map. Redrawn, own wording.',
		ru: 'По мотивам Empathy Map Canvas Дэйва Грея, XPLANE (2017), gamestorming.com/empathy-map. Перерисовано, формулировки собственные.'
	},
	licence: 'MIT',
	link: 'https://gamestorming.com/empathy-map',
	zones: [
		{
			key: 'who',
			number: '1',
			rect: { x: 0.02, y: 0.07, w: 0.47, h: 0.16 },
			title: { en: 'Who', ru: 'Кто' },
			prompt: {
				en: 'One person, one role, one situation: who are we stepping into?',
				ru: 'Один человек, одна роль, одна ситуация: на чьё место мы встаём?'
			},
			holds: { kind: 'notes', types: ['fact', 'assumption'] }
		},
		{
			key: 'needs-to-do',
			number: '2',
			rect: { x: 0.51, y: 0.07, w: 0.47, h: 0.16 },
			title: { en: 'Needs to do', ru: 'Что нужно сделать' },
			prompt: {
				en: 'What must they get done, decide or start doing differently, and how would we see it happened?',
				ru: 'Что человеку предстоит сделать, решить или начать делать иначе и как мы это увидим?'
			},
			holds: { kind: 'notes', types: ['fact', 'assumption', 'metric'] }
		},
		{
			key: 'goal',
			number: null,
			rect: { x: 0.34, y: 0.235, w: 0.32, h: 0.045 },
			title: { en: 'Goal', ru: 'Цель' },
			prompt: {
				en: 'One line: [who] manages to [observable action] in [situation].',
				ru: 'Одной строкой: [кто] смог [наблюдаемое действие] в [ситуации].'
			},
			holds: { kind: 'text' },
			shape: { kind: 'pill' },
			heading: 'inline'
		},
		{
			key: 'sees',
			number: '3',
			rect: { x: 0.74, y: 0.29, w: 0.24, h: 0.33 },
			title: { en: 'Sees', ru: 'Видит' },
			prompt: {
				en: 'What is in front of their eyes: places, screens, offers, other people’s behaviour?',
				ru: 'Что у человека перед глазами: места, экраны, предложения, поведение других?'
			},
			holds: { kind: 'notes', types: ['fact', 'quote', 'assumption'] }
		},
		{
			key: 'says',
			number: '4',
			rect: { x: 0.74, y: 0.63, w: 0.24, h: 0.35 },
			title: { en: 'Says', ru: 'Говорит' },
			prompt: {
				en: 'Which words did we actually hear, and what would they say out loud?',
				ru: 'Какие слова мы слышали на самом деле и что человек сказал бы вслух?'
			},
			holds: { kind: 'notes', types: ['quote', 'assumption'] }
		},
		{
			key: 'does',
			number: '5',
			rect: { x: 0.27, y: 0.79, w: 0.46, h: 0.19 },
			title: { en: 'Does', ru: 'Делает' },
			prompt: {
				en: 'Which steps do they take today, workarounds included?',
				ru: 'Что человек делает сегодня: по шагам или в обход правил?'
			},
			holds: { kind: 'notes', types: ['fact', 'assumption'] }
		},
		{
			key: 'hears',
			number: '6',
			rect: { x: 0.02, y: 0.29, w: 0.24, h: 0.69 },
			title: { en: 'Hears', ru: 'Слышит' },
			prompt: {
				en: 'What reaches them from relatives, colleagues, reviews, media, our own staff?',
				ru: 'Что доходит от близких, коллег, из отзывов, медиа, от наших сотрудников?'
			},
			holds: { kind: 'notes', types: ['quote', 'fact', 'assumption'] }
		},
		{
			key: 'think-feel',
			number: '7',
			rect: { x: 0.375, y: 0.345, w: 0.25, h: 0.2 },
			title: { en: 'Thinks and feels', ru: 'Думает и чувствует' },
			prompt: {
				en: 'What goes on inside that nobody says, yet it drives behaviour?',
				ru: 'Что происходит внутри, о чём не говорят вслух, но что управляет поведением?'
			},
			holds: { kind: 'notes', types: ['assumption', 'insight', 'quote'] },
			note: 'small'
		},
		{
			key: 'pains',
			number: '7a',
			rect: { x: 0.35, y: 0.555, w: 0.145, h: 0.155 },
			title: { en: 'Pains', ru: 'Боли' },
			prompt: {
				en: 'What do they fear, what tires or annoys them?',
				ru: 'Чего человек боится, что утомляет и раздражает?'
			},
			holds: { kind: 'notes', types: ['assumption', 'quote'] },
			note: 'small'
		},
		{
			key: 'gains',
			number: '7b',
			rect: { x: 0.505, y: 0.555, w: 0.145, h: 0.155 },
			title: { en: 'Gains', ru: 'Выгоды' },
			prompt: {
				en: 'What do they hope for, what would be a relief or a win?',
				ru: 'На что человек надеется, что станет облегчением или победой?'
			},
			holds: { kind: 'notes', types: ['assumption', 'quote'] },
			note: 'small'
		}
	],
	regions: [
		{
			key: 'head',
			shape: { kind: 'ellipse', centre: [0.5, 0.535], rx: 0.225, ry: 0.245 },
			zones: ['think-feel', 'pains', 'gains'],
			width: 3
		}
	],
	dividers: 'none',
	drawing: [
		// The goal band: a line under it, from which the goal hangs, and one between its halves.
		{ kind: 'line', from: [0.02, 0.2325], to: [0.34, 0.2325], tone: 'line', width: 2 },
		{ kind: 'line', from: [0.66, 0.2325], to: [0.98, 0.2325], tone: 'line', width: 2 },
		{ kind: 'line', from: [0.5, 0.07], to: [0.5, 0.23], tone: 'line', width: 2 },
		// From the head to the corners of the body, each on the ray from the head's centre.
		{ kind: 'line', from: [0.2963, 0.431], to: [0.02, 0.29], tone: 'line', width: 2 },
		{ kind: 'line', from: [0.7037, 0.431], to: [0.98, 0.29], tone: 'line', width: 2 },
		{ kind: 'line', from: [0.6713, 0.6938], to: [0.98, 0.98], tone: 'line', width: 2 },
		{ kind: 'line', from: [0.3287, 0.6938], to: [0.02, 0.98], tone: 'line', width: 2 },
		{ kind: 'line', from: [0.74, 0.625], to: [0.98, 0.625], tone: 'line', width: 2 },
		{ kind: 'line', from: [0.5, 0.555], to: [0.5, 0.71], tone: 'line', width: 2 }
	],
	steps: [
		{
			minutes: 3,
			mode: 'lead',
			text: {
				en: 'Explain the goal band and the order; pick one person.',
				ru: 'Объяснить блок цели и порядок; выбрать одного человека.'
			}
		},
		{
			minutes: 5,
			mode: 'group',
			text: {
				en: 'Fill Who and Needs to do, write the goal line.',
				ru: 'Заполнить «Кто» и «Что нужно сделать», записать строку цели.'
			}
		},
		{
			minutes: 12,
			mode: 'solo',
			text: {
				en: 'Silent writing, 3 min each: sees, says, does, hears.',
				ru: 'Молча, по 3 минуты: видит, говорит, делает, слышит.'
			}
		},
		{
			minutes: 6,
			mode: 'group',
			text: {
				en: 'Read aloud, merge twins, mark every unproven note as an assumption.',
				ru: 'Прочитать вслух, объединить повторы, пометить непроверенное как предположение.'
			}
		},
		{
			minutes: 7,
			mode: 'solo',
			text: {
				en: 'Only now: thinks and feels, pains, gains.',
				ru: 'Только теперь: думает и чувствует, боли, выгоды.'
			}
		},
		{
			minutes: 7,
			mode: 'group',
			text: {
				en: 'Hunt for contradictions (says one thing, does another), write insights.',
				ru: 'Найти противоречия (говорит одно, делает другое), записать инсайты.'
			}
		},
		{
			minutes: 5,
			mode: 'vote',
			text: {
				en: '3 dots each for the insight to act on; give each open assumption a research question.',
				ru: 'По 3 голоса за главный инсайт; к открытым предположениям — вопрос для исследования.'
			}
		}
	],
	mistakes: [
		{
			en: 'Describing a demographic segment instead of a person in a situation.',
			ru: 'Описывают сегмент («женщины 25–40»), а не человека в ситуации.'
		},
		{
			en: 'Starting inside the head and then inventing facts to match.',
			ru: 'Начинают с головы, а потом подгоняют факты.'
		},
		{ en: 'Writing product features into Gains.', ru: 'Пишут в «Выгоды» функции продукта.' },
		{
			en: 'No verbatim words at all: the map describes the team, not the customer.',
			ru: 'Нет ни одной живой цитаты: карта описывает команду, а не клиента.'
		}
	],
	example: [
		{
			zone: 'who',
			text: {
				en: 'A clinic patient waiting for blood test results',
				ru: 'Пациент клиники, который ждёт результаты анализа крови'
			}
		},
		{
			zone: 'needs-to-do',
			text: {
				en: 'Understand the result and book a follow-up visit within 14 days',
				ru: 'Понять результат и записаться на повторный приём за 14 дней'
			}
		},
		{
			zone: 'goal',
			text: {
				en: 'A clinic patient books the right follow-up after reading the result',
				ru: 'Пациент клиники, прочитав результат, записывается на нужный приём'
			}
		},
		{
			zone: 'sees',
			text: {
				en: 'A PDF with red arrows next to three numbers',
				ru: 'PDF с красными стрелками у трёх цифр'
			}
		},
		{ zone: 'says', text: { en: '“Is this bad or normal?”', ru: '«Это плохо или нормально?»' } },
		{
			zone: 'does',
			text: {
				en: 'Searches for the marker names on the web at night',
				ru: 'Ночью ищет названия показателей в интернете'
			}
		},
		{
			zone: 'hears',
			text: {
				en: 'The call centre: “Only the doctor can comment”',
				ru: 'Колл-центр: «Комментирует только врач»'
			}
		},
		{
			zone: 'think-feel',
			text: {
				en: 'Nobody here is going to explain anything to me',
				ru: 'Здесь мне никто ничего не объяснит'
			}
		},
		{
			zone: 'pains',
			text: { en: 'Fear of missing something serious', ru: 'Страх пропустить что-то серьёзное' }
		},
		{
			zone: 'gains',
			text: {
				en: 'One clear sentence from a human being',
				ru: 'Одна понятная фраза от живого человека'
			}
		}
	]
};
