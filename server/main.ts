/** Composes the server out of the environment, and ends it well. Nothing else reads the environment. */
import './heap.ts';
import { createServer } from 'node:http';
import { openApp } from './app.ts';
import { readConfig } from './config.ts';
import { listen, localUrl } from './listen.ts';
import { createLog } from './log.ts';
import { loadPages } from './pages.ts';

/** ms. Whoever stops us (systemd, Docker, a person) waits about that long before they kill. */
const STOP_LIMIT = 5_000;
/** ms of those for requests that are still being answered. */
const DRAIN_LIMIT = 1_000;

// A log whose reader has gone is no reason to stop serving.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

await main();

async function main(): Promise<void> {
	const read = readConfig(process.env);
	if ('error' in read) return refuse(read.error);
	const config = read.ok;
	const log = createLog({
		level: config.logLevel,
		now: Date.now,
		write: (line) => process.stderr.write(line)
	});
	const crash = (error: unknown): never => {
		log.error('crashed', { error });
		process.exit(1);
	};
	process.on('uncaughtException', crash);
	process.on('unhandledRejection', crash);

	const pages = await loadPages(config, process.env, log);
	if ('error' in pages) return refuse(pages.error);
	const server = createServer();
	// Before the data directory: of two servers with the same settings, the second is told of both.
	const listening = await listen(server, config);
	if ('error' in listening) return refuse(listening.error);
	// From here to the handlers nothing waits, so no request comes too early.
	const opened = openApp(config, log);
	if ('error' in opened) return refuse(opened.error);
	const app = opened.ok;

	server.on('request', (req, res) => app.handle(req, res, () => pages.ok(req, res)));
	server.on('upgrade', (req, socket, head) => {
		if (!app.upgrade(req, socket, head)) {
			// Node leaves an upgraded socket to us: an error that nobody hears would end the process.
			socket.on('error', () => socket.destroy());
			socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
		}
	});

	let stopping = false;
	const stop = async (why: string): Promise<void> => {
		// A terminal sends its signal to the launcher and to us, and the launcher passes its own on.
		if (stopping) return;
		stopping = true;
		log.info('server.stopping', { why });
		setTimeout(() => crash(new Error('stopping took too long')), STOP_LIMIT).unref();
		const closed = new Promise((resolve) => server.close(resolve));
		await app.stop();
		setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT).unref();
		await closed;
		await app.dispose();
		log.info('server.stopped');
		process.exit(0);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => void stop(signal));
	}
	// Under npm start: a launcher that is killed takes its server with it, rather than leave it alone.
	process.on('disconnect', () => void stop('the launcher has gone'));
	process.channel?.unref();

	const { port } = listening.ok;
	log.info('server.listening', { host: config.host, port });
	process.stdout.write(`Loopboard is ready: ${config.publicUrl ?? localUrl(config.host, port)}\n`);
}

/** One line for the person who started it. */
function refuse(line: string): void {
	process.stderr.write(line + '\n', () => process.exit(1));
}
