import type { order as en } from './order.en.ts';
import { pluralRu } from './plural.ts';

export const order: typeof en = {
	title: 'Что могут участники',
	tools: 'Что у них есть сейчас',
	allTools: 'Все инструменты',
	firstTools: 'Только первые три',
	untold:
		'Сначала у участников на панели эти три. Пока вы не выбрали, до остальных ведут клавиши и меню.',
	protected: 'Защищено',
	release: 'Снять защиту',
	releaseAll: 'Снять защиту со всего',
	canvasClosed: 'Закрыто для изменений',
	freezeCanvas: (name) => `Закрыть «${name}»`,
	count: (n) =>
		n === 0
			? 'Ничего не защищено.'
			: `${pluralRu(n, 'Защищён', 'Защищены', 'Защищено')} ${n} ${pluralRu(n, 'объект', 'объекта', 'объектов')}.`,
	hint: 'Защитите выбранное через его меню; чтобы снять защиту, нажмите на объект.',
	notice: 'Это полотно закрыто для изменений.'
};
