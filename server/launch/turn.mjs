import { createHash } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/**
 * Does the work while no other process does work of the same name. The turn is a listening socket,
 * so it is free at the very moment its holder is gone, however it ended.
 */
export async function inTurn(name, work) {
	const turn = await take(addressOf(name));
	try {
		return await work();
	} finally {
		await turn.end();
	}
}

async function take(address) {
	for (;;) {
		const server = await listen(address);
		if (server !== null) return server;
		const waited = await wait(address);
		// Nobody answers: a holder that was killed left its socket's file behind.
		if (!waited) removeStale(address);
	}
}

/** Null when the address is taken. Where there can be no such socket, there are no turns either. */
function listen(address) {
	return new Promise((resolve) => {
		const others = new Set();
		const server = net.createServer((socket) => {
			others.add(socket);
			socket.on('error', () => others.delete(socket)).resume();
		});
		server.once('error', (error) => {
			resolve(error.code === 'EADDRINUSE' ? null : { end: async () => undefined });
		});
		server.listen(address, () => {
			server.unref();
			resolve({
				end: () =>
					new Promise((ended) => {
						server.close(ended);
						for (const socket of others) socket.destroy();
					})
			});
		});
	});
}

/** Waits until the holder is done. False when there is none. */
function wait(address) {
	return new Promise((resolve) => {
		let connected = false;
		const socket = net.connect(address, () => {
			connected = true;
			console.log('Another start is preparing this directory: waiting for it.');
		});
		socket.on('error', () => undefined);
		socket.on('close', () => resolve(connected));
		socket.resume();
	});
}

function removeStale(address) {
	try {
		unlinkSync(address);
	} catch (error) {
		if (error.code !== 'ENOENT') throw error;
	}
}

function addressOf(name) {
	const id = `loopboard-${createHash('sha256').update(name).digest('hex').slice(0, 24)}`;
	return process.platform === 'win32' ? `\\\\.\\pipe\\${id}` : path.join(os.tmpdir(), `${id}.sock`);
}
