/** A process that does nothing: what it is kept waiting for is the machine's, and not the server's. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { offer } from '../../support/worker.ts';

/** ms between two samples; a sample is what passed since the one before. */
const RESOLUTION = 10;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
delay.enable();

const idle = {
	/** ms of its longest pause since this was last asked. */
	pause(): number {
		const most = Math.max(0, delay.max / 1e6 - RESOLUTION);
		delay.reset();
		return most;
	}
};
export type Idle = typeof idle;

offer(idle);
