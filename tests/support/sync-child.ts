/**
 * A server to kill: the real store in the directory given, the real rooms and gateway, and nothing
 * else. Prints its port on a line of its own. Run by the pinned Node, which strips the types.
 */
import { createServer } from 'node:http';
import { isRole } from '#lib/domain/permissions.ts';
import { createGateway } from '../../server/gateway/gateway.ts';
import { createRooms } from '../../server/rooms/rooms.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';

const [dataDir = '', port = '0'] = process.argv.slice(2);
const opened = openSqliteStore({ dataDir, durability: 'normal' });
if ('error' in opened) throw new Error(opened.error);
const now = (): number => performance.now();
const rooms = createRooms({
	log: opened.ok.log,
	now,
	onError: (error, context) => console.error(context, error)
});
const gateway = createGateway({
	rooms,
	now,
	rateLimits: false,
	exists: async () => true,
	allowedOrigins: () => true,
	identify: async (_, token, workshop) =>
		isRole(token)
			? { identity: { workshop, participant: null, role: token, link: token } }
			: { refused: 'unauthenticated' }
});
const http = createServer();
http.on('upgrade', (request, socket, head) => gateway.handleUpgrade(request, socket, head));
http.listen(Number(port), '127.0.0.1', () => {
	const address = http.address();
	if (address !== null && typeof address !== 'string') console.log(address.port);
});
// So that a profile of it can be written (--cpu-prof); crashes come as SIGKILL.
process.on('SIGTERM', () => process.exit(0));
