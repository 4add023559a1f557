import { describe, expect, it } from 'vitest';
import { readConfig, type Config } from '../../server/config.ts';

function config(env: Record<string, string>): Config {
	const result = readConfig(env);
	if ('error' in result) throw new Error(result.error);
	return result.ok;
}

function error(env: Record<string, string>): string {
	const result = readConfig(env);
	if ('ok' in result) throw new Error('the settings were taken');
	return result.error;
}

describe('settings', () => {
	it('has a default for each, so that none is required', () => {
		expect(config({})).toEqual({
			port: 3000,
			host: '127.0.0.1',
			publicUrl: null,
			dataDir: './data',
			durability: 'normal',
			createKey: null,
			metricsKey: null,
			trustProxy: 0,
			rateLimits: true,
			logLevel: 'info'
		});
	});

	it('takes every setting as the contract names it', () => {
		expect(
			config({
				PORT: '8080',
				HOST: '0.0.0.0',
				PUBLIC_URL: 'https://boards.example.org/',
				DATA_DIR: '/var/lib/loopboard',
				DURABILITY: 'full',
				CREATE_KEY: 'open-sesame',
				METRICS_KEY: 'figures',
				TRUST_PROXY: '1',
				RATE_LIMITS: 'off',
				LOG_LEVEL: 'debug'
			})
		).toEqual({
			port: 8080,
			host: '0.0.0.0',
			publicUrl: 'https://boards.example.org',
			dataDir: '/var/lib/loopboard',
			durability: 'full',
			createKey: 'open-sesame',
			metricsKey: 'figures',
			trustProxy: 1,
			rateLimits: false,
			logLevel: 'debug'
		});
	});

	it('takes an empty value for an unset one, as compose files write it', () => {
		expect(config({ PORT: '', HOST: '', DATABASE_URL: '', LOG_LEVEL: '' })).toEqual(config({}));
	});

	it.each([
		['PORT', 'abc'],
		['PORT', '65536'],
		['PORT', '-1'],
		['PORT', '3000.5'],
		['PORT', ' 3000'],
		['HOST', 'not a host'],
		['PUBLIC_URL', 'boards.example.org'],
		['PUBLIC_URL', 'ftp://boards.example.org'],
		['PUBLIC_URL', 'https://boards.example.org/loopboard'],
		['PUBLIC_URL', 'https://boards.example.org/?a=b'],
		['DURABILITY', 'FULL'],
		['TRUST_PROXY', 'yes'],
		['TRUST_PROXY', '3000'],
		['RATE_LIMITS', 'false'],
		['LOG_LEVEL', 'verbose'],
		['DATABASE_URL', 'mysql://db/loopboard'],
		['REDIS_URL', 'redis://cache']
	])('refuses %s=%s in one line that names the setting and the value', (name, value) => {
		const line = error({ [name]: value });
		expect(line).toContain(`${name} is ${JSON.stringify(value)}: `);
		expect(line).not.toContain('\n');
	});

	it('says what is allowed', () => {
		expect(error({ PORT: 'x' })).toContain('a whole number, 0 to 65535');
		expect(error({ LOG_LEVEL: 'x' })).toContain('debug, info, warn, error, silent');
		expect(error({ RATE_LIMITS: 'x' })).toContain('on, off');
	});

	it('refuses PostgreSQL and Redis by name instead of storing elsewhere in silence', () => {
		expect(error({ DATABASE_URL: 'postgres://db/loopboard' })).toContain('no PostgreSQL store yet');
		expect(error({ REDIS_URL: 'redis://cache:6379' })).toContain('one process');
	});

	it('never repeats a password or a key', () => {
		const database = error({ DATABASE_URL: 'postgres://user:hunter2@db/loopboard' });
		expect(database).not.toContain('hunter2');
		expect(error({ CREATE_KEY: 'two words' })).not.toContain('two words');
		expect(error({ METRICS_KEY: 'ключ' })).not.toContain('ключ');
	});

	it('doesn’t take an empty CREATE_KEY for none: that would open the door', () => {
		expect(error({ CREATE_KEY: '' })).toContain('CREATE_KEY');
	});

	it('shortens a value that would fill the screen', () => {
		expect(error({ LOG_LEVEL: 'x'.repeat(10_000) }).length).toBeLessThan(300);
	});
});
