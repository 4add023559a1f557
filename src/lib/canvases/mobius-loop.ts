/*
 * SPDX-License-Identifier: CC-BY-SA-4.0
 *
 * The texts and the drawing in this file are shared under the Creative Commons
 * Attribution-ShareAlike 4.0 International licence. Who made the original and what was changed:
 * LICENSE-CC-BY-SA-4.0.md beside this file. The program around it keeps its own licence (MIT).
 */
import type { CanvasTemplate } from '../domain/canvas.ts';

export const MOBIUS_LOOP: CanvasTemplate = {
	id: 'mobius-loop',
	version: 1,
	kind: 'loop',
	group: 'deliver',
	frame: [3000, 1700],
	minutes: 90,
	people: [4, 9],
	name: { en: 'Möbius Loop', ru: 'Петля Мёбиуса (Mobius Loop)' },
	purpose: {
		en: 'Keep discovery and delivery in one continuous flow steered by measurable outcomes, not by a list of outputs.',
		ru: 'Держать исследование и поставку в одном потоке, которым управляют измеримые результаты, а не список сделанного.'
	},
	attribution: {
		en: 'Adapted from the Mobius Loop by Gabrielle Benefield, Ryan Shriver and the Mobius community (mobiusloop.com), CC BY-SA 4.0. This template is shared under CC BY-SA 4.0.',
		ru: 'Адаптация Mobius Loop Габриэль Бенефилд, Райана Шрайвера и сообщества Mobius (mobiusloop.com), CC BY-SA 4.0. Шаблон распространяется на условиях CC BY-SA 4.0.'
	},
	licence: 'CC-BY-SA-4.0',
	changes: {
		en: 'seven stations, own wording and path',
		ru: 'семь станций, собственные формулировки и траектория'
	},
	link: 'https://mobiusloop.com',
	zones: [
		{
			key: 'why',
			number: '1',
			rect: { x: 0.1, y: 0.08, w: 0.3, h: 0.1 },
			title: { en: 'Why and who', ru: 'Зачем и для кого' },
			prompt: {
				en: 'Why now, which problem or need, for whom, and what if we do nothing?',
				ru: 'Зачем сейчас, какая проблема или потребность, чья, и что будет, если ничего не делать?'
			},
			holds: { kind: 'notes', types: ['fact', 'question'], links: 'persona' }
		},
		{
			key: 'explore',
			number: '2',
			rect: { x: 0.135, y: 0.335, w: 0.185, h: 0.27 },
			title: { en: 'Explore', ru: 'Исследуем' },
			prompt: {
				en: 'What is really going on? Data, observation, causes behind the symptoms.',
				ru: 'Что происходит на самом деле? Данные, наблюдения, причины за симптомами.'
			},
			holds: { kind: 'notes', types: ['fact', 'quote', 'metric', 'insight'] }
		},
		{
			key: 'outcomes',
			number: '3',
			rect: { x: 0.1, y: 0.755, w: 0.3, h: 0.115 },
			title: { en: 'Outcomes', ru: 'Результаты' },
			prompt: {
				en: 'Which measurable change do we want for the customer and the business: from, to, by when?',
				ru: 'Какое измеримое изменение нужно клиенту и бизнесу: было, станет, к какой дате?'
			},
			holds: { kind: 'notes', types: ['metric'], links: 'outcome-profile-okr' }
		},
		{
			key: 'options',
			number: '4',
			rect: { x: 0.41, y: 0.08, w: 0.18, h: 0.24 },
			title: { en: 'Options', ru: 'Варианты' },
			prompt: {
				en: 'Different ways to reach the outcome. Which is the simplest one worth trying?',
				ru: 'Разные пути к результату. Какой из них проще всего попробовать?'
			},
			holds: { kind: 'notes', types: ['idea', 'hypothesis'] }
		},
		{
			key: 'decide',
			number: '4a',
			rect: { x: 0.41, y: 0.62, w: 0.18, h: 0.25 },
			title: { en: 'Pivot decision', ru: 'Решение на развороте' },
			prompt: {
				en: 'Deliver again, rethink options, or go back to discovery: which, and on what evidence?',
				ru: 'Ещё круг поставки, другие варианты или назад к исследованию: что выбираем и на основании чего?'
			},
			holds: { kind: 'notes', types: ['decision'] }
		},
		{
			key: 'deliver',
			number: '5',
			rect: { x: 0.6, y: 0.08, w: 0.3, h: 0.1 },
			title: { en: 'Deliver', ru: 'Поставляем' },
			prompt: {
				en: 'What do we build, run or test in this lap, how small can it be?',
				ru: 'Что делаем, запускаем или проверяем на этом круге и насколько малым это может быть?'
			},
			holds: { kind: 'notes', types: ['action', 'hypothesis'] }
		},
		{
			key: 'measure',
			number: '6',
			rect: { x: 0.68, y: 0.335, w: 0.185, h: 0.27 },
			title: { en: 'Measure', ru: 'Измеряем' },
			prompt: {
				en: 'What changed against the target outcomes? Numbers with dates.',
				ru: 'Что изменилось относительно целевых результатов? Цифры с датами.'
			},
			holds: { kind: 'notes', types: ['metric', 'fact'] }
		},
		{
			key: 'learn',
			number: '7',
			rect: { x: 0.6, y: 0.755, w: 0.3, h: 0.115 },
			title: { en: 'Learn', ru: 'Учимся' },
			prompt: {
				en: 'What did we find out about customers and about the way we work?',
				ru: 'Что мы узнали о клиентах и о том, как работаем?'
			},
			holds: { kind: 'notes', types: ['insight'] }
		},
		{
			key: 'foundation',
			number: 'F',
			rect: { x: 0.02, y: 0.895, w: 0.96, h: 0.09 },
			title: { en: 'Foundation', ru: 'Основа' },
			prompt: {
				en: 'Which habits, agreements and technical practices hold both loops up?',
				ru: 'Какие привычки, договорённости и технические практики держат обе петли?'
			},
			holds: { kind: 'notes', types: ['decision', 'action'] }
		}
	],
	loop: {
		centre: [0.5, 0.47],
		a: 0.41,
		b: 0.26,
		width: 40,
		arrows: [0.06, 0.19, 0.31, 0.44, 0.56, 0.69, 0.81, 0.94],
		stations: [
			{
				number: '1',
				tau: 0.125,
				title: { en: 'Why and who', ru: 'Зачем и для кого' },
				zones: ['why']
			},
			{ number: '2', tau: 0.25, title: { en: 'Explore', ru: 'Исследуем' }, zones: ['explore'] },
			{ number: '3', tau: 0.375, title: { en: 'Outcomes', ru: 'Результаты' }, zones: ['outcomes'] },
			{
				number: '4',
				tau: 0.5,
				title: { en: 'Options / decide', ru: 'Варианты / решение' },
				zones: ['options', 'decide']
			},
			{ number: '5', tau: 0.625, title: { en: 'Deliver', ru: 'Поставляем' }, zones: ['deliver'] },
			{ number: '6', tau: 0.75, title: { en: 'Measure', ru: 'Измеряем' }, zones: ['measure'] },
			{ number: '7', tau: 0.875, title: { en: 'Learn', ru: 'Учимся' }, zones: ['learn'] }
		],
		hub: [220, 120],
		pivots: [
			{
				key: 'deliver',
				label: { en: 'another delivery lap', ru: 'ещё круг поставки' },
				to: 0.5,
				side: 'right'
			},
			{
				key: 'options',
				label: { en: 'rethink options', ru: 'другие варианты' },
				to: null,
				side: 'top'
			},
			{
				key: 'discover',
				label: { en: 'back to discovery', ru: 'назад к исследованию' },
				to: 0,
				side: 'left'
			}
		]
	},
	dividers: 'none',
	drawing: [
		{ kind: 'line', from: [0.02, 0.8825], to: [0.98, 0.8825], tone: 'line', width: 2 },
		{ kind: 'line', from: [0.405, 0.08], to: [0.405, 0.18], tone: 'line', width: 2 },
		{ kind: 'line', from: [0.595, 0.08], to: [0.595, 0.18], tone: 'line', width: 2 },
		{ kind: 'line', from: [0.405, 0.77], to: [0.405, 0.87], tone: 'line', width: 2 },
		{ kind: 'line', from: [0.595, 0.77], to: [0.595, 0.87], tone: 'line', width: 2 }
	],
	steps: [
		{
			minutes: 5,
			mode: 'lead',
			text: {
				en: 'Show the loop, place the token on Why, name the lap.',
				ru: 'Показать петлю, поставить фишку на «Зачем», назвать круг.'
			}
		},
		{
			minutes: 10,
			mode: 'group',
			text: {
				en: 'Why and who; ask why until it stops being about us.',
				ru: 'Зачем и для кого; спрашивать «зачем», пока речь не перестанет быть о нас.'
			}
		},
		{
			minutes: 15,
			mode: 'solo',
			text: {
				en: 'Explore: everyone posts evidence, then groups it.',
				ru: 'Исследование: каждый выкладывает доказательства, затем группировка.'
			}
		},
		{
			minutes: 15,
			mode: 'group',
			text: {
				en: 'Outcomes: 1–3, each with baseline, target, date.',
				ru: 'Результаты: 1–3, у каждого база, цель, дата.'
			}
		},
		{
			minutes: 12,
			mode: 'solo',
			text: {
				en: 'Options: at least 8, including “do nothing”.',
				ru: 'Варианты: не меньше 8, включая «ничего не делать».'
			}
		},
		{
			minutes: 8,
			mode: 'vote',
			text: {
				en: 'Vote for the simplest path with the largest learning.',
				ru: 'Голосование за самый простой путь с наибольшей отдачей в знании.'
			}
		},
		{
			minutes: 10,
			mode: 'pairs',
			text: {
				en: 'Deliver: smallest slice or experiment, owner, date.',
				ru: 'Поставка: наименьший кусок или эксперимент, ответственный, дата.'
			}
		},
		{
			minutes: 10,
			mode: 'group',
			text: {
				en: 'Measure and learn: what, when and where we will look.',
				ru: 'Измерение и обучение: что, когда и где будем смотреть.'
			}
		},
		{
			minutes: 5,
			mode: 'group',
			text: {
				en: 'Agree the pivot rule and the date of the next pass.',
				ru: 'Договориться о правиле разворота и дате следующего прохода.'
			}
		}
	],
	mistakes: [
		{
			en: 'The left loop is skipped because “the solution is already approved”.',
			ru: 'Левую петлю пропускают: «решение уже утвердили».'
		},
		{ en: 'Outcomes are written as deliverables.', ru: 'Результаты записаны как поставки.' },
		{
			en: 'One option only: a pivot with nothing to choose from.',
			ru: 'Один вариант: развороту не из чего выбирать.'
		},
		{
			en: 'Laps go round delivery for ever, discovery is never revisited.',
			ru: 'Крутятся только в поставке и не возвращаются к исследованию.'
		}
	],
	example: [
		{
			zone: 'why',
			text: {
				en: 'Patients with abnormal results do not come back',
				ru: 'Пациенты с отклонениями не возвращаются'
			}
		},
		{
			zone: 'explore',
			text: {
				en: '21 % of calls: “What does my result mean?”',
				ru: '21 % звонков: «Что значит мой результат?»'
			}
		},
		{
			zone: 'outcomes',
			text: {
				en: 'Follow-up booking in 14 days: 30 % → 45 % by 31 Mar',
				ru: 'Запись на повторный приём за 14 дней: 30 % → 45 % к 31 марта'
			}
		},
		{
			zone: 'options',
			text: {
				en: 'Nurse message · video glossary · call back · do nothing',
				ru: 'Сообщение медсестры · видеословарь · обратный звонок · ничего не делать'
			}
		},
		{
			zone: 'deliver',
			text: { en: '40 messages by hand in one branch', ru: '40 сообщений вручную в одном филиале' }
		},
		{
			zone: 'measure',
			text: {
				en: '47.5 % booked, 1 complaint (14 Jan)',
				ru: 'Записались 47,5 %, 1 жалоба (14 января)'
			}
		},
		{
			zone: 'learn',
			text: { en: 'Wording matters more than speed', ru: 'Формулировка важнее скорости' }
		},
		{
			zone: 'decide',
			text: {
				en: 'Another delivery lap: three branches, new wording',
				ru: 'Ещё круг поставки: три филиала, новый текст'
			}
		},
		{
			zone: 'foundation',
			text: {
				en: 'Weekly 20-minute reading of the numbers with the nurses',
				ru: 'Раз в неделю 20 минут смотрим цифры вместе с медсёстрами'
			}
		}
	]
};
