import { describe, expect, it, test } from 'vitest';
import * as Y from 'yjs';
import { createNotes, deleteElements, openBoard, type Board } from '#lib/domain/board-doc.ts';
import {
	addReply,
	addThread,
	anchorPoint,
	deleteReplies,
	keepAnchors,
	MAX_COMMENT_LENGTH,
	MAX_REPLIES,
	MAX_THREADS,
	parseThread,
	readThread,
	readThreads,
	resolveThread,
	type Reply
} from '#lib/domain/comments.ts';
import type { ConnectorEnd } from '#lib/domain/elements.ts';
import { aNote, chance, Network, peer, type Peer } from './peers.ts';

const say = (id: string, text = id, by = 'ann'): Reply => ({ id, by, at: 5, text });
const SPOT: ConnectorEnd = { xy: [10, 20] };
const ON_NOTE: ConnectorEnd = { xy: [208, 0], id: 'note', spot: [1, 0] };

const blank = (): Board => openBoard(new Y.Doc());
const texts = (board: Board, id: string): string[] =>
	readThread(board, id)?.replies.map(({ text }) => text) ?? [];

describe('a thread of comments', () => {
	it('begins with a comment, is answered, resolved and opened again', () => {
		const board = blank();
		expect(addThread(board, 't', ON_NOTE, say('1', ' Why? '))).toBe('done');
		expect(addReply(board, 't', say('2', 'Because.', 'ben'))).toBe('done');
		expect(readThread(board, 't')).toEqual({
			id: 't',
			anchor: ON_NOTE,
			at: 5,
			resolved: null,
			replies: [say('1', 'Why?'), say('2', 'Because.', 'ben')]
		});
		expect(resolveThread(board, 't', { by: 'ben', at: 9 })).toBe(true);
		expect(resolveThread(board, 't', { by: 'ann', at: 10 })).toBe(false);
		expect(readThread(board, 't')?.resolved).toEqual({ by: 'ben', at: 9 });
		expect(resolveThread(board, 't', null)).toBe(true);
		expect(readThread(board, 't')?.resolved).toBeNull();
	});

	it('opens again when somebody answers', () => {
		const board = blank();
		addThread(board, 't', SPOT, say('1'));
		resolveThread(board, 't', { at: 9 });
		addReply(board, 't', say('2'));
		expect(readThread(board, 't')?.resolved).toBeNull();
	});

	it('says why it doesn’t take something, and writes nothing', () => {
		const board = blank();
		addThread(board, 't', SPOT, say('1'));
		const before = Y.encodeStateVector(board.doc);
		expect(addThread(board, 'u', SPOT, say('1', ' \n '))).toBe('empty');
		expect(addReply(board, 't', say('2', 'x'.repeat(MAX_COMMENT_LENGTH + 1)))).toBe('too-long');
		expect(addReply(board, 'gone', say('2'))).toBe('gone');
		expect(addThread(board, 't', SPOT, say('1'))).toBe('full');
		expect(Y.encodeStateVector(board.doc)).toEqual(before);
		for (let i = 2; i <= MAX_REPLIES; i++) expect(addReply(board, 't', say(`${i}`))).toBe('done');
		expect(addReply(board, 't', say('more'))).toBe('full');
		for (let i = 1; i < MAX_THREADS; i++) addThread(board, `t${i}`, SPOT, say('1'));
		expect(addThread(board, 'one more', SPOT, say('1'))).toBe('full');
		expect(readThreads(board)).toHaveLength(MAX_THREADS);
	});

	it('loses single replies, and is gone from sight with the last of them', () => {
		const board = blank();
		addThread(board, 't', SPOT, say('1'));
		addReply(board, 't', say('2'));
		addReply(board, 't', say('3'));
		expect(deleteReplies(board, 't', ['2'])).toBe(true);
		expect(deleteReplies(board, 't', ['2', 'nobody'])).toBe(false);
		expect(texts(board, 't')).toEqual(['1', '3']);
		expect(deleteReplies(board, 't', ['1', '3'])).toBe(true);
		expect(readThread(board, 't')).toBeNull();
		expect(readThreads(board)).toEqual([]);
	});

	it('comes back with what somebody writes while it is being deleted', () => {
		const [a, b] = [peer('a', 1), peer('b', 2)] as const;
		const net = new Network(a, b);
		addThread(a.board, 't', SPOT, say('1'));
		net.settle();
		deleteReplies(a.board, 't', ['1']);
		addReply(b.board, 't', say('2', 'Wait', 'ben'));
		net.settle();
		expect(texts(a.board, 't')).toEqual(['Wait']);
		expect(texts(b.board, 't')).toEqual(['Wait']);
	});

	it('is read whatever others have put there', () => {
		const board = blank();
		const put = (id: string, entries: [string, unknown][] | string): void =>
			void board.comments.set(id, typeof entries === 'string' ? entries : new Y.Map(entries));
		const replies = (...items: unknown[]): [string, unknown] => [
			'replies',
			Y.Array.from(items as string[])
		];
		put('text', 'no map');
		put('nowhere', [replies(say('1'))]);
		put('far', [['anchor', { xy: [Infinity, 0] }], replies(say('1'))]);
		put('silent', [['anchor', { xy: [0, 0] }], replies()]);
		put('no list', [
			['anchor', { xy: [0, 0] }],
			['replies', 'all of them']
		]);
		put('healed', [
			['anchor', { xy: [0, 0], id: 7, spot: [2, 2] }],
			['at', 'yesterday'],
			['resolved', true],
			replies(
				null,
				{ id: '1', text: 4 },
				{ id: '', text: 'nameless' },
				{ id: 'ok', by: {}, at: NaN, text: 'x'.repeat(MAX_COMMENT_LENGTH + 5) },
				{ id: 'ok', text: 'the same id twice' },
				{ id: 'blank', text: '  ' }
			)
		]);
		expect(readThreads(board)).toEqual([
			{
				id: 'healed',
				anchor: { xy: [0, 0] },
				at: 0,
				resolved: { at: 0 },
				replies: [{ id: 'ok', at: 0, text: 'x'.repeat(MAX_COMMENT_LENGTH) }]
			}
		]);
		expect(parseThread('x'.repeat(65), board.comments.get('healed'))).toBeNull();
		expect(addReply(board, 'nowhere', say('2'))).toBe('gone');
	});
});

describe('where a thread is', () => {
	it('is a share of its element, or its own spot', () => {
		const rect = { x: 100, y: 100, w: 50, h: 20 };
		expect(anchorPoint(ON_NOTE, rect)).toEqual([150, 100]);
		expect(anchorPoint({ xy: [0, 0], id: 'a', spot: [0.5, 0.5] }, rect)).toEqual([125, 110]);
		expect(anchorPoint({ xy: [0, 0], id: 'a' }, rect)).toEqual([150, 100]);
		expect(anchorPoint(ON_NOTE, null)).toEqual([208, 0]);
	});

	it('stays where its element last was, and keeps its name', () => {
		const board = blank();
		addThread(board, 't', ON_NOTE, say('1'));
		keepAnchors(
			board,
			new Map<string, [number, number]>([
				['t', [700, 30]],
				['gone', [1, 1]]
			])
		);
		expect(readThread(board, 't')?.anchor).toEqual({ ...ON_NOTE, xy: [700, 30] });
		keepAnchors(board, new Map<string, [number, number]>([['t', [NaN, 30]]]));
		expect(readThread(board, 't')?.anchor.xy).toEqual([700, 30]);
	});
});

describe('undo of comments', () => {
	it('takes back one’s own comment, reply and resolving, one by one', () => {
		const ann = peer('ann', 1);
		addThread(ann.board, 't', SPOT, say('1'));
		addReply(ann.board, 't', say('2'));
		resolveThread(ann.board, 't', { at: 1 });
		ann.undo.undo();
		expect(readThread(ann.board, 't')?.resolved).toBeNull();
		ann.undo.undo();
		expect(texts(ann.board, 't')).toEqual(['1']);
		ann.undo.undo();
		expect(readThreads(ann.board)).toEqual([]);
		for (let i = 0; i < 3; i++) ann.undo.redo();
		expect(texts(ann.board, 't')).toEqual(['1', '2']);
		expect(readThread(ann.board, 't')?.resolved).not.toBeNull();
	});

	it('brings back what one has deleted', () => {
		const ann = peer('ann', 1);
		addThread(ann.board, 't', SPOT, say('1'));
		addReply(ann.board, 't', say('2'));
		deleteReplies(ann.board, 't', ['1', '2']);
		ann.undo.undo();
		expect(texts(ann.board, 't')).toEqual(['1', '2']);
	});

	it('leaves a thread alone in which somebody has answered since', () => {
		const [ann, ben] = [peer('ann', 1), peer('ben', 2)] as const;
		const net = new Network(ann, ben);
		addThread(ann.board, 't', SPOT, say('1'));
		net.settle();
		addReply(ben.board, 't', say('2', 'Yes', 'ben'));
		net.settle();
		expect(ann.undo.undo()).toMatchObject({ done: false, skipped: 1 });
		expect(texts(ann.board, 't')).toEqual(['1', 'Yes']);
	});

	it('knows nothing of anchors that are kept, and puts threads back on their element', () => {
		const ann = peer('ann', 1);
		createNotes(ann.board, [aNote('note')]);
		addThread(ann.board, 't', ON_NOTE, say('1'));
		deleteElements(ann.board, ['note']);
		keepAnchors(ann.board, new Map<string, [number, number]>([['t', [50, 60]]]));
		ann.undo.undo();
		expect(ann.board.elements.has('note')).toBe(true);
		expect(readThread(ann.board, 't')?.anchor).toEqual({ ...ON_NOTE, xy: [50, 60] });
	});
});

for (let seed = 1; seed <= 20; seed++) {
	test(`three people commenting, deleting and undoing at once converge (seed ${seed})`, () => {
		const dice = chance(seed);
		const peers = [1, 2, 3].map((i) => peer(String(i), i));
		const net = new Network(...peers);
		let made = 0;
		const one = (who: Peer): string | undefined => {
			const ids = [...who.board.comments.keys()];
			return ids.length > 0 ? dice.pick(ids) : undefined;
		};
		const acts: ((who: Peer) => unknown)[] = [
			(who) =>
				addThread(who.board, `t${made++}`, dice.pick([SPOT, ON_NOTE]), say(`r${made++}`, 'x')),
			(who) => addReply(who.board, one(who) ?? '', say(`r${made++}`, 'y', who.name)),
			(who) => resolveThread(who.board, one(who) ?? '', dice.pick([{ at: 1 }, null])),
			(who) => {
				const id = one(who) ?? '';
				const ids = readThread(who.board, id)?.replies.map((reply) => reply.id) ?? [];
				deleteReplies(who.board, id, dice.some(ids, 0.5));
			},
			(who) =>
				keepAnchors(
					who.board,
					new Map([[one(who) ?? '', [dice.below(99), 1] as [number, number]]])
				),
			(who) => who.undo.undo(),
			(who) => who.undo.redo(),
			(who) => net.push(who),
			(who) => net.pull(who)
		];
		for (let i = 0; i < 150; i++) {
			const who = dice.pick(peers);
			dice.pick(acts)(who);
			for (const thread of readThreads(who.board)) expect(thread.replies.length).toBeGreaterThan(0);
		}
		net.settle();
		const all = peers.map(({ board }) => readThreads(board));
		expect(all[1]).toEqual(all[0]);
		expect(all[2]).toEqual(all[0]);
	});
}
