import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** ms between two looks whether npm is still there. */
const PARENT_LOOK = 200;

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
		const stopWatching = watchNpm(() => child.kill('SIGTERM'));
		child.on('error', reject);
		child.on('exit', (code, signal) => {
			stopWatching();
			resolve(code ?? 128 + (os.constants.signals[signal] ?? 0));
		});
	});
}

/**
 * npm runs a script in a shell and hands its signals to that shell, which dies of them without a
 * word to us; and when npm itself is killed, the shell waits on. So look whether those that
 * started us are still the same.
 */
function watchNpm(gone) {
	if (process.env.npm_lifecycle_event === undefined) return () => undefined;
	const before = ancestors();
	const timer = setInterval(() => {
		if (ancestors() === before) return;
		clearInterval(timer);
		gone();
	}, PARENT_LOOK);
	return () => clearInterval(timer);
}

/** Our parent and, where that is a shell and the system tells (Linux), its parent. */
function ancestors() {
	const parent = process.ppid;
	try {
		const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
		const [, name, grandparent] = /^\d+ \((.*)\) \S (\d+)/s.exec(stat) ?? [];
		return /^(ba|da|a|z)?sh$/.test(name ?? '') ? `${parent} ${grandparent}` : `${parent}`;
	} catch {
		return `${parent}`;
	}
}
