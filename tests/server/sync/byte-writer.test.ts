import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { ByteReader } from '../../../server/protocol/bytes.ts';
import { ByteWriter, sizeOfVarBytes, sizeOfVarUint } from '../../../server/protocol/byte-writer.ts';

const NUMBERS = [0, 1, 127, 128, 16_383, 16_384, 2 ** 31, 2 ** 32 + 5, Number.MAX_SAFE_INTEGER];

test.each(NUMBERS)('%i is written as lib0 does, and read back', (value) => {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, value);
	const bytes = new ByteWriter(sizeOfVarUint(value)).varUint(value).done();
	expect([...bytes]).toEqual([...encoding.toUint8Array(encoder)]);
	expect(new ByteReader(bytes).varUint()).toBe(value);
});

test('bytes come with their length', () => {
	const content = new Uint8Array(300).fill(7);
	const bytes = new ByteWriter(sizeOfVarBytes(content)).varBytes(content).done();
	expect([...new ByteReader(bytes).varBytes()]).toEqual([...content]);
});

test('a size that was miscounted is never sent', () => {
	expect(() => new ByteWriter(3).varUint(1).done()).toThrow();
	expect(() => new ByteWriter(1).varUint(500).done()).toThrow();
});
