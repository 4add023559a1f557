import * as Y from 'yjs';

/**
 * Everything that can be seen in a document, whatever its shared types are and are called, and
 * what has been deleted: two documents that hold the same answer the same.
 */
export function contentsOf(doc: Y.Doc): unknown {
	const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b);
	const roots = [...doc.share].filter(([, type]) => type._start !== null || type._map.size > 0);
	roots.sort(([a], [b]) => (a < b ? -1 : 1));
	return { clocks, roots: roots.map(([name, type]) => [name, insideOf(type)]) };
}

type SharedType = Y.Doc['share'] extends Map<string, infer T> ? T : never;

function insideOf(type: SharedType): unknown {
	const map = [...type._map].filter(([, item]) => !item.deleted);
	map.sort(([a], [b]) => (a < b ? -1 : 1));
	const list: unknown[] = [];
	for (let item = type._start; item !== null; item = item.right) {
		if (!item.deleted) list.push(...valuesOf(item));
	}
	return { map: map.map(([key, item]) => [key, valuesOf(item)]), list };
}

function valuesOf(item: Y.Item): unknown[] {
	const { content } = item;
	if (content instanceof Y.ContentType) return [insideOf(content.type)];
	if (content instanceof Y.ContentFormat) return [{ [content.key]: content.value }];
	return content.getContent().map((value) => (value instanceof Y.Doc ? value.guid : value));
}
