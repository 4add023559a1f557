import { createElements, type NewElement } from '#lib/domain/board-doc.ts';
import { deskBoard } from '#lib/domain/desk-doc.ts';
import { NOTE_COLORS } from '#lib/domain/note-kinds.ts';
import { STAMPS } from '#lib/domain/stamps.ts';
import * as Y from 'yjs';
import { below, pick } from '../../support/sync-random.ts';

export interface RandomDesk {
	readonly doc: Y.Doc;
	/** What each element can be known by wherever it goes: kind and time. */
	readonly marks: readonly string[];
}

/** A desk with some of everything, hanging together in every way that a person can bring about. */
export function randomDesk(
	random: () => number,
	{ owner, boards, first }: { owner: string; boards: readonly string[]; first: number }
): RandomDesk {
	const doc = new Y.Doc();
	const marks: string[] = [];
	let at = first;
	for (const board of boards) {
		const ids: string[] = [];
		const specs: NewElement[] = [];
		for (let i = below(random, 8); i > 0; i--) {
			const spec = randomElement(
				random,
				{ id: `${owner}-${board}-${at}`, by: owner, at: at++ },
				ids
			);
			ids.push(spec.id);
			specs.push(spec);
			marks.push(`${spec.kind} ${spec.at}`);
		}
		createElements(deskBoard(doc, board), specs);
	}
	return { doc, marks };
}

function randomElement(
	random: () => number,
	base: { id: string; by: string; at: number },
	others: readonly string[]
): NewElement {
	const other = others.length > 0 ? pick(random, others) : undefined;
	const common = {
		...base,
		xy: [below(random, 600), below(random, 400)] as const,
		wh: [24 + below(random, 300), 24 + below(random, 300)] as const,
		...(random() < 0.2 && { groups: [`g${below(random, 3)}`] }),
		...(random() < 0.1 && { locked: true as const }),
		...(other !== undefined && random() < 0.3 && { on: other })
	};
	const color = pick(random, NOTE_COLORS);
	const text = `слово ${base.at}`;
	const kinds: (() => NewElement)[] = [
		() => ({ ...common, kind: 'note', text, color, type: 'risk' }),
		() => ({ ...common, kind: 'text', text, color, size: 'large' }),
		() => ({ ...common, kind: 'shape', text, color, form: 'ellipse', filled: false }),
		() => ({ ...common, kind: 'frame', text, color }),
		() => ({ ...common, kind: 'stamp', emoji: STAMPS[0] }),
		() => ({ ...common, kind: 'image', src: 'ab'.repeat(32), alt: text }),
		() => ({
			...common,
			kind: 'ink',
			pen: 'pen',
			color,
			weight: 4,
			points: new Uint8Array([1, 0, 8, 8]),
			box: [40, 40]
		}),
		() => ({
			...common,
			kind: 'connector',
			text,
			color,
			from: { xy: [0, 0], ...(other !== undefined && { id: other }) },
			to: { xy: [90, 90], ...(random() < 0.2 && { id: 'on-the-board' }) },
			route: 'straight',
			heads: ['none', 'arrow']
		})
	];
	return pick(random, kinds)();
}
