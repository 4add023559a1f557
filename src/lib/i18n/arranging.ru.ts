import type { arranging as en } from './arranging.en.ts';
import { pluralRu } from './plural.ts';

/** How things stand to each other: groups, locks, stacks, snapping, zones laid out anew. */
export const arranging: typeof en = {
	more: 'Ещё',
	menu: {
		selection: (n) => (n === 1 ? 'Что с ним сделать' : `Что сделать с выбранным: ${n}`),
		board: 'Что сделать здесь',
		zone: (title) => `Что сделать в зоне «${title}»`
	},
	locked: 'Закреплено',
	stack: (n) => `${n} ${pluralRu(n, 'стикер', 'стикера', 'стикеров')} в стопке`,
	snapping: 'Выравнивать по соседям',
	notices: {
		locked: 'Закреплено. Сначала открепите: в меню или клавишами Ctrl+Shift+L.',
		lockedSome: 'Закреплённое осталось как было.',
		groupTooDeep: 'Глубже вкладывать группы нельзя.',
		zoneFull: 'Все стикеры в зону не помещаются, поэтому они остались на своих местах.',
		zoneNone: 'Здесь нет зоны полотна.',
		zoneAxes: 'В этой зоне место стикера имеет значение, поэтому она не раскладывается.',
		noDuplicates: 'Одинаковых стикеров нет.',
		needsServer: 'Для этого нужен сервер, а он не отвечает. Попробуйте ещё раз.',
		noStack: 'Среди выбранного нет стопки.',
		noVotes: 'Итогов голосования за стикеры пока нет.',
		notVotedOn: 'Сначала выделите стикер, за который голосуют.'
	}
};
