import { NOTE_SIZE_NAMES, NOTE_SIZES, type NoteSizeName } from '../../../domain/element-sizes.ts';
import { hasText, type ElementRecord } from '../../../domain/elements.ts';
import { change } from '../make.ts';
import { ZONE_ORDERS, type Action, type AlignEdge } from '../types.ts';

type Records = readonly ElementRecord[];

const isLocked = (records: Records): boolean => records.every(({ locked }) => locked);
const isGrouped = (records: Records): boolean => records.some(({ groups }) => groups);
/** One group and nothing else, on every level: grouping it again would change nothing. */
const isOneGroup = (records: Records): boolean => {
	const outermost = records[0]?.groups?.at(-1);
	return outermost !== undefined && records.every(({ groups }) => groups?.at(-1) === outermost);
};

const SIZE_ICON: Readonly<Record<NoteSizeName, string>> = {
	square: 'square',
	wide: 'rectangle-horizontal',
	small: 'minimize-2'
};

const size = (name: NoteSizeName): Action =>
	change({
		id: `size.${name}`,
		group: 'arrange',
		icon: SIZE_ICON[name],
		chords: [],
		kinds: ['note'],
		where: ['bar', 'menu'],
		submenu: 'size',
		rank: 3,
		on: (records) =>
			records.every(({ wh }) => wh[0] === NOTE_SIZES[name][0] && wh[1] === NOTE_SIZES[name][1])
	});

const align = (edge: AlignEdge, icon: string, ...chords: string[]): Action =>
	change({
		id: `align.${edge}`,
		group: 'arrange',
		icon,
		chords,
		needs: 'two',
		where: ['bar', 'menu'],
		submenu: 'align',
		rank: 2
	});

// Alt with PgUp and PgDn is there for keyboards where a bracket takes AltGr.
export const ARRANGE: readonly Action[] = [
	...NOTE_SIZE_NAMES.map(size),
	align('left', 'align-start-vertical', 'alt+shift+left'),
	align('center', 'align-center-vertical'),
	align('right', 'align-end-vertical', 'alt+shift+right'),
	align('top', 'align-start-horizontal', 'alt+shift+up'),
	align('middle', 'align-center-horizontal'),
	align('bottom', 'align-end-horizontal', 'alt+shift+down'),
	change({
		id: 'distribute.horizontal',
		group: 'arrange',
		icon: 'align-horizontal-space-between',
		chords: ['alt+shift+h'],
		needs: 'three',
		where: ['bar', 'menu'],
		submenu: 'align'
	}),
	change({
		id: 'distribute.vertical',
		group: 'arrange',
		icon: 'align-vertical-space-between',
		chords: ['alt+shift+v'],
		needs: 'three',
		where: ['bar', 'menu'],
		submenu: 'align'
	}),
	change({
		id: 'tidy',
		group: 'arrange',
		icon: 'layout-grid',
		chords: ['alt+shift+t'],
		needs: 'two',
		where: ['bar', 'menu'],
		submenu: 'align'
	}),
	change({
		id: 'group',
		group: 'arrange',
		icon: 'group',
		chords: ['mod+g'],
		needs: 'two',
		where: ['bar', 'menu'],
		rank: 3,
		offered: (records) => !isOneGroup(records)
	}),
	change({
		id: 'ungroup',
		group: 'arrange',
		icon: 'ungroup',
		chords: ['mod+shift+g'],
		where: ['bar', 'menu'],
		rank: 3,
		offered: isGrouped
	}),
	change({
		id: 'stack',
		group: 'arrange',
		icon: 'layers',
		chords: ['alt+shift+s'],
		needs: 'two',
		kinds: ['note'],
		where: ['menu'],
		submenu: 'stack'
	}),
	change({
		id: 'spread',
		group: 'arrange',
		icon: 'grid-2x2',
		chords: [],
		needs: 'two',
		kinds: ['note'],
		where: ['menu'],
		submenu: 'stack',
		offered: isGrouped
	}),
	change({
		id: 'stack-duplicates',
		group: 'arrange',
		icon: 'copy-check',
		chords: [],
		needs: 'two',
		kinds: ['note'],
		where: ['menu'],
		submenu: 'stack',
		offered: (records) => records.some(hasText)
	}),
	change({
		id: 'to-front',
		group: 'arrange',
		icon: 'bring-to-front',
		chords: ['mod+shift+]', ']', 'alt+shift+pageup'],
		where: ['bar', 'menu'],
		submenu: 'order'
	}),
	change({
		id: 'bring-forward',
		group: 'arrange',
		icon: 'chevron-up',
		chords: ['mod+]', 'alt+pageup'],
		repeats: true,
		where: ['bar', 'menu'],
		submenu: 'order'
	}),
	change({
		id: 'send-backward',
		group: 'arrange',
		icon: 'chevron-down',
		chords: ['mod+[', 'alt+pagedown'],
		repeats: true,
		where: ['bar', 'menu'],
		submenu: 'order'
	}),
	change({
		id: 'to-back',
		group: 'arrange',
		icon: 'send-to-back',
		chords: ['mod+shift+[', '[', 'alt+shift+pagedown'],
		where: ['bar', 'menu'],
		submenu: 'order'
	}),
	change({
		id: 'lock',
		group: 'arrange',
		icon: 'lock',
		// The other way round when everything selected is locked.
		chords: ['mod+shift+l'],
		where: ['bar', 'menu'],
		rank: 4,
		locked: true,
		offered: (records) => !isLocked(records)
	}),
	change({
		id: 'unlock',
		group: 'arrange',
		icon: 'lock-open',
		chords: [],
		where: ['bar', 'menu'],
		rank: 1,
		locked: true,
		offered: (records) => records.some(({ locked }) => locked)
	}),
	...ZONE_ORDERS.map((order) =>
		change({
			id: `zone.${order}`,
			group: 'arrange',
			icon: { type: 'tag', author: 'user', color: 'palette', votes: 'circle-dot' }[order],
			chords: [],
			needs: 'nothing',
			where: ['zone'],
			submenu: 'zone'
		})
	),
	change({
		id: 'zone.duplicates',
		group: 'arrange',
		icon: 'copy-check',
		chords: [],
		needs: 'nothing',
		where: ['zone']
	}),
	change({
		id: 'zone.select',
		group: 'arrange',
		icon: 'square-dashed-mouse-pointer',
		chords: [],
		permission: 'any',
		needs: 'nothing',
		where: ['zone']
	})
];
