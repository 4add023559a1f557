import type { ConnectorRecord, ElementRecord, WordedRecord } from '../elements.ts';
import { oneLine } from '../fields.ts';
import { cut } from '../text.ts';

/** What stands in a list of words; a frame's are a heading there. */
export type SaidRecord = Exclude<WordedRecord, { readonly kind: 'frame' }>;

export const isSaid = (record: ElementRecord): record is SaidRecord =>
	'text' in record && record.kind !== 'frame' && record.text.trim() !== '';

/** Characters of what an element says that name it as a connector's end. */
const MOST = 60;
/** An end on nothing, or on what says nothing. */
const WORDLESS = '…';

/** A labelled connector in one line: what it joins, what it says, and which way it goes. */
export function connectorLine(
	{ from, to, heads, text }: ConnectorRecord,
	textOf: (id: string) => string
): string {
	const end = (id: string | undefined): string =>
		(id === undefined ? '' : cut(oneLine(textOf(id)).trim(), MOST)) || WORDLESS;
	const [back, on] = heads.map((head) => head !== 'none');
	return [end(from.id), back ? '←' : '—', oneLine(text).trim(), on ? '→' : '—', end(to.id)].join(
		' '
	);
}
