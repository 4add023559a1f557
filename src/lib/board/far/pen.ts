/** A drawing as numbers and words, to be drawn here or beside the page. */
export interface Recording {
	/** Codes of operations, each with its numbers; a word is its place among `words`. */
	readonly ops: Float64Array<ArrayBuffer>;
	readonly words: readonly string[];
	/** What it writes, and in which fonts, as CSS has them; null where it writes nothing. */
	readonly lettering: { readonly fonts: readonly string[]; readonly text: string } | null;
}

/** What a recording is drawn with, in the page or in a worker. */
export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const SET_FILL = 0;
const SET_STROKE = 1;
const SET_FONT = 2;
const SET_JOIN = 3;
const SET_DIRECTION = 4;
const SET_ALIGN = 5;
const SET_BASELINE = 6;
const SET_COMPOSITE = 7;
const SET_ALPHA = 8;
const SET_WIDTH = 9;
const FILL_RECT = 10;
const STROKE_RECT = 11;
const CLEAR_RECT = 12;
const RECT = 13;
const ROUND_RECT = 14;
const ARC = 15;
const TRANSLATE = 16;
const SCALE = 17;
const SAVE = 18;
const RESTORE = 19;
const BEGIN = 20;
const CLIP = 21;
const FILL = 22;
const STROKE = 23;
const FILL_PATH = 24;
const STROKE_PATH = 25;
const FILL_TEXT = 26;

/**
 * Takes down what is drawn, by the names that the canvas has for it; paths are SVG path data. To note
 * five numbers costs a tenth of what it costs to draw with them.
 */
export class Pen {
	readonly #ops: number[] = [];
	readonly #words: string[] = [];
	readonly #known = new Map<string, number>();
	readonly #fonts = new Set<string>();
	readonly #texts: string[] = [];

	/** What was drawn until now. */
	done(): Recording {
		const writes = this.#texts.length > 0;
		return {
			ops: new Float64Array(this.#ops),
			words: this.#words,
			lettering: writes ? { fonts: [...this.#fonts], text: this.#texts.join('') } : null
		};
	}

	set fillStyle(color: string) {
		this.#ops.push(SET_FILL, this.#word(color));
	}
	set strokeStyle(color: string) {
		this.#ops.push(SET_STROKE, this.#word(color));
	}
	set font(font: string) {
		this.#fonts.add(font);
		this.#ops.push(SET_FONT, this.#word(font));
	}
	set lineJoin(join: CanvasLineJoin) {
		this.#ops.push(SET_JOIN, this.#word(join));
	}
	set direction(direction: CanvasDirection) {
		this.#ops.push(SET_DIRECTION, this.#word(direction));
	}
	set textAlign(align: CanvasTextAlign) {
		this.#ops.push(SET_ALIGN, this.#word(align));
	}
	set textBaseline(baseline: CanvasTextBaseline) {
		this.#ops.push(SET_BASELINE, this.#word(baseline));
	}
	set globalCompositeOperation(operation: GlobalCompositeOperation) {
		this.#ops.push(SET_COMPOSITE, this.#word(operation));
	}
	set globalAlpha(alpha: number) {
		this.#ops.push(SET_ALPHA, alpha);
	}
	set lineWidth(width: number) {
		this.#ops.push(SET_WIDTH, width);
	}

	fillRect(x: number, y: number, w: number, h: number): void {
		this.#ops.push(FILL_RECT, x, y, w, h);
	}
	strokeRect(x: number, y: number, w: number, h: number): void {
		this.#ops.push(STROKE_RECT, x, y, w, h);
	}
	clearRect(x: number, y: number, w: number, h: number): void {
		this.#ops.push(CLEAR_RECT, x, y, w, h);
	}
	rect(x: number, y: number, w: number, h: number): void {
		this.#ops.push(RECT, x, y, w, h);
	}
	roundRect(x: number, y: number, w: number, h: number, radius: number): void {
		this.#ops.push(ROUND_RECT, x, y, w, h, radius);
	}
	arc(x: number, y: number, radius: number, from: number, to: number): void {
		this.#ops.push(ARC, x, y, radius, from, to);
	}
	translate(x: number, y: number): void {
		this.#ops.push(TRANSLATE, x, y);
	}
	scale(x: number, y: number): void {
		this.#ops.push(SCALE, x, y);
	}
	save(): void {
		this.#ops.push(SAVE);
	}
	restore(): void {
		this.#ops.push(RESTORE);
	}
	beginPath(): void {
		this.#ops.push(BEGIN);
	}
	clip(): void {
		this.#ops.push(CLIP);
	}
	fill(path?: string): void {
		if (path === undefined) this.#ops.push(FILL);
		else this.#ops.push(FILL_PATH, this.#word(path));
	}
	stroke(path?: string): void {
		if (path === undefined) this.#ops.push(STROKE);
		else this.#ops.push(STROKE_PATH, this.#word(path));
	}
	fillText(text: string, x: number, y: number): void {
		this.#texts.push(text);
		this.#ops.push(FILL_TEXT, this.#word(text), x, y);
	}

	#word(word: string): number {
		let at = this.#known.get(word);
		if (at === undefined) {
			at = this.#words.push(word) - 1;
			this.#known.set(word, at);
		}
		return at;
	}
}

/** Draws what was taken down, as it stands to the transform that is set. */
export function replay({ ops, words }: Recording, context: Context): void {
	let i = 0;
	const next = (): number => ops[i++] ?? 0;
	const word = (): string => words[next()] ?? '';
	while (i < ops.length) {
		switch (next()) {
			case SET_FILL:
				context.fillStyle = word();
				break;
			case SET_STROKE:
				context.strokeStyle = word();
				break;
			case SET_FONT:
				context.font = word();
				break;
			case SET_JOIN:
				context.lineJoin = word() as CanvasLineJoin;
				break;
			case SET_DIRECTION:
				context.direction = word() as CanvasDirection;
				break;
			case SET_ALIGN:
				context.textAlign = word() as CanvasTextAlign;
				break;
			case SET_BASELINE:
				context.textBaseline = word() as CanvasTextBaseline;
				break;
			case SET_COMPOSITE:
				context.globalCompositeOperation = word() as GlobalCompositeOperation;
				break;
			case SET_ALPHA:
				context.globalAlpha = next();
				break;
			case SET_WIDTH:
				context.lineWidth = next();
				break;
			case FILL_RECT:
				context.fillRect(next(), next(), next(), next());
				break;
			case STROKE_RECT:
				context.strokeRect(next(), next(), next(), next());
				break;
			case CLEAR_RECT:
				context.clearRect(next(), next(), next(), next());
				break;
			case RECT:
				context.rect(next(), next(), next(), next());
				break;
			case ROUND_RECT:
				context.roundRect(next(), next(), next(), next(), next());
				break;
			case ARC:
				context.arc(next(), next(), next(), next(), next());
				break;
			case TRANSLATE:
				context.translate(next(), next());
				break;
			case SCALE:
				context.scale(next(), next());
				break;
			case SAVE:
				context.save();
				break;
			case RESTORE:
				context.restore();
				break;
			case BEGIN:
				context.beginPath();
				break;
			case CLIP:
				context.clip();
				break;
			case FILL:
				context.fill();
				break;
			case STROKE:
				context.stroke();
				break;
			case FILL_PATH:
				context.fill(pathOf(word()));
				break;
			case STROKE_PATH:
				context.stroke(pathOf(word()));
				break;
			case FILL_TEXT:
				context.fillText(word(), next(), next());
				break;
			default:
				throw new Error('not a recording');
		}
	}
}

/** Paths of strokes and lines, by their data: most are drawn again and again. */
const paths = new Map<string, Path2D>();
/** A board of the largest size has fewer; beyond it the memory begins anew. */
const MOST_PATHS = 20_000;

function pathOf(data: string): Path2D {
	let path = paths.get(data);
	if (!path) {
		if (paths.size >= MOST_PATHS) paths.clear();
		paths.set(data, (path = new Path2D(data)));
	}
	return path;
}
