import { expect, onTestFinished, test } from 'vitest';
import { createMetrics } from '../../../server/metrics.ts';
import { createRooms } from '../../../server/rooms/rooms.ts';
import { parseDocName } from '#lib/protocol/doc-names.ts';
import { memoryLog } from '../../support/sync-log.ts';
import { BOARD } from '../../support/sync-server.ts';

function create() {
	const metrics = createMetrics();
	onTestFinished(() => metrics.close());
	const value = (name: string): number => {
		const line = metrics
			.render()
			.split('\n')
			.find((each) => each.startsWith(`${name} `));
		return Number(line?.slice(name.length + 1));
	};
	return { metrics, value };
}

test('every line is Prometheus text, and every name is explained once', () => {
	const { metrics } = create();
	metrics.add('frames_in_total', 3);
	metrics.refused(4409);
	metrics.refused('http_429');
	metrics.observe('append_ms', 0.2);
	metrics.gauge('rooms', () => 7);
	const lines = metrics.render().trimEnd().split('\n');
	const names = new Set<string>();
	for (const line of lines) {
		const help = /^# (HELP|TYPE) (\w+) .+$/.exec(line);
		if (help) {
			if (help[1] === 'HELP') {
				expect(names.has(help[2]!)).toBe(false);
				names.add(help[2]!);
			}
			continue;
		}
		const sample = /^(\w+?)(_bucket|_sum|_count)?(\{\w+="[^"]*"\})? -?[\d.e+-]+$/.exec(line);
		expect(sample, line).not.toBeNull();
		expect(names.has(sample![1]!) || names.has(sample![1]! + sample![2]!), line).toBe(true);
	}
	expect(lines).toContain('loopboard_refusals_total{reason="4409"} 1');
	expect(lines).toContain('loopboard_append_ms_bucket{le="0.5"} 1');
	expect(lines).toContain('loopboard_append_ms_bucket{le="0.1"} 0');
	expect(lines).toContain('loopboard_append_ms_bucket{le="+Inf"} 1');
});

test('the rooms count what they do', async () => {
	const { metrics, value } = create();
	const rooms = createRooms({
		log: memoryLog(),
		now: () => performance.now(),
		onError: () => undefined,
		metrics
	});
	await rooms.edit(parseDocName(BOARD)!, (doc) => doc.getMap('notes').set('a', 1));
	expect(value('loopboard_rooms')).toBe(1);
	expect(value('loopboard_rows_appended_total')).toBe(1);
	expect(value('loopboard_load_ms_count')).toBe(1);
	expect(value('loopboard_unsaved_rooms')).toBe(0);
	await rooms.close();
	expect(value('loopboard_rooms')).toBe(0);
});

test('the process tells of itself', () => {
	const { value } = create();
	expect(value('loopboard_resident_memory_bytes')).toBeGreaterThan(1_000_000);
});
