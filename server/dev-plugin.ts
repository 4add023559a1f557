import type { Plugin } from 'vite';
import { openApp, type App } from './app.ts';
import { readConfig, type Environment } from './config.ts';
import { createLog } from './log.ts';

/**
 * The API and the sync server inside Vite's development server, on its port. `env` is the
 * process's; the settings are those of production.
 */
export function loopboardDev(env: Environment): Plugin {
	const read = readConfig(env);
	let app: App | null = null;

	return {
		name: 'loopboard-dev',
		apply: (_, { command, isPreview }) => command === 'serve' && isPreview !== true,
		config() {
			if ('error' in read) throw new Error(read.error);
			const { port, host } = read.ok;
			return { server: { port, host, strictPort: true } };
		},
		configureServer(server) {
			if ('error' in read || server.httpServer === null) return;
			const config = read.ok;
			const log = createLog({
				level: config.logLevel,
				now: Date.now,
				write: (line) => server.config.logger.info(line.trimEnd())
			});
			// Not before: on a restart Vite makes the new server first, while the old one has the data.
			server.httpServer.once('listening', () => {
				const opened = openApp(config, log);
				if ('error' in opened) {
					server.config.logger.error(opened.error);
					process.exit(1);
				}
				app = opened.ok;
			});
			server.httpServer.on('upgrade', (req, socket, head) => {
				// Every other upgrade is Vite's own, for hot reload.
				if (req.url?.startsWith('/sync/')) app?.upgrade(req, socket, head);
			});
			server.middlewares.use((req, res, next) => {
				if (app === null) next();
				else app.handle(req, res, next);
			});
		},
		// Called once for each of Vite's environments.
		async closeBundle() {
			const closing = app;
			app = null;
			await closing?.stop();
			await closing?.dispose();
		}
	};
}
