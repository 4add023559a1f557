import type { CDPSession, Page } from 'playwright';
import { percentile } from '../support/figures.ts';

/** ms that are still counted after the last input event: what it put off is its work too. */
const TAIL = 200;

/** The page's main thread while something was done to it; ms unless said otherwise. */
export interface Measured {
	/** Tasks, by the clock. */
	readonly wall: number;
	/** Tasks, by the processor time of the thread. */
	readonly cpu: number;
	/** Of `wall`: in scripts, in style recalculation, in layout. */
	readonly script: number;
	readonly style: number;
	readonly layout: number;
}

/** ms between animation frames. */
export interface Frames {
	readonly p50: number;
	readonly p95: number;
	readonly max: number;
}

/** Reads the browser's own counters of the page's main thread, before and after. */
export class Meter {
	readonly #page: Page;
	/** The same counters on two clocks; a session has one. */
	readonly #wall: CDPSession;
	readonly #cpu: CDPSession;

	private constructor(page: Page, wall: CDPSession, cpu: CDPSession) {
		this.#page = page;
		this.#wall = wall;
		this.#cpu = cpu;
	}

	static async attach(page: Page): Promise<Meter> {
		const [wall, cpu] = await Promise.all([session(page), session(page)]);
		await wall.send('Performance.enable', { timeDomain: 'timeTicks' });
		await cpu.send('Performance.enable', { timeDomain: 'threadTicks' });
		return new Meter(page, wall, cpu);
	}

	/** What `act` costs, with what it puts off by up to TAIL. */
	async during(act: () => Promise<void>): Promise<Measured> {
		const before = await this.#totals();
		await act();
		await this.#page.waitForTimeout(TAIL);
		const after = await this.#totals();
		const spent = (key: keyof Measured): number => after[key] - before[key];
		return {
			wall: spent('wall'),
			cpu: spent('cpu'),
			script: spent('script'),
			style: spent('style'),
			layout: spent('layout')
		};
	}

	/**
	 * How regularly frames come during `act`. Not while the rest is measured: whoever wants to know of
	 * each frame has to ask for one all the time, and the page pays for it.
	 */
	async frames(act: () => Promise<void>): Promise<Frames> {
		await this.#page.evaluate(() => window.probe.start());
		await act();
		await this.#page.waitForTimeout(TAIL);
		const frames = await this.#page.evaluate(() => window.probe.stop());
		return {
			p50: percentile(frames, 0.5),
			p95: percentile(frames, 0.95),
			max: Math.max(...frames)
		};
	}

	async #totals(): Promise<Measured> {
		const [wall, cpu] = await Promise.all([read(this.#wall), read(this.#cpu)]);
		const ms = (counters: ReadonlyMap<string, number>, name: string): number =>
			(counters.get(name) ?? NaN) * 1000;
		return {
			wall: ms(wall, 'TaskDuration'),
			cpu: ms(cpu, 'TaskDuration'),
			script: ms(wall, 'ScriptDuration'),
			style: ms(wall, 'RecalcStyleDuration'),
			layout: ms(wall, 'LayoutDuration')
		};
	}
}

const session = (page: Page): Promise<CDPSession> => page.context().newCDPSession(page);

async function read(session: CDPSession): Promise<ReadonlyMap<string, number>> {
	const { metrics } = await session.send('Performance.getMetrics');
	return new Map(metrics.map(({ name, value }) => [name, value]));
}
