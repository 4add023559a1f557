import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What is counted: only ever grows. */
const COUNTERS = {
	connections_opened_total: 'Sync connections that were let in',
	frames_in_total: 'Frames from clients',
	frames_out_total: 'Frames to clients',
	bytes_in_total: 'Bytes of frames from clients',
	bytes_out_total: 'Bytes of frames to clients',
	updates_total: 'Changes applied to documents',
	rows_appended_total: 'Rows written to the log',
	append_failures_total: 'Writes to the log that failed',
	load_failures_total: 'Documents that could not be loaded',
	compactions_total: 'Snapshots written in the place of rows',
	rebuilds_total: 'Documents loaded anew after an update broke them',
	catch_ups_total: 'Readings of the log for what other processes appended',
	resyncs_total: 'Slow connections that were brought up to date',
	throttles_total: 'Connections held back for their rate'
} as const;
export type Counter = keyof typeof COUNTERS;

/** What took how long. */
const TIMINGS = {
	tick_ms: 'Merging, encoding and sending one tick, the write to the log not included',
	append_ms: 'One write to the log',
	load_ms: 'Loading one document',
	compact_ms: 'Encoding and writing one snapshot',
	answer_ms: 'Encoding what one client lacks'
} as const;
export type Timing = keyof typeof TIMINGS;

/** What is so many just now. */
const GAUGES = {
	connections: 'Sync connections open',
	rooms: 'Documents in memory',
	connections_pending: 'Sync connections not identified yet',
	connections_behind: 'Connections too slow to follow just now',
	unsaved_rooms: 'Documents with changes that are not in the log yet'
} as const;
export type Gauge = keyof typeof GAUGES;

/** What the program tells of itself while it runs. */
export interface Metrics {
	add(counter: Counter, by?: number): void;
	/** A connection was refused or ended; `reason` is a close code or a short fixed word. */
	refused(reason: string | number): void;
	observe(timing: Timing, ms: number): void;
	gauge(gauge: Gauge, read: () => number): void;
}

export interface MetricsRegistry extends Metrics {
	/** Prometheus text format 0.0.4. */
	render(): string;
	close(): void;
}

/** For whoever doesn't watch. */
export const NO_METRICS: Metrics = {
	add: () => undefined,
	refused: () => undefined,
	observe: () => undefined,
	gauge: () => undefined
};

/** Upper bounds in ms, from a write to SQLite (0.03) to what everybody notices. */
const BOUNDS = [0.1, 0.5, 1, 2, 5, 10, 20, 50, 100, 250, 500, 1000, 2500] as const;
/** ms between two samples of the event loop's delay: fine enough to see a pause of 100. */
const DELAY_RESOLUTION = 20;
const NANOSECONDS = 1e9;

class Histogram {
	readonly #counts = BOUNDS.map(() => 0);
	#count = 0;
	#sum = 0;

	observe(ms: number): void {
		this.#count++;
		this.#sum += ms;
		const index = BOUNDS.findIndex((bound) => ms <= bound);
		if (index >= 0) this.#counts[index] = (this.#counts[index] ?? 0) + 1;
	}

	lines(name: string): string[] {
		let below = 0;
		const buckets = BOUNDS.map((bound, i) => {
			below += this.#counts[i] ?? 0;
			return `${name}_bucket{le="${bound}"} ${below}`;
		});
		return [
			...buckets,
			`${name}_bucket{le="+Inf"} ${this.#count}`,
			`${name}_sum ${this.#sum}`,
			`${name}_count ${this.#count}`
		];
	}
}

const named = (name: string): string => `loopboard_${name}`;
const head = (name: string, help: string, type: string): string[] => [
	`# HELP ${name} ${help}`,
	`# TYPE ${name} ${type}`
];

/** Counts from its creation on. */
export function createMetrics(): MetricsRegistry {
	const counters: Partial<Record<Counter, number>> = {};
	const refusals = new Map<string, number>();
	const timings = new Map<string, Histogram>();
	const gauges = new Map<string, () => number>();
	const delay = monitorEventLoopDelay({ resolution: DELAY_RESOLUTION });
	delay.enable();

	const processLines = (): string[] => {
		const loop = named('event_loop_delay_seconds');
		const lines = [
			...head(named('resident_memory_bytes'), 'Memory of the process', 'gauge'),
			`${named('resident_memory_bytes')} ${process.memoryUsage.rss()}`,
			...head(loop, 'Delay of the event loop since the last reading', 'gauge'),
			`${loop}{quantile="0.5"} ${delay.percentile(50) / NANOSECONDS}`,
			`${loop}{quantile="0.99"} ${delay.percentile(99) / NANOSECONDS}`,
			`${loop}{quantile="1"} ${delay.max / NANOSECONDS}`
		];
		delay.reset();
		return lines;
	};

	return {
		add(counter, by = 1) {
			counters[counter] = (counters[counter] ?? 0) + by;
		},
		refused(reason) {
			const key = String(reason);
			refusals.set(key, (refusals.get(key) ?? 0) + 1);
		},
		observe(timing, ms) {
			let histogram = timings.get(timing);
			if (histogram === undefined) timings.set(timing, (histogram = new Histogram()));
			histogram.observe(ms);
		},
		gauge(gauge, read) {
			gauges.set(gauge, read);
		},
		render() {
			const lines: string[] = [];
			const totals: Readonly<Record<string, number>> = counters;
			for (const [key, help] of Object.entries(COUNTERS)) {
				const name = named(key);
				lines.push(...head(name, help, 'counter'), `${name} ${totals[key] ?? 0}`);
			}
			const refused = named('refusals_total');
			lines.push(...head(refused, 'Connections refused or ended, by reason', 'counter'));
			for (const [reason, count] of refusals) {
				lines.push(`${refused}{reason="${reason.replace(/[^\w-]/g, '_')}"} ${count}`);
			}
			for (const [key, help] of Object.entries(GAUGES)) {
				const name = named(key);
				lines.push(...head(name, help, 'gauge'), `${name} ${gauges.get(key)?.() ?? 0}`);
			}
			for (const [key, help] of Object.entries(TIMINGS)) {
				const name = named(key);
				lines.push(...head(name, help, 'histogram'));
				lines.push(...(timings.get(key) ?? new Histogram()).lines(name));
			}
			return [...lines, ...processLines()].join('\n') + '\n';
		},
		close() {
			delay.disable();
		}
	};
}
