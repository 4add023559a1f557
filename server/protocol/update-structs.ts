import { Malformed, type ByteReader } from './bytes.ts';
import { skipAny, skipJson, skipString } from './update-values.ts';

/** How a struct refers to another: it was put right after it, right before it, or into it. */
export type Reference = 'left' | 'right' | 'parent';

/** Is told what a struct of an update (V1) consists of. */
export interface StructVisitor {
	reference(to: Reference, client: number, clock: number): void;
	/** It is in the root type whose name is at `at`. */
	rootName(at: number): void;
	/** It sets the key at `key` and names no value before it; its map is at `from`, the end is here. */
	firstValue(from: number, key: number): void;
	/** It is so many values of JSON, which come next. */
	values(count: number): void;
	/** It is a map, array, text or element. */
	makesType(): void;
	/** It is a document within the document. */
	makesDocument(): void;
}

/** Info byte of a struct, see Item.write and readItemContent in Yjs. */
const KIND = 0x1f;
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_PARENT_KEY = 0x20;
const GC = 0;
/** What stands where the sender itself lacks something. */
export const SKIP = 10;

/** Passes over one struct and answers its length in clocks. Throws Malformed. */
export function readStruct(reader: ByteReader, visitor: StructVisitor): number {
	const info = reader.uint8();
	const kind = info & KIND;
	if (kind === GC || kind === SKIP) {
		if (info !== kind) throw new Malformed('flags on a struct that has none');
		return reader.varUint();
	}
	if (info & HAS_ORIGIN) visitor.reference('left', reader.varUint(), reader.varUint());
	if (info & HAS_RIGHT_ORIGIN) visitor.reference('right', reader.varUint(), reader.varUint());
	if (!(info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN))) readParent(reader, info, visitor);
	return readContent(reader, kind, visitor);
}

function readParent(reader: ByteReader, info: number, visitor: StructVisitor): void {
	const from = reader.pos;
	const kind = reader.varUint();
	if (kind > 1) throw new Malformed('unknown kind of parent');
	if (kind === 0) visitor.reference('parent', reader.varUint(), reader.varUint());
	else {
		visitor.rootName(reader.pos);
		skipString(reader);
	}
	if (!(info & HAS_PARENT_KEY)) return;
	const key = reader.pos;
	skipString(reader);
	visitor.firstValue(from, key);
}

function readContent(reader: ByteReader, kind: number, visitor: StructVisitor): number {
	switch (kind) {
		case 1: // deleted
			return reader.varUint();
		case 2: // JSON
			return each(reader, visitor, () => skipJson(reader, true));
		case 3: // binary
			reader.varBytes();
			return 1;
		case 4: // string
			return skipString(reader);
		case 5: // embed
			skipJson(reader, false);
			return 1;
		case 6: // format
			skipString(reader);
			skipJson(reader, false);
			return 1;
		case 7: // type
			visitor.makesType();
			readType(reader);
			return 1;
		case 8: // any
			return each(reader, visitor, () => skipAny(reader));
		case 9: // document within the document
			visitor.makesDocument();
			skipString(reader);
			skipAny(reader);
			return 1;
		default:
			throw new Malformed('unknown content');
	}
}

/** Each takes a byte or more, so a count beyond the bytes is caught when they end. */
function each(reader: ByteReader, visitor: StructVisitor, read: () => void): number {
	const count = reader.varUint();
	visitor.values(count);
	for (let i = 0; i < count; i++) read();
	return count;
}

function readType(reader: ByteReader): void {
	const type = reader.varUint();
	if (type > 6) throw new Malformed('unknown type');
	// XML elements and hooks carry their name.
	if (type === 3 || type === 5) skipString(reader);
}
