/**
 * One JSON object per line. A log is read by other people than the workshop's, so it says what
 * happened to which id, and never carries a text, a name or a token.
 */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type LogFields = Readonly<Record<string, unknown>>;

export interface Log {
	debug(event: string, fields?: LogFields): void;
	info(event: string, fields?: LogFields): void;
	warn(event: string, fields?: LogFields): void;
	error(event: string, fields?: LogFields): void;
}

export interface LogOptions {
	/** Nothing below it is written. */
	readonly level: LogLevel;
	/** ms since the epoch. */
	readonly now: () => number;
	/** Takes one line, its newline included. */
	readonly write: (line: string) => void;
}

/** The program's log. Every string in a line has its tokens taken out, wherever it came from. */
export function createLog({ level, now, write }: LogOptions): Log {
	const least = LOG_LEVELS.indexOf(level);
	const at =
		(own: LogLevel) =>
		(event: string, fields: LogFields = {}) => {
			if (LOG_LEVELS.indexOf(own) < least) return;
			const line = { time: new Date(now()).toISOString(), level: own, event, ...fields };
			write(JSON.stringify(line, (_, value: unknown) => printable(value)) + '\n');
		};
	return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** Takes secrets out of a text: tokens in links, in sync addresses and in headers. */
export function redact(text: string): string {
	return text
		.replace(/\/j\/[^\s/?#"']+/g, '/j/…')
		.replace(/([?&]token=)[^\s&#"']+/g, '$1…')
		.replace(/(Bearer\s+)[^\s"']+/gi, '$1…')
		.replace(/(lb_session=)[^\s;"']+/g, '$1…');
}

function printable(value: unknown): unknown {
	if (typeof value === 'string') return redact(value);
	if (typeof value === 'bigint') return value.toString();
	if (value instanceof Error) {
		return { name: value.name, message: value.message, stack: value.stack, cause: value.cause };
	}
	return value;
}
