import { createHash } from 'node:crypto';
import { statSync, unlinkSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** What connecting says while a holder comes or goes: to be tried again. */
const PASSING = ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE'];

/** Where there can be no such socket, everybody goes ahead. */
const NO_TURN = { end: async () => undefined };

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
		const found = identityOf(address);
		const answer = await wait(address);
		// Nobody listens: a holder that was killed left its socket's file behind. Unless somebody else
		// has noticed that before us, and this is a new file already.
		if (answer === 'ECONNREFUSED' && identityOf(address) === found) remove(address);
		else if (answer !== null && !PASSING.includes(answer)) return NO_TURN;
	}
}

/** Null when the address is taken. */
function listen(address) {
	return new Promise((resolve) => {
		const others = new Set();
		const server = net.createServer((socket) => {
			others.add(socket);
			socket.on('error', () => others.delete(socket)).resume();
		});
		server.once('error', (error) => {
			resolve(error.code === 'EADDRINUSE' ? null : NO_TURN);
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

/** Waits until the holder is done; answers why it couldn't, if so. */
function wait(address) {
	return new Promise((resolve) => {
		let answer = null;
		const socket = net.connect(address, () => {
			console.log('Another start is preparing this directory: waiting for it.');
		});
		socket.on('error', (error) => {
			answer = error.code;
		});
		socket.on('close', () => resolve(answer));
		socket.resume();
	});
}

function identityOf(address) {
	try {
		const { ino, ctimeMs } = statSync(address);
		return `${ino} ${ctimeMs}`;
	} catch {
		// Gone already, or not a file at all (Windows).
		return null;
	}
}

function remove(address) {
	try {
		unlinkSync(address);
	} catch (error) {
		if (error.code !== 'ENOENT') throw error;
	}
}

function addressOf(name) {
	const id = `loopboard-${createHash('sha256').update(`${process.getuid?.()} ${name}`).digest('hex').slice(0, 24)}`;
	return process.platform === 'win32' ? `\\\\.\\pipe\\${id}` : path.join(os.tmpdir(), `${id}.sock`);
}
