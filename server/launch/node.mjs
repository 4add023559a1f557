import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The first Node that runs server/ as it is: node:sqlite without a flag, and TypeScript. */
const LEAST_MAJOR = 24;

/**
 * The Node that everything runs on: the one that package-lock.json pins or, where none is built
 * for this system (Alpine), the machine's own if it is new enough. Null: neither.
 */
export function findNode(root) {
	const name = process.platform === 'win32' ? 'node.exe' : 'node';
	const pinned = path.join(root, 'node_modules', 'node', 'bin', name);
	if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned;
	const [major] = process.versions.node.split('.');
	return Number(major) >= LEAST_MAJOR && existsSync(process.execPath) ? process.execPath : null;
}
