import { describe, expect, it } from 'vitest';
import { createLog, redact, type LogLevel } from '../../server/log.ts';

function lines(level: LogLevel, use: (log: ReturnType<typeof createLog>) => void): unknown[] {
	const written: string[] = [];
	use(createLog({ level, now: () => 0, write: (line) => written.push(line) }));
	return written.map((line) => JSON.parse(line));
}

describe('log', () => {
	it('writes one JSON object a line, with the time and the level', () => {
		expect(lines('info', (log) => log.info('server.ready', { port: 3000 }))).toEqual([
			{ time: '1970-01-01T00:00:00.000Z', level: 'info', event: 'server.ready', port: 3000 }
		]);
	});

	it('leaves out what is below its level, and everything when silent', () => {
		const use = (log: ReturnType<typeof createLog>) => {
			log.debug('a');
			log.info('b');
			log.warn('c');
			log.error('d');
		};
		expect(lines('warn', use)).toHaveLength(2);
		expect(lines('silent', use)).toEqual([]);
	});

	it('keeps an error’s message and stack', () => {
		const [line] = lines('info', (log) => log.error('x', { error: new Error('disk full') }));
		expect(line).toMatchObject({ error: { name: 'Error', message: 'disk full' } });
	});

	it('takes tokens out of every string, however deep', () => {
		const token = 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE';
		const written: string[] = [];
		const log = createLog({ level: 'debug', now: () => 0, write: (line) => written.push(line) });
		log.debug('request', {
			path: `/j/${token}`,
			url: `/sync/w/stage?saved=1&token=${token}&x=1`,
			headers: { authorization: `Bearer ${token}`, cookie: `a=b; lb_session=${token}; c=d` },
			error: new Error(`GET http://localhost/j/${token}?x failed`)
		});
		expect(written.join('')).not.toContain(token);
		expect(written.join('')).toContain('saved=1&token=…&x=1');
	});

	it('leaves other text alone', () => {
		expect(redact('/api/workshops/abc/links')).toBe('/api/workshops/abc/links');
	});
});
