import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { OwnDesk } from '#lib/board/own-desk.svelte.ts';
import { createNotes } from '#lib/domain/board-doc.ts';
import { deskBoard, takeOffDesk } from '#lib/domain/desk-doc.ts';
import type { Desks } from '#lib/domain/desks.ts';
import type { Link, SyncedDoc } from '#lib/sync/synced-doc.ts';

const OPEN: Desks = { open: true, named: true, counts: 'nobody' };
const LEFT: Desks = { ...OPEN, open: false };

/** What a desk needs of its connection. */
class FakeDoc {
	readonly doc = new Y.Doc();
	link: Link = { kind: 'online' };
	unsaved = 0;
	readonly ready = Promise.resolve();
	destroyed = false;
	destroy(): void {
		this.destroyed = true;
	}
}

function sit() {
	const opened: FakeDoc[] = [];
	const put: number[] = [];
	const desk = new OwnDesk(
		() => {
			const doc = new FakeDoc();
			opened.push(doc);
			return doc as unknown as SyncedDoc;
		},
		() => put.push(opened.length)
	);
	return { desk, opened, put };
}
const write = ({ doc }: FakeDoc, id: string): void =>
	void createNotes(deskBoard(doc, 'b'), [
		{ id, xy: [0, 0], wh: [99, 99], color: 'red', text: id, at: 1 }
	]);

test('a desk is opened for the round, stays while its notes wait, and is put away when they are out', async () => {
	const { desk, opened, put } = sit();
	desk.follow({ desks: null, frozen: false }, true);
	expect(opened).toHaveLength(0);
	desk.follow({ desks: OPEN, frozen: false }, true);
	await Promise.resolve();
	expect(desk.ready).toBe(true);
	write(opened[0]!, 'one');
	await Promise.resolve();
	expect(desk.written).toBe(1);
	desk.follow({ desks: LEFT, frozen: false }, true);
	expect(desk.written).toBe(1);
	// Its socket is closed for the reveal: until it is back, nobody knows what is still here.
	opened[0]!.link = { kind: 'offline' };
	desk.follow({ desks: null, frozen: false }, true);
	expect([desk.written, desk.matters, opened[0]!.destroyed]).toEqual([0, false, false]);
	opened[0]!.link = { kind: 'online' };
	takeOffDesk(opened[0]!.doc, 'b', ['one']);
	await Promise.resolve();
	expect(opened[0]!.destroyed).toBe(true);
	expect([desk.doc, desk.written, put]).toEqual([null, 0, [1]]);
});

test('what came too late waits on this device, and goes out when desks are open again', () => {
	const { desk, opened } = sit();
	desk.follow({ desks: OPEN, frozen: false }, true);
	write(opened[0]!, 'late');
	Object.assign(opened[0]!, { unsaved: 1, link: { kind: 'closed', code: 4409 } });
	desk.changed();
	desk.follow({ desks: OPEN, frozen: true }, true);
	desk.follow({ desks: null, frozen: false }, true);
	expect(opened).toHaveLength(1);
	expect([desk.written, opened[0]!.destroyed]).toEqual([1, false]);
	desk.follow({ desks: OPEN, frozen: false }, true);
	expect(opened).toHaveLength(2);
});

test('viewers have none, and one who becomes a viewer loses sight of it', () => {
	const { desk, opened } = sit();
	desk.follow({ desks: OPEN, frozen: false }, false);
	expect(opened).toHaveLength(0);
	desk.follow({ desks: OPEN, frozen: false }, true);
	desk.follow({ desks: OPEN, frozen: false }, false);
	expect([desk.doc, opened[0]!.destroyed]).toEqual([null, true]);
});
