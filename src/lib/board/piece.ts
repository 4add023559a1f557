import type { BoardHost } from './board-host.ts';

/** ms that one waits for what one has asked for; a line that has gone may not say so for minutes. */
export const PATIENCE = 3_000;

/**
 * What an action needs, loaded when it is first used. Null, and a word to the person, where it can't be:
 * later, when the server answers again, they may want something else, so it isn't kept for then.
 */
export async function piece<T>(
	host: BoardHost,
	load: () => Promise<T>,
	patience = PATIENCE
): Promise<T | null> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('no answer')), patience);
	});
	try {
		return await Promise.race([load(), late]);
	} catch {
		host.say('needsServer');
		return null;
	} finally {
		clearTimeout(timer);
	}
}

/**
 * The same for what the person opened. Where it can't be had it is closed again and keys are the
 * board's: it would take them from whoever writes by then.
 */
export async function opened<T>(
	{ host, surfaces }: { readonly host: BoardHost; readonly surfaces: { typed(): string } },
	load: () => Promise<T>,
	close: () => void
): Promise<T | null> {
	const loaded = await piece(host, load);
	if (loaded === null) {
		surfaces.typed();
		close();
	}
	return loaded;
}
