import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { LOCAL } from '#lib/domain/board-doc.ts';
import {
	MAX_FIELD_LENGTH,
	changedFields,
	fieldName,
	fieldText,
	parseFieldName,
	readField,
	readFields,
	replaceField
} from '#lib/domain/fields.ts';

describe('names of fields', () => {
	test('there and back', () => {
		expect(fieldName('f1', 'goal')).toBe('field/f1/goal');
		expect(parseFieldName('field/f1/goal')).toEqual({ frame: 'f1', zone: 'goal' });
	});

	test.each([
		'elements',
		'field/',
		'field/a',
		'field/a/b/c',
		'field//b',
		'field/a b/c',
		'xfield/a/b'
	])('%s is none', (name) => {
		expect(parseFieldName(name)).toBeNull();
	});
});

describe('filling a field', () => {
	test('by two people at once loses no letter', () => {
		const a = new Y.Doc();
		const b = new Y.Doc();
		fieldText(a, 'f', 'goal').insert(0, 'one');
		fieldText(b, 'f', 'goal').insert(0, 'two');
		Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
		Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
		const text = readField(a, 'f', 'goal');
		expect(text).toBe(readField(b, 'f', 'goal'));
		expect(['onetwo', 'twoone']).toContain(text);
	});

	test('keeps to one line and to its length', () => {
		const doc = new Y.Doc();
		expect(replaceField(doc, 'f', 'goal', 'one\r\n two\n\nthree')).toBe('done');
		expect(readField(doc, 'f', 'goal')).toBe('one two three');
		expect(replaceField(doc, 'f', 'goal', 'x'.repeat(MAX_FIELD_LENGTH + 1))).toBe('too-long');
		expect(readField(doc, 'f', 'goal')).toBe('one two three');
	});

	test('what another program wrote is shown on one line, cut', () => {
		const doc = new Y.Doc();
		fieldText(doc, 'f', 'goal').insert(0, `a\nb${'x'.repeat(1_000)}`);
		expect(readField(doc, 'f', 'goal')).toHaveLength(MAX_FIELD_LENGTH);
		expect(readField(doc, 'f', 'goal').startsWith('a b')).toBe(true);
	});

	test('is a change of this person', () => {
		const doc = new Y.Doc();
		const origins: unknown[] = [];
		doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
		replaceField(doc, 'f', 'goal', 'x');
		expect(origins).toEqual([LOCAL]);
	});
});

describe('fields of a document', () => {
	test('lists those that have text, also before anyone has opened them here', () => {
		const other = new Y.Doc();
		replaceField(other, 'f2', 'goal', 'two');
		replaceField(other, 'f1', 'who', 'one');
		replaceField(other, 'f1', 'blank', ' ');
		fieldText(other, 'f1', 'empty');
		other.getText('elsewhere').insert(0, 'x');
		const doc = new Y.Doc();
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
		expect(readFields(doc)).toEqual([
			{ frame: 'f1', zone: 'who', text: 'one' },
			{ frame: 'f2', zone: 'goal', text: 'two' }
		]);
	});

	test('a root that isn’t a text reads as empty', () => {
		const other = new Y.Doc();
		other.getMap('field/f/goal').set('a', 1);
		other.getArray('field/f/list').push([1]);
		const doc = new Y.Doc();
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
		expect(readFields(doc)).toEqual([]);
	});

	test('a transaction tells which of them it changed', () => {
		const doc = new Y.Doc();
		fieldText(doc, 'f', 'a');
		const seen: string[][] = [];
		doc.on('afterTransaction', (transaction: Y.Transaction) =>
			seen.push([...changedFields(transaction)])
		);
		replaceField(doc, 'f', 'b', 'x');
		doc.getMap('elements').set('x', 1);
		const other = new Y.Doc();
		replaceField(other, 'f', 'c', 'x');
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
		expect(seen).toEqual([['field/f/b'], [], ['field/f/c']]);
	});
});
