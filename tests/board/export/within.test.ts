import { describe, expect, it } from 'vitest';
import { within } from '#lib/board/export/within.ts';
import { hostFrom } from '#lib/domain/connector/connectors.ts';
import type { ConnectorEnd, ElementRecord } from '#lib/domain/elements.ts';
import type { Point } from '#lib/domain/geometry.ts';

const frame = { x: 0, y: 0, w: 400, h: 300 };

const note = (id: string, xy: Point): ElementRecord => ({
	...{ id, xy, wh: [100, 100], z: '', at: 0 },
	...{ kind: 'note', text: id, color: 'yellow' }
});
const connector = (from: ConnectorEnd, to: ConnectorEnd): ElementRecord => ({
	// Its middle is in the frame, whatever its ends are.
	...{ id: 'line', xy: [100, 100], wh: [100, 100], z: '', at: 0 },
	...{ kind: 'connector', from, to, text: '', color: 'grey' },
	...{ route: 'straight', heads: ['none', 'arrow'] }
});
const on = (id: string, xy: Point = [10, 10]): ConnectorEnd => ({ id, xy });
const free = (xy: Point): ConnectorEnd => ({ xy });

/** Ids of what goes along with the frame. */
function taken(line: ElementRecord, along: readonly string[] = []): string[] {
	const records = [
		note('in', [10, 10]),
		note('also in', [250, 150]),
		note('sticking out', [370, 150]),
		note('out', [900, 150]),
		line
	];
	const hostOf = (id: string) => {
		const record = records.find((each) => each.id === id);
		return record ? hostFrom(record) : null;
	};
	return within(records, frame, hostOf, new Set(along)).map(({ id }) => id);
}

describe('what goes along with a part of the board', () => {
	it('is what has its middle in it', () => {
		expect(taken(connector(free([-9, 0]), free([-9, 9])))).toEqual(['in', 'also in']);
	});

	it('takes what is carried along, wherever it lies', () => {
		const line = connector(free([-9, 0]), free([-9, 9]));
		expect(taken(line, ['sticking out'])).toEqual(['in', 'also in', 'sticking out']);
	});

	it('takes a connector whose ends are both in it, attached or free', () => {
		expect(taken(connector(on('in'), on('also in')))).toContain('line');
		expect(taken(connector(on('in'), free([300, 200])))).toContain('line');
		expect(taken(connector(free([20, 20]), free([300, 200])))).toContain('line');
	});

	it('takes a connector to what is carried along', () => {
		expect(taken(connector(on('in'), on('sticking out')), ['sticking out'])).toContain('line');
	});

	it('leaves a connector that ends outside, though its middle is inside', () => {
		expect(taken(connector(on('in'), on('out')))).not.toContain('line');
		expect(taken(connector(on('out'), on('in')))).not.toContain('line');
		expect(taken(connector(on('in'), free([500, 200])))).not.toContain('line');
		expect(taken(connector(on('in'), on('out')), ['line'])).not.toContain('line');
	});

	it('goes by where an end was left when its host is gone', () => {
		expect(taken(connector(on('in'), on('deleted', [300, 200])))).toContain('line');
		expect(taken(connector(on('in'), on('deleted', [500, 200])))).not.toContain('line');
	});
});
