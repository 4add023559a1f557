import { isIP } from 'node:net';
import { LOG_LEVELS, type LogLevel } from './log.ts';

/** Everything about this server that its owner may choose (docs/operations.md). */
export interface Config {
	/** 0: whichever is free, as tests want. */
	readonly port: number;
	readonly host: string;
	/** Origin that links start with, without a slash at the end; null: the one a request came to. */
	readonly publicUrl: string | null;
	/** As given: relative to the working directory unless absolute. */
	readonly dataDir: string;
	/** `full` survives a power cut with the last tick, `normal` a killed process. */
	readonly durability: Durability;
	/** Null: anyone who reaches the server may create a workshop. */
	readonly createKey: string | null;
	/** Null: /metrics answers this machine alone. */
	readonly metricsKey: string | null;
	/** How many proxies in front of the server are its owner's own. */
	readonly trustProxy: number;
	readonly rateLimits: boolean;
	readonly logLevel: LogLevel;
}

export const DURABILITIES = ['normal', 'full'] as const;
export type Durability = (typeof DURABILITIES)[number];

export type Environment = Readonly<Record<string, string | undefined>>;
export type ConfigResult = { readonly ok: Config } | { readonly error: string };

/** More than anyone puts in a row; a larger number is a slip, such as a port. */
const MAX_PROXIES = 16;
/** Characters of a wrong value that the error repeats. */
const MAX_SHOWN = 80;
const HOST_NAME = /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/;
/** What can travel in an Authorization header unchanged. */
const KEY = /^[\x21-\x7e]+$/;

class WrongSetting extends Error {}

/**
 * Reads the settings. An empty value counts as unset, as compose files write it, except where that
 * would silently open a door. The first wrong one makes the answer an error: a line that names the
 * setting, its value (never a secret) and what is allowed.
 */
export function readConfig(env: Environment): ConfigResult {
	try {
		refuseUnbuilt(env);
		return {
			ok: {
				port: wholeNumber(env, 'PORT', 3000, 65_535),
				host: host(env),
				publicUrl: publicUrl(env),
				dataDir: env['DATA_DIR'] || './data',
				durability: oneOf(env, 'DURABILITY', DURABILITIES, 'normal'),
				createKey: key(env, 'CREATE_KEY', 'anyone create a workshop'),
				metricsKey: key(env, 'METRICS_KEY', 'only this machine read /metrics'),
				trustProxy: wholeNumber(env, 'TRUST_PROXY', 0, MAX_PROXIES),
				rateLimits: oneOf(env, 'RATE_LIMITS', ['on', 'off'], 'on') === 'on',
				logLevel: oneOf(env, 'LOG_LEVEL', LOG_LEVELS, 'info')
			}
		};
	} catch (error) {
		if (error instanceof WrongSetting) return { error: error.message };
		throw error;
	}
}

function wrong(name: string, shown: string, allowed: string): WrongSetting {
	return new WrongSetting(`${name} is ${shown}: ${allowed}.`);
}

const quoted = (value: string): string =>
	JSON.stringify(value.length > MAX_SHOWN ? value.slice(0, MAX_SHOWN) + '…' : value);

/** Settings of the contract that this version can't serve: better to stop than to use another store. */
function refuseUnbuilt(env: Environment): void {
	const database = env['DATABASE_URL'];
	if (database) {
		const shown = quoted(withoutPassword(database));
		throw /^postgres(ql)?:\/\//.test(database)
			? wrong(
					'DATABASE_URL',
					shown,
					'this version has no PostgreSQL store yet, leave it unset to use the embedded SQLite in DATA_DIR'
				)
			: wrong('DATABASE_URL', shown, 'leave it unset to use the embedded SQLite in DATA_DIR');
	}
	const redis = env['REDIS_URL'];
	if (redis) {
		throw wrong(
			'REDIS_URL',
			quoted(withoutPassword(redis)),
			'this version runs as one process and can’t use Redis yet, leave it unset'
		);
	}
}

const withoutPassword = (url: string): string => url.replace(/\/\/[^@/]*@/, '//…@');

function wholeNumber(env: Environment, name: string, fallback: number, most: number): number {
	const value = env[name];
	if (!value) return fallback;
	const number = /^\d{1,6}$/.test(value) ? Number(value) : NaN;
	if (!(number <= most))
		throw wrong(name, quoted(value), `it must be a whole number, 0 to ${most}`);
	return number;
}

function oneOf<T extends string>(
	env: Environment,
	name: string,
	allowed: readonly T[],
	fallback: T
): T {
	const value = env[name];
	if (!value) return fallback;
	const found = allowed.find((candidate) => candidate === value);
	if (found === undefined) {
		throw wrong(name, quoted(value), `it must be one of ${allowed.join(', ')}`);
	}
	return found;
}

function host(env: Environment): string {
	const value = env['HOST'] || '127.0.0.1';
	if (isIP(value) === 0 && !HOST_NAME.test(value)) {
		throw wrong(
			'HOST',
			quoted(value),
			'it must be an address or a host name of this machine, such as 127.0.0.1, 0.0.0.0 or ::'
		);
	}
	return value;
}

function publicUrl(env: Environment): string | null {
	const value = env['PUBLIC_URL'];
	if (!value) return null;
	const url = URL.canParse(value) ? new URL(value) : null;
	const plain =
		url !== null &&
		(url.protocol === 'http:' || url.protocol === 'https:') &&
		url.username === '' &&
		url.password === '' &&
		url.pathname === '/' &&
		url.search === '' &&
		url.hash === '';
	if (!plain) {
		throw wrong(
			'PUBLIC_URL',
			quoted(withoutPassword(value)),
			'it must be an http or https address without a path, such as https://boards.example.org'
		);
	}
	return url.origin;
}

function key(env: Environment, name: string, unset: string): string | null {
	const value = env[name];
	if (value === undefined) return null;
	if (KEY.test(value)) return value;
	throw wrong(
		name,
		value === '' ? '""' : 'not shown here',
		`it must be one or more ASCII characters without spaces; unset it to let ${unset}`
	);
}
