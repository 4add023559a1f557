import {
	ARROW_HEADS,
	CONNECTOR_ROUTES,
	type ArrowHead,
	type ConnectorRecord,
	type ConnectorRoute,
	type ElementRecord
} from '../../../domain/elements.ts';
import { isHost } from '../../../domain/connector/host.ts';
import { change } from '../make.ts';
import type { Action } from '../types.ts';

const connectorsIn = (records: readonly ElementRecord[]): readonly ConnectorRecord[] =>
	records.filter((record) => record.kind === 'connector');

const ROUTE_ICON: Readonly<Record<ConnectorRoute, string>> = {
	straight: 'minus',
	elbow: 'corner-down-right',
	curved: 'spline'
};
const HEAD_ICON: Readonly<Record<ArrowHead, string>> = {
	none: 'minus',
	arrow: 'move-right',
	triangle: 'play',
	dot: 'circle-dot'
};

const route = (name: ConnectorRoute): Action =>
	change({
		id: `route.${name}`,
		group: 'lines',
		icon: ROUTE_ICON[name],
		chords: [],
		kinds: ['connector'],
		where: ['bar', 'menu'],
		submenu: 'route',
		rank: 2,
		on: (records) => connectorsIn(records).every((each) => each.route === name)
	});

const head = (side: 'start' | 'end', name: ArrowHead): Action =>
	change({
		id: `head-${side}.${name}`,
		group: 'lines',
		icon: HEAD_ICON[name],
		chords: [],
		kinds: ['connector'],
		where: ['bar', 'menu'],
		submenu: `head-${side}`,
		rank: 3,
		on: (records) =>
			connectorsIn(records).every(({ heads }) => heads[side === 'start' ? 0 : 1] === name)
	});

/** What is done with connectors; connecting itself without a pointer. */
export const LINES: readonly Action[] = [
	change({
		id: 'connect-to',
		group: 'lines',
		icon: 'move-up-right',
		// Letters alone write into the only selected note.
		chords: ['alt+x'],
		needs: 'one',
		kinds: ['note', 'text', 'shape', 'image', 'frame'],
		where: ['menu'],
		offered: (records) => records.every(isHost)
	}),
	...CONNECTOR_ROUTES.map(route),
	...ARROW_HEADS.map((name) => head('start', name)),
	...ARROW_HEADS.map((name) => head('end', name)),
	change({
		id: 'reverse',
		group: 'lines',
		icon: 'arrow-left-right',
		chords: ['alt+r'],
		kinds: ['connector'],
		where: ['bar', 'menu'],
		rank: 4
	}),
	change({
		id: 'move-start',
		group: 'lines',
		icon: 'arrow-left-from-line',
		chords: [],
		needs: 'one',
		kinds: ['connector'],
		where: ['menu']
	}),
	change({
		id: 'move-end',
		group: 'lines',
		icon: 'arrow-right-from-line',
		chords: [],
		needs: 'one',
		kinds: ['connector'],
		where: ['menu']
	})
];
