import type { Part } from './part.ts';
import { withCrowd } from './parts/crowd.ts';
import { growth } from './parts/growth.ts';
import { remoteEdit } from './parts/remote-edit.ts';
import { script } from './parts/script.ts';

export const ALONE: readonly Part[] = [
	{ name: 'crowd', run: withCrowd },
	{ name: 'growth', run: growth },
	{ name: 'remote edit', run: remoteEdit },
	{ name: 'script', run: script }
];
