import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { scanUpdate, type StructSection } from '#server/protocol/update-scan.ts';
import { varUint, type Mutation } from './mutations.ts';
import { below, joined, pick } from './random.ts';

interface Part {
	readonly section: StructSection;
	readonly structs: Uint8Array;
}

interface Opened {
	readonly parts: readonly Part[];
	/** The deletions, as they are. */
	readonly rest: Uint8Array;
}

function opened(update: Uint8Array): Opened | null {
	try {
		const { sections } = scanUpdate(update);
		const end = sections.at(-1)?.to ?? 1;
		const parts = sections.map((section) => ({
			section,
			structs: update.slice(section.from, section.to)
		}));
		return { parts, rest: update.slice(end) };
	} catch {
		// Not an update any more, or a vector: there are other ways to spoil it.
		return null;
	}
}

function closed(parts: readonly Part[], rest: Uint8Array, claimed = parts.length): Uint8Array {
	const head = parts.flatMap(({ section, structs }) => [
		encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, section.count);
			encoding.writeVarUint(encoder, section.client);
			encoding.writeVarUint(encoder, section.clock);
		}),
		structs
	]);
	return joined(varUint(claimed), ...head, rest);
}

const changed = (part: Part, by: Partial<StructSection>): Part => ({
	...part,
	section: { ...part.section, ...by }
});

/** Takes the update apart and puts it together otherwise; as it is where it can't be read. */
const apart =
	(
		change: (opened: Opened, random: () => number, others: readonly Opened[]) => Uint8Array
	): Mutation =>
	(update, random, others) => {
		const whole = opened(update);
		if (whole === null) return update.slice();
		const more = Array.from({ length: 5 }, () => opened(pick(random, others))).filter(
			(each) => each !== null
		);
		return change(whole, random, more);
	};

const shuffled = <T>(items: readonly T[], random: () => number): T[] =>
	items
		.map((item) => ({ item, at: random() }))
		.sort((a, b) => a.at - b.at)
		.map(({ item }) => item);

/** What can be done to an update by somebody who knows its layout. */
export const UPDATE_MUTATIONS: Readonly<Record<string, Mutation>> = {
	secondEncoding: (update) => {
		try {
			return Y.convertUpdateFormatV1ToV2(update);
		} catch {
			return update.slice();
		}
	},
	mixedSections: apart(({ parts, rest }, random, others) =>
		closed(shuffled([...parts, ...others.flatMap((other) => other.parts)], random), rest)
	),
	doubledSections: apart(({ parts, rest }, random) =>
		closed(shuffled([...parts, ...parts], random), rest)
	),
	lostSections: apart(({ parts, rest }, random) =>
		closed(
			parts.filter(() => random() < 0.5),
			rest
		)
	),
	otherClient: apart(({ parts, rest }, random, others) => {
		const clients = [...parts, ...others.flatMap((each) => each.parts)].map(
			(p) => p.section.client
		);
		return closed(
			parts.map((part) => changed(part, { client: pick(random, [0, ...clients]) })),
			rest
		);
	}),
	otherClock: apart(({ parts, rest }, random) =>
		closed(
			parts.map((part) => {
				const by = pick(random, [-2, -1, 1, 2, 1000, 2 ** 31, 2 ** 32]);
				return changed(part, { clock: Math.max(0, part.section.clock + by) });
			}),
			rest
		)
	),
	otherCount: apart(({ parts, rest }, random) =>
		closed(
			parts.map((part) => {
				const by = pick(random, [-1, 1, 2, 100, 30_000_000]);
				return changed(part, { count: Math.max(0, part.section.count + by) });
			}),
			rest
		)
	),
	moreClients: apart(({ parts, rest }, random) =>
		closed(parts, rest, parts.length + pick(random, [1, 2, 5_001, 30_000_000]))
	),
	othersDeletions: apart(({ parts }, random, others) =>
		closed(parts, others.length === 0 ? varUint(0) : pick(random, others).rest)
	),
	/** Deletes far and wide, what is there and what isn't. */
	manyDeletions: apart(({ parts, rest }, random) => {
		const ranges = 1 + below(random, 50);
		const deletions = encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, 1);
			encoding.writeVarUint(encoder, parts[0]?.section.client ?? 1);
			encoding.writeVarUint(encoder, ranges);
			for (let i = 0; i < ranges; i++) {
				encoding.writeVarUint(encoder, below(random, 500));
				encoding.writeVarUint(encoder, pick(random, [0, 1, 5, 1000, 2 ** 31]));
			}
		});
		return closed(parts, random() < 0.1 ? rest : deletions);
	})
};
