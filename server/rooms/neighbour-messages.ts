import { deserialize, serialize } from 'node:v8';
import * as v from 'valibot';
import { CLOSE, type CloseCode } from '#lib/protocol/close-codes.ts';
import { SocketFilterSchema } from './socket-filter.ts';

const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const people = v.object({
	/** An awareness message of entries; their clocks are those that readers know. */
	update: bytes,
	/** Whose each entry is, so that a person who comes back by another process is known. */
	persons: v.array(v.string())
});

/** What the processes that have one document open say to each other about it. */
const RoomMessageSchema = v.variant('kind', [
	/** Row `seq` was appended, the sender's `count`-th since it opened the document. */
	v.object({ kind: v.literal('row'), count, seq: count, update: bytes }),
	/** A snapshot of so many bytes has taken the place of the rows up to `seq`. */
	v.object({ kind: v.literal('compacted'), seq: count, size: count }),
	/** What changed of the presence of the sender's people. */
	v.object({ kind: v.literal('presence'), people }),
	/** All of it, and how many rows it has told of: said now and then, and to whoever comes. */
	v.object({ kind: v.literal('here'), count, people }),
	/** Someone opened the document and wants to know who is there. */
	v.object({ kind: v.literal('hello') }),
	v.object({ kind: v.literal('bye') })
]);
export type RoomMessage = v.InferOutput<typeof RoomMessageSchema>;
export type People = v.InferOutput<typeof people>;

const codes: readonly number[] = Object.values(CLOSE);
const isCode = (value: unknown): value is CloseCode =>
	typeof value === 'number' && codes.includes(value);

/** What all processes say to each other, whatever they have open. */
const ProcessMessageSchema = v.variant('kind', [
	v.object({
		kind: v.literal('disconnect'),
		filter: SocketFilterSchema,
		code: v.custom<CloseCode>(isCode),
		reason: v.string()
	}),
	/** A participant's first socket in the sender opened, or the last one closed. */
	v.object({
		kind: v.literal('attends'),
		workshop: v.string(),
		participant: v.string(),
		here: v.boolean()
	}),
	/** All that have a socket there: said now and then, and to whoever comes. */
	v.object({ kind: v.literal('attendance'), all: v.array(v.tuple([v.string(), v.string()])) }),
	v.object({ kind: v.literal('hello') }),
	v.object({ kind: v.literal('bye') })
]);
export type ProcessMessage = v.InferOutput<typeof ProcessMessageSchema>;

export const encodeMessage = (message: RoomMessage | ProcessMessage): Uint8Array =>
	serialize(message);

/** Throws where it isn't one: another version of the program may be on the other side. */
export const decodeRoomMessage = (message: Uint8Array): RoomMessage =>
	v.parse(RoomMessageSchema, deserialize(message));

/** Throws like decodeRoomMessage. */
export const decodeProcessMessage = (message: Uint8Array): ProcessMessage =>
	v.parse(ProcessMessageSchema, deserialize(message));
