import { spawn } from 'node:child_process';
import os from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program in this one's place: same terminal, same signals, same end. Resolves with the
 * exit code. The channel between the two lets the child notice when this one is killed.
 */
export function runInPlace(command, args, options) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			...options,
			stdio: ['inherit', 'inherit', 'inherit', 'ipc']
		});
		for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
		child.on('error', reject);
		child.on('exit', (code, signal) => resolve(code ?? 128 + (os.constants.signals[signal] ?? 0)));
	});
}
