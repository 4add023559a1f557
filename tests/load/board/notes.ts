import type { NoteColor } from '#lib/domain/note-kinds.ts';
import { NOTE_COLORS } from '#lib/domain/note-kinds.ts';
import type { Camera } from '#lib/domain/camera.ts';
import type { Point, Size } from '#lib/domain/geometry.ts';
import { seeded } from '../support/figures.ts';

/** One note, the same for every product. */
export interface BenchNote {
	readonly id: string;
	readonly xy: Point;
	readonly text: string;
	readonly color: NoteColor;
}

/** Notes in a wide grid, as a full board has them, and where to look at it from. */
export interface BenchBoard {
	readonly notes: readonly BenchNote[];
	readonly columns: number;
	readonly rows: number;
	/** Zoom 1 at the middle of the board. */
	readonly near: Camera;
	/** Everything in view, clear of all products' bars. */
	readonly all: Camera;
}

/** CSS px of every product's page. */
export const VIEW: Size = [1280, 720];
/** Board units. Small, so that 5,000 are in view at the smallest zoom of Excalidraw, 0.1. */
export const SIDE = 100;
const PITCH = 110;
/** Board units by which notes stand off their places in the grid, at most. */
const STRAY = 4;
/** Width to height of the grid: the view's. */
const ASPECT = 1.79;
const SMALLEST_ZOOM = 0.1;
/** CSS px that are free of bars in all three products, and the middle of that. */
const FREE: Size = [1046, 584];
const FREE_MIDDLE: Point = [640, 370];

const WORDS = {
	en: 'we think early user asks price once team wants less noise and one clear goal'.split(' '),
	ru: 'люди хотят видеть цену сразу нет времени ждём ответа две недели и просим ещё'.split(' ')
} as const;
/** UTF-16 units: three lines in every product, so that no note grows with its text. */
const MAX_TEXT = 30;

/** `count` notes, half of them Russian; the same for the same count on every machine. */
export function makeBoard(count: number): BenchBoard {
	const random = seeded(count);
	const columns = Math.ceil(Math.sqrt(count * ASPECT));
	const rows = Math.ceil(count / columns);
	const stray = (): number => Math.round((random() * 2 - 1) * STRAY);
	const notes = Array.from({ length: count }, (_, i): BenchNote => {
		const place: Point = [(i % columns) * PITCH, Math.floor(i / columns) * PITCH];
		return {
			id: `bench-${i}`,
			xy: [place[0] + stray(), place[1] + stray()],
			text: sentence(WORDS[i % 2 === 0 ? 'en' : 'ru'], random),
			color: NOTE_COLORS[Math.floor(random() * NOTE_COLORS.length)] ?? 'yellow'
		};
	});
	const [width, height] = [columns * PITCH, rows * PITCH];
	const centred = (zoom: number, [sx, sy]: Point): Camera => ({
		x: width / 2 - sx / zoom,
		y: height / 2 - sy / zoom,
		zoom
	});
	const far = Math.min(SMALLEST_ZOOM, FREE[0] / width, FREE[1] / height);
	const middle: Point = [VIEW[0] / 2, VIEW[1] / 2];
	return { notes, columns, rows, near: centred(1, middle), all: centred(far, FREE_MIDDLE) };
}

/** A note so many columns and rows from the middle of the board. */
export function noteAt({ notes, columns, rows }: BenchBoard, [dx, dy]: Point): BenchNote {
	const note = notes[(Math.floor(rows / 2) + dy) * columns + Math.floor(columns / 2) + dx];
	if (!note) throw new Error('the board is too small for this scenario');
	return note;
}

function sentence(words: readonly string[], random: () => number): string {
	let text = '';
	for (let left = 2 + Math.floor(random() * 4); left > 0; left--) {
		const word = words[Math.floor(random() * words.length)] ?? '';
		if (text.length + word.length + 1 > MAX_TEXT) break;
		text += (text && ' ') + word;
	}
	return text;
}
