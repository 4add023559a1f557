import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** ms. Whoever searches doesn't wait longer for a board that may not come. */
const PATIENCE = 15_000;

/**
 * Reads a document once: connects, waits for the server's state, lets go of the line. Nothing is
 * kept on the device and nothing is ever written. Null when the server doesn't give it.
 * @param server as ws(s)://host
 */
export function peek(server: string, name: string, signal: AbortSignal): Promise<Y.Doc | null> {
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(`${server}/sync`, name, doc, {
		connect: false,
		disableBc: true
	});
	provider.awareness.setLocalState(null);
	return new Promise((resolve) => {
		const timer = setTimeout(() => end(null), PATIENCE);
		const give = (): void => end(null);
		const end = (result: Y.Doc | null): void => {
			clearTimeout(timer);
			signal.removeEventListener('abort', give);
			provider.destroy();
			if (!result) doc.destroy();
			resolve(result);
		};
		signal.addEventListener('abort', give);
		provider.on('closed', give);
		provider.on('sync', (synced: boolean) => {
			if (synced) end(doc);
		});
		if (signal.aborted) give();
		else provider.connect();
	});
}
