/*
 * SPDX-License-Identifier: CC-BY-SA-4.0
 *
 * The texts and the drawing in this file are shared under the Creative Commons
 * Attribution-ShareAlike 4.0 International licence. Who made the original and what was changed:
 * LICENSE-CC-BY-SA-4.0.md beside this file. The program around it keeps its own licence (MIT).
 */
import type { CanvasTemplate } from '../domain/canvas.ts';

export const LEAN_EXPERIMENT_CANVAS: CanvasTemplate = {
	id: 'lean-experiment-canvas',
	version: 1,
	kind: 'zones',
	group: 'test',
	frame: [2600, 1600],
	minutes: 60,
	people: [2, 6],
	name: {
		en: 'Lean Experiment Canvas',
		ru: 'Канвас бережливого эксперимента (Lean Experiment Canvas)'
	},
	purpose: {
		en: 'Find the belief that could sink the idea, test it cheaply, and fix the rule of decision before the numbers arrive.',
		ru: 'Найти убеждение, которое может потопить идею, дёшево его проверить и зафиксировать правило решения до появления цифр.'
	},
	attribution: {
		en: 'Reconciled from public experiment canvases (Ash Maurya’s Experiment Canvas, CC BY-SA 4.0 in the wrkshp.tools edition; Chad Cote’s Lean Experiment Canvas, CC BY-SA). Own layout and wording.',
		ru: 'Обобщает открытые канвасы экспериментов (Experiment Canvas Эша Маурьи, CC BY-SA 4.0 в редакции wrkshp.tools; Lean Experiment Canvas Чада Коута, CC BY-SA). Схема и формулировки собственные.'
	},
	licence: 'CC-BY-SA-4.0',
	changes: {
		en: 'eleven zones reconciled from several canvases, a mini-grid for assumptions, a lock line; own layout and wording',
		ru: 'одиннадцать зон, сведённых из нескольких канвасов, мини-сетка предположений, линия фиксации плана; собственные схема и формулировки'
	},
	link: 'https://wrkshp.tools',
	zones: [
		{
			key: 'question',
			number: '1',
			rect: { x: 0.02, y: 0.08, w: 0.22, h: 0.32 },
			title: { en: 'Question', ru: 'Вопрос' },
			prompt: {
				en: 'What do we need to know, and which decision waits for it?',
				ru: 'Что нам нужно узнать и какое решение этого ждёт?'
			},
			holds: { kind: 'notes', types: ['question', 'decision'] }
		},
		{
			key: 'customer-problem',
			number: '2',
			rect: { x: 0.25, y: 0.08, w: 0.22, h: 0.32 },
			title: { en: 'Customer and problem', ru: 'Клиент и проблема' },
			prompt: {
				en: 'Whose real problem, where seen, how does solving it help the business?',
				ru: 'Чья реальная проблема, где замечена и чем её решение поможет бизнесу?'
			},
			holds: { kind: 'notes', types: ['fact', 'quote'], links: 'persona' }
		},
		{
			key: 'assumptions',
			number: '3',
			rect: { x: 0.48, y: 0.08, w: 0.3, h: 0.32 },
			title: { en: 'Assumptions', ru: 'Предположения' },
			prompt: {
				en: 'What must be true for the idea to work? Place by certainty and damage.',
				ru: 'Что должно быть верно, чтобы идея сработала? Разместите по уверенности и ущербу.'
			},
			holds: { kind: 'notes', types: ['assumption'] },
			axes: {
				x: {
					title: { en: 'certainty', ru: 'уверенность' },
					low: { en: 'unsure', ru: 'не уверены' },
					high: { en: 'sure', ru: 'уверены' }
				},
				y: {
					title: { en: 'damage', ru: 'ущерб' },
					low: { en: 'bearable', ru: 'терпимо' },
					high: { en: 'fatal', ru: 'губительно' }
				}
			}
		},
		{
			key: 'riskiest',
			number: '4',
			rect: { x: 0.79, y: 0.08, w: 0.19, h: 0.32 },
			title: { en: 'Riskiest assumption', ru: 'Самое рискованное предположение' },
			prompt: {
				en: 'If this one is wrong, nothing else matters.',
				ru: 'Если неверно это, остальное не важно.'
			},
			holds: {
				kind: 'notes',
				types: ['assumption'],
				max: 1,
				linked: { from: 'assumptions', pick: 'top-left' }
			}
		},
		{
			key: 'hypothesis',
			number: '5',
			rect: { x: 0.02, y: 0.42, w: 0.3, h: 0.3 },
			title: { en: 'Falsifiable hypothesis', ru: 'Опровержимая гипотеза' },
			prompt: {
				en: 'If [we do X] for [whom], then [behaviour] changes from [a] to at least [b] within [time], because [reason].',
				ru: 'Если [сделаем X] для [кого], то [поведение] изменится с [a] не менее чем до [b] за [срок], потому что [причина].'
			},
			holds: { kind: 'notes', types: ['hypothesis'], max: 1 },
			note: 'statement'
		},
		{
			key: 'experiment',
			number: '6',
			rect: { x: 0.33, y: 0.42, w: 0.33, h: 0.3 },
			title: { en: 'Experiment', ru: 'Эксперимент' },
			prompt: {
				en: 'The quickest honest test: method, who and how many, steps, owner, time box, cost cap.',
				ru: 'Самая быстрая честная проверка: метод, кто и сколько, шаги, ответственный, срок, потолок затрат.'
			},
			holds: { kind: 'notes', types: ['action', 'metric'] }
		},
		{
			key: 'criteria',
			number: '7',
			rect: { x: 0.67, y: 0.42, w: 0.31, h: 0.3 },
			title: { en: 'Success and stop criteria', ru: 'Критерии успеха и остановки' },
			prompt: {
				en: 'Metric, today’s value, pass mark, fail mark, and a guardrail that must not get worse.',
				ru: 'Метрика, значение сегодня, порог успеха, порог провала и ограничитель, который нельзя ухудшить.'
			},
			holds: { kind: 'notes', types: ['metric', 'risk'] }
		},
		{
			key: 'result',
			number: '8',
			rect: { x: 0.02, y: 0.76, w: 0.26, h: 0.22 },
			title: { en: 'Result', ru: 'Результат' },
			prompt: {
				en: 'What happened: numbers and observations only.',
				ru: 'Что произошло: только цифры и наблюдения.'
			},
			holds: { kind: 'notes', types: ['metric', 'fact', 'quote'] }
		},
		{
			key: 'learning',
			number: '9',
			rect: { x: 0.29, y: 0.76, w: 0.26, h: 0.22 },
			title: { en: 'Learning', ru: 'Чему научились' },
			prompt: {
				en: 'What do we believe now that we did not before, what surprised us?',
				ru: 'В чём мы теперь уверены иначе, что удивило?'
			},
			holds: { kind: 'notes', types: ['insight'] }
		},
		{
			key: 'decision',
			number: '10',
			rect: { x: 0.56, y: 0.76, w: 0.2, h: 0.22 },
			title: { en: 'Decision', ru: 'Решение' },
			prompt: {
				en: 'Persevere, pivot, stop, or rerun, and who decided.',
				ru: 'Продолжаем, разворачиваемся, останавливаем или повторяем, и кто решил.'
			},
			holds: { kind: 'notes', types: ['decision'] }
		},
		{
			key: 'next',
			number: '11',
			rect: { x: 0.77, y: 0.76, w: 0.21, h: 0.22 },
			title: { en: 'Next step', ru: 'Следующий шаг' },
			prompt: {
				en: 'What is the next riskiest thing, who takes it, by when?',
				ru: 'Что теперь самое рискованное, кто берёт и к какой дате?'
			},
			holds: { kind: 'notes', types: ['action', 'assumption'] }
		}
	],
	lock: {
		freezes: ['assumptions', 'riskiest', 'hypothesis', 'experiment', 'criteria'],
		opens: ['result', 'learning', 'decision', 'next']
	},
	drawing: [
		{
			kind: 'line',
			from: [0.02, 0.74],
			to: [0.98, 0.74],
			tone: 'line-strong',
			width: 3,
			dash: [14, 12]
		},
		{ kind: 'icon', icon: 'padlock', at: [0.5, 0.74], size: 36, tone: 'muted' },
		{
			kind: 'label',
			at: [0.0262, 0.7335],
			text: { en: 'Plan', ru: 'План' },
			size: 18,
			tone: 'muted',
			anchor: 'start'
		},
		{
			kind: 'label',
			at: [0.0262, 0.7525],
			text: { en: 'Learn', ru: 'Учимся' },
			size: 18,
			tone: 'muted',
			anchor: 'start'
		}
	],
	steps: [
		{
			minutes: 5,
			mode: 'group',
			text: {
				en: 'Question, decision it serves, customer and problem.',
				ru: 'Вопрос, решение, которому он служит, клиент и проблема.'
			}
		},
		{
			minutes: 8,
			mode: 'solo',
			text: {
				en: 'Each writes assumptions, one per note.',
				ru: 'Каждый пишет предположения, по одному на стикер.'
			}
		},
		{
			minutes: 7,
			mode: 'group',
			text: {
				en: 'Place them on the mini-grid; the top-left one is the riskiest.',
				ru: 'Разместить на мини-сетке; верхнее левое — самое рискованное.'
			}
		},
		{
			minutes: 8,
			mode: 'pairs',
			text: {
				en: 'Each pair drafts a hypothesis; merge into one.',
				ru: 'Пары пишут варианты гипотезы; свести в одну.'
			}
		},
		{
			minutes: 12,
			mode: 'group',
			text: {
				en: 'Design the smallest test that could prove us wrong.',
				ru: 'Спроектировать самый маленький тест, способный нас опровергнуть.'
			}
		},
		{
			minutes: 8,
			mode: 'group',
			text: {
				en: 'Metric, pass mark, fail mark, guardrail.',
				ru: 'Метрика, порог успеха, порог провала, ограничитель.'
			}
		},
		{
			minutes: 5,
			mode: 'pairs',
			text: {
				en: 'Another team attacks it: how could the result lie?',
				ru: 'Другая команда критикует: как результат может обмануть?'
			}
		},
		{
			minutes: 4,
			mode: 'lead',
			text: {
				en: 'Owner, dates, press Start: the plan is locked.',
				ru: 'Ответственный, даты, «Старт»: план зафиксирован.'
			}
		},
		{
			minutes: 3,
			mode: 'group',
			text: {
				en: 'Say aloud what we will do on success and on failure.',
				ru: 'Проговорить, что сделаем при успехе и при провале.'
			}
		}
	],
	mistakes: [
		{
			en: 'A hypothesis that no result can refute (“customers will like it”).',
			ru: 'Гипотеза, которую нечем опровергнуть («клиентам понравится»).'
		},
		{
			en: 'Testing the safest assumption because it is easy.',
			ru: 'Проверяют самое безопасное предположение, потому что так проще.'
		},
		{
			en: 'Pass mark invented after the data came in.',
			ru: 'Порог успеха придумывают после получения данных.'
		},
		{
			en: 'Building the feature and calling it an experiment.',
			ru: 'Делают фичу целиком и называют это экспериментом.'
		},
		{
			en: 'Presenting 40 people as statistical proof.',
			ru: 'Сорок человек выдают за статистическое доказательство.'
		},
		{
			en: '“Persevere” is the only decision ever taken.',
			ru: 'Единственное решение, которое когда-либо принимали, — «продолжаем».'
		}
	],
	example: [
		{
			zone: 'question',
			text: {
				en: 'Do patients need an explanation or a faster result? Decides Q1 work',
				ru: 'Нужно пациентам пояснение или скорость? От ответа зависит план на I квартал'
			}
		},
		{
			zone: 'customer-problem',
			text: {
				en: 'Patients with abnormal results do not come back: 30 % book within 14 days',
				ru: 'Пациенты с отклонениями не возвращаются: за 14 дней записываются 30 %'
			}
		},
		{
			zone: 'assumptions',
			at: [0.62, 0.6],
			text: {
				en: 'A short message is enough without a call',
				ru: 'Короткого сообщения хватит и без звонка'
			}
		},
		{
			zone: 'riskiest',
			text: {
				en: 'Unclear meaning, not price, stops patients',
				ru: 'Пациентов останавливает непонятность, а не цена'
			}
		},
		{
			zone: 'hypothesis',
			text: {
				en: 'If a nurse sends a two-line explanation within 24 h, bookings in 14 days rise from 30 % to at least 45 %, because fear is replaced by a next step',
				ru: 'Если медсестра за сутки пришлёт пояснение в две строки, запись за 14 дней вырастет с 30 % не менее чем до 45 %, потому что страх сменится следующим шагом'
			}
		},
		{
			zone: 'experiment',
			text: {
				en: 'By hand, one branch, 40 patients, two weeks, cap 20 nurse hours',
				ru: 'Вручную, один филиал, 40 пациентов, две недели, не больше 20 часов медсестры'
			}
		},
		{
			zone: 'criteria',
			text: {
				en: 'Pass ≥ 45 %, fail < 35 %; guardrail: complaints not above 2 a week',
				ru: 'Успех ≥ 45 %, провал < 35 %; ограничитель: жалоб не больше 2 в неделю'
			}
		},
		{
			zone: 'result',
			text: {
				en: '19 of 40 booked (47.5 %); 1 complaint',
				ru: 'Записались 19 из 40 (47,5 %); 1 жалоба'
			}
		},
		{
			zone: 'learning',
			text: {
				en: 'Three patients were scared by the word “deviation”',
				ru: 'Троих напугало слово «отклонение»'
			}
		},
		{
			zone: 'decision',
			text: {
				en: 'Persevere, with new wording; decided by the product owner',
				ru: 'Продолжаем с новой формулировкой; решил владелец продукта'
			}
		},
		{
			zone: 'next',
			text: {
				en: 'Three branches, wording B; branch manager, by 15 Feb',
				ru: 'Три филиала, текст Б; управляющий филиалом, до 15 февраля'
			}
		}
	]
};
