/** Loaded into every server that is measured (node --import): tells what the process has used. */
process.on('message', (question) => {
	if (question === 'cpu') {
		const { user, system } = process.cpuUsage();
		process.send?.({ cpu: (user + system) / 1000 });
	}
	if (question === 'memory') {
		// Twice: what only a finalizer lets go of is gone after the second.
		globalThis.gc?.();
		globalThis.gc?.();
		const { rss, heapUsed, external } = process.memoryUsage();
		process.send?.({ rss, held: heapUsed + external });
	}
});
// A server that would end for lack of work must not be kept alive by this.
process.channel?.unref();
process.on('disconnect', () => process.exit(0));
