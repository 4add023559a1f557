import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Loaded into every server that is measured (node --import): tells what the process has used. */
/** ms between two samples; a sample is what passed since the one before. */
const RESOLUTION = 10;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
let isWatched = false;

process.on('message', (question) => {
	if (question === 'pause') {
		// Watching costs wake-ups, so it begins with the first question.
		if (!isWatched) delay.enable();
		isWatched = true;
		process.send?.({ pause: Math.max(0, delay.max / 1e6 - RESOLUTION) });
		delay.reset();
	}
	if (question === 'cpu') {
		const { user, system } = process.cpuUsage();
		process.send?.({ cpu: (user + system) / 1000 });
	}
	if (question === 'memory') {
		// Twice: what only a finalizer lets go of is gone after the second.
		globalThis.gc?.();
		globalThis.gc?.();
		const { rss, heapUsed, external } = process.memoryUsage();
		process.send?.({ rss, held: heapUsed + external, heap: heapUsed });
	}
});
// A server that would end for lack of work must not be kept alive by this.
process.channel?.unref();
process.on('disconnect', () => process.exit(0));
