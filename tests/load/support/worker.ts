import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after } from './figures.ts';

/** ms. A worker that hasn't answered by then hangs: a run must end. */
const ANSWER_LIMIT = 180_000;
/** ms between asking a worker to end and ending it. */
const END_LIMIT = 3_000;

type Reply = { readonly id: number; readonly result: unknown } | { id: number; error: string };
interface Call {
	readonly id: number;
	readonly name: string;
	readonly args: unknown[];
}

/** What a worker's program offers: named functions whose arguments and answers can be copied. */
export type Offers = Record<string, (...args: never[]) => unknown>;

/** A program in a process of its own, so that its work isn't in the way of what is measured. */
export class Worker<O extends Offers> {
	readonly #child: ChildProcess;
	readonly #waiting = new Map<number, { resolve(value: never): void; reject(e: Error): void }>();
	#serial = 0;

	constructor(program: string | URL, args: readonly string[] = []) {
		this.#child = fork(program, args, { serialization: 'advanced', execArgv: ['--no-warnings'] });
		this.#child.on('message', (reply: Reply) => {
			const waiting = this.#waiting.get(reply.id);
			this.#waiting.delete(reply.id);
			if ('error' in reply) waiting?.reject(new Error(reply.error));
			else waiting?.resolve(reply.result as never);
		});
		this.#child.on('exit', () => {
			for (const { reject } of this.#waiting.values()) reject(new Error('a worker ended'));
			this.#waiting.clear();
		});
	}

	/** Runs one of its functions there. Rejects when that throws, and when nothing comes back. */
	async call<N extends keyof O & string>(
		name: N,
		...args: Parameters<O[N]>
	): Promise<Awaited<ReturnType<O[N]>>> {
		const id = ++this.#serial;
		let limit: ReturnType<typeof setTimeout> | undefined;
		try {
			return await new Promise((resolve, reject) => {
				this.#waiting.set(id, { resolve, reject });
				limit = setTimeout(() => reject(new Error(`no answer to ${name}`)), ANSWER_LIMIT);
				this.#child.send({ id, name, args } satisfies Call);
			});
		} finally {
			clearTimeout(limit);
			this.#waiting.delete(id);
		}
	}

	async end(): Promise<void> {
		if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
		const gone = once(this.#child, 'exit');
		if (this.#child.connected) this.#child.disconnect();
		await Promise.race([gone, after(END_LIMIT)]);
		if (this.#child.exitCode === null) this.#child.kill('SIGKILL');
		await gone;
	}
}

/** In the worker's program: answers the calls, and ends with the one who started it. */
export function offer(functions: Offers): void {
	process.on('message', ({ id, name, args }: Call) => {
		void answer(id, async () => functions[name]?.(...(args as never[])));
	});
	process.on('disconnect', () => process.exit(0));
}

async function answer(id: number, run: () => Promise<unknown>): Promise<void> {
	const reply: Reply = await run().then(
		(result) => ({ id, result }),
		(error: unknown) => ({ id, error: error instanceof Error ? error.message : String(error) })
	);
	process.send?.(reply);
}
