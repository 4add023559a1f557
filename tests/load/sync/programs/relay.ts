/**
 * The floor: forwards frames to the others in the room and knows nothing of what is in them, but
 * that it says to a newcomer that there is nothing to be had, so that a stock client is content.
 */
import { WebSocketServer, type WebSocket } from 'ws';

const [port] = process.argv.slice(2).map(Number);
const ASK = 0;
/** Sync step 2 with an empty update. */
const NOTHING = new Uint8Array([0, 1, 2, 0, 0]);

const rooms = new Map<string, Set<WebSocket>>();
const server = new WebSocketServer({ host: '127.0.0.1', port, perMessageDeflate: false });
server.on('listening', () => console.log('ready'));
server.on('connection', (socket, { url = '/' }) => {
	const room = rooms.get(url) ?? new Set();
	rooms.set(url, room.add(socket));
	socket.on('error', () => undefined);
	socket.on('close', () => room.delete(socket));
	socket.on('message', (frame: Buffer) => {
		if (frame[0] === 0 && frame[1] === ASK) {
			socket.send(NOTHING);
			return;
		}
		for (const other of room) if (other !== socket) other.send(frame);
	});
});
