import type { Me } from '#lib/protocol/api.ts';
import { createApi, type Api } from '#lib/sync/api.ts';
import { createDevice, type Device } from '#lib/sync/device.ts';

export interface Call {
	readonly method: string;
	readonly path: string;
	readonly body: Record<string, unknown> | null;
	readonly authorization: string | null;
}

/** What a fake server says to one call: a status and a body, or 'down' when it can't be reached. */
export type Answer = readonly [status: number, body: unknown] | 'down';

/** The real client with a server behind it that is only a function, and the list of its calls. */
export function fakeApi(answer: (call: Call) => Answer | Promise<Answer>): {
	readonly api: Api;
	readonly calls: readonly Call[];
} {
	const calls: Call[] = [];
	const api = createApi(async (path, init) => {
		const body = typeof init.body === 'string' ? JSON.parse(init.body) : null;
		const authorization = new Headers(init.headers).get('authorization');
		const call = { method: init.method ?? 'GET', path, body, authorization };
		calls.push(call);
		const said = await answer(call);
		if (said === 'down') throw new TypeError('Failed to fetch');
		return new Response(JSON.stringify(said[1]), { status: said[0] });
	});
	return { api, calls };
}

export const refused = (status: number, code: string): Answer => [
	status,
	{ error: { code, message: '' } }
];

/** A browser that has never been here. */
export function emptyDevice(): Device {
	const values = new Map<string, string>();
	return createDevice({
		getItem: (key) => values.get(key) ?? null,
		setItem: (key, value) => void values.set(key, value)
	});
}

export const ME: Me = {
	participant: 'p1',
	name: 'Анна',
	color: '#0A6C86',
	role: 'facilitator'
};
