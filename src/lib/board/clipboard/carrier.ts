import {
	clipToHtml,
	clipToJson,
	clipToText,
	parseClipText,
	type Clip,
	type ClipResult
} from '#lib/domain/clip/index.ts';

/** Kept between boards and tabs of one browser; other programs see the plain text and the table. */
const CLIP_TYPE = 'application/x-loopboard+json';
/** Where HTML carries the same, for ways that let only known types through (a menu's Paste). */
const HTML_MARK = 'data-loopboard';

/** What a clipboard holds that a board may take. */
export interface Held {
	readonly json: string;
	readonly text: string;
	readonly html: string;
	readonly files: readonly File[];
}

/** The clip in every form that others read. */
export function carry(clip: Clip, data: DataTransfer): void {
	const json = clipToJson(clip);
	data.setData(CLIP_TYPE, json);
	data.setData('text/plain', clipToText(clip));
	data.setData('text/html', `<meta ${HTML_MARK}="${encodeURIComponent(json)}">${clipToHtml(clip)}`);
}

export const heldIn = (data: DataTransfer): Held => ({
	json: data.getData(CLIP_TYPE),
	text: data.getData('text/plain'),
	html: data.getData('text/html'),
	files: [...data.files]
});

/** What the system's clipboard holds, where no paste event says it. Rejects when the person refuses. */
export async function heldNow(): Promise<Held> {
	const files: File[] = [];
	let text = '';
	let html = '';
	for (const item of await navigator.clipboard.read()) {
		for (const type of item.types) {
			const blob = await item.getType(type);
			if (type === 'text/plain') text = await blob.text();
			else if (type === 'text/html') html = await blob.text();
			else if (type.startsWith('image/')) files.push(new File([blob], 'image', { type }));
		}
	}
	return { json: '', text, html, files };
}

/** The clip of a board, whichever way it came; 'empty' when there is none. */
export function clipIn({ json, html }: Held): ClipResult {
	const own = parseClipText(json);
	if (own.ok || own.reason !== 'empty') return own;
	const marked = new RegExp(`${HTML_MARK}="([^"]*)"`).exec(html)?.[1];
	try {
		return parseClipText(decodeURIComponent(marked ?? ''));
	} catch {
		return { ok: false, reason: 'empty' };
	}
}
