import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MUTATIONS } from './mutations.ts';
import { below, joined, pick, randomBytes } from './random.ts';
import { UPDATE_MUTATIONS } from './update-mutations.ts';

/** One hostile thing to do with a socket. `name` says what, for the report. */
export type Attack = { readonly name: string } & (
	| { readonly kind: 'frames'; readonly frames: readonly Uint8Array[] }
	| { readonly kind: 'text'; readonly data: Uint8Array }
	| { readonly kind: 'fragments'; readonly parts: readonly Uint8Array[] }
	/** Bytes past the WebSocket's own framing. */
	| { readonly kind: 'wire'; readonly bytes: Uint8Array; readonly reset: boolean }
	| { readonly kind: 'ping'; readonly data: Uint8Array }
);

interface Message {
	/** Type, and sub-type where it is a sync message. */
	readonly head: readonly number[];
	readonly body: Uint8Array;
}

/** Frames on the wire that ws never sends: reserved bits and opcodes, no mask, lengths that are none. */
const WIRE: readonly (readonly number[])[] = [
	[0xf2, 0x80, 0, 0, 0, 0],
	[0xc2, 0x82, 0, 0, 0, 0, 0, 0],
	[0x82, 0x01, 0x00],
	[0x83, 0x80, 0, 0, 0, 0],
	[0x8f, 0x80, 0, 0, 0, 0],
	[0x09, 0x80, 0, 0, 0, 0],
	[0x89, 0xfe, 0x00, 0x7e, 0, 0, 0, 0],
	[0x88, 0x81, 0, 0, 0, 0, 0x03],
	[0x88, 0x82, 0, 0, 0, 0, 0x00, 0x01],
	[0x88, 0x84, 0, 0, 0, 0, 0x03, 0xe8, 0xff, 0xfe],
	[0x82, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
	[0x82, 0xff, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0],
	[0x80, 0x80, 0, 0, 0, 0],
	[0x02, 0x80, 0, 0, 0, 0, 0x82, 0x80, 0, 0, 0, 0],
	[0x82, 0xfe, 0x10, 0x00, 1, 2, 3, 4, 5]
];
const TYPES = [0, 1, 2, 3, 4, 9, 99, 100, 101, 127, 128, 2 ** 32];

/** Hostile input without end, made of recorded frames. The same seed makes the same. */
export class Attacks {
	readonly #random: () => number;
	readonly #frames: readonly Uint8Array[];
	readonly #updates: readonly Uint8Array[];
	readonly #presence: readonly Uint8Array[];

	/** `frames`: what stock clients sent; there must be changes and presence among them. */
	constructor(frames: readonly Uint8Array[], random: () => number) {
		this.#random = random;
		this.#frames = frames;
		const messages = frames.map(opened);
		this.#updates = messages
			.filter(({ head: [type, sub] }) => type === 0 && sub !== 0)
			.map(({ body }) => body);
		this.#presence = messages.filter(({ head: [type] }) => type === 1).map(({ body }) => body);
	}

	next(): Attack {
		const random = this.#random;
		const chance = random();
		if (chance < 0.02) return this.#wire();
		if (chance < 0.04) return { name: 'text', kind: 'text', data: this.#frame().frame };
		if (chance < 0.06)
			return { name: 'ping', kind: 'ping', data: randomBytes(random, below(random, 126)) };
		if (chance < 0.1) return this.#fragments();
		if (chance < 0.14) return this.#together();
		if (chance < 0.18) return this.#outOfOrder();
		const { name, frame } = this.#frame();
		return { name, kind: 'frames', frames: [frame] };
	}

	/** One frame with something wrong in it. */
	#frame(): { name: string; frame: Uint8Array } {
		const random = this.#random;
		const original = pick(random, this.#frames);
		const { head, body } = opened(original);
		const chance = random();
		if (chance < 0.2) {
			const [name, mutate] = pick(random, Object.entries(MUTATIONS));
			return { name: `frame: ${name}`, frame: mutate(original, random, this.#frames) };
		}
		if (chance < 0.28) {
			const other = [pick(random, TYPES), ...(random() < 0.5 ? [pick(random, TYPES)] : [])];
			return { name: 'other type', frame: closed({ head: other, body }) };
		}
		const isUpdate = head[0] === 0 && head[1] !== 0;
		const from = head[0] === 1 ? this.#presence : this.#updates;
		const table = isUpdate && random() < 0.6 ? UPDATE_MUTATIONS : MUTATIONS;
		const names = [pick(random, Object.keys(table))];
		// Sometimes twice, as one change often hides another.
		if (random() < 0.25) names.push(pick(random, Object.keys(MUTATIONS)));
		const spoilt = names.reduce(
			(bytes, name) => (table[name] ?? MUTATIONS[name])?.(bytes, random, from) ?? bytes,
			body
		);
		// The length in front is right again: what is wrong lies deeper.
		return { name: `body: ${names.join(', ')}`, frame: closed({ head, body: spoilt }) };
	}

	#fragments(): Attack {
		const random = this.#random;
		const frame = random() < 0.5 ? pick(random, this.#frames) : this.#frame().frame;
		const parts: Uint8Array[] = [];
		for (let from = 0; from < frame.length;) {
			const to = from + below(random, 1 + frame.length / 3);
			parts.push(frame.slice(from, to));
			from = Math.max(to, from + (random() < 0.1 ? 0 : 1));
			if (to === from - 1) parts.push(frame.slice(to, from));
		}
		return { name: 'fragments', kind: 'fragments', parts };
	}

	#together(): Attack {
		const random = this.#random;
		const frame = joined(pick(random, this.#frames), this.#frame().frame);
		return { name: 'two messages', kind: 'frames', frames: [frame] };
	}

	/** What was sent, in another order, twice, or with something left out. */
	#outOfOrder(): Attack {
		const random = this.#random;
		const from = below(random, this.#frames.length);
		const some = this.#frames.slice(from, from + 2 + below(random, 20));
		const frames = [...some, ...some].filter(() => random() < 0.6).sort(() => random() - 0.5);
		return { name: 'out of order', kind: 'frames', frames };
	}

	#wire(): Attack {
		const random = this.#random;
		const bytes =
			random() < 0.8
				? Uint8Array.from(pick(random, WIRE))
				: randomBytes(random, 1 + below(random, 200));
		return { name: 'wire', kind: 'wire', bytes, reset: random() < 0.3 };
	}
}

function opened(frame: Uint8Array): Message {
	const decoder = decoding.createDecoder(frame);
	const type = decoding.readVarUint(decoder);
	if (type > 1) return { head: [type], body: new Uint8Array() };
	const head = type === 0 ? [type, decoding.readVarUint(decoder)] : [type];
	return { head, body: decoding.readVarUint8Array(decoder).slice() };
}

const closed = ({ head, body }: Message): Uint8Array =>
	encoding.encode((encoder) => {
		for (const number of head) encoding.writeVarUint(encoder, number);
		encoding.writeVarUint8Array(encoder, body);
	});
