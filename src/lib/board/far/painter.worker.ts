import { replay, type Recording } from './pen.ts';
import type { Painted, ToPainter } from './painter.ts';

/** Paints pictures beside the page. */
const paper = new OffscreenCanvas(1, 1);
const pen = paper.getContext('2d');
// A worker's own faces; the types here are a page's.
const { fonts: fontsHere } = globalThis as unknown as { fonts: FontFaceSet };

addEventListener('message', ({ data }: MessageEvent<ToPainter>) => {
	if ('faces' in data) {
		for (const { family, url, range } of data.faces) {
			const descriptors = { weight: '100 900', unicodeRange: range };
			fontsHere.add(new FontFace(family, `url(${url})`, descriptors));
		}
		return;
	}
	void lettered(data.recording).then(() => {
		[paper.width, paper.height] = data.size;
		pen?.setTransform(...data.transform);
		if (pen) replay(data.recording, pen);
		const painted: Painted = { serial: data.serial, bitmap: paper.transferToImageBitmap() };
		postMessage(painted, { transfer: [painted.bitmap] });
	});
});

/** Resolves once the letters of a recording are here, or can't be had. */
async function lettered({ lettering }: Recording): Promise<void> {
	if (!lettering) return;
	const { fonts, text } = lettering;
	await Promise.allSettled(fonts.map((font) => fontsHere.load(font, text)));
}
