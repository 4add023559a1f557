import { createElements, type NewElement } from '#lib/domain/board-doc.ts';
import { noteArea } from '#lib/domain/canvas-layout.ts';
import type { Point, Size } from '#lib/domain/geometry.ts';
import { besideEachOther, LARGEST_SIDE, sizeOnBoard } from '#lib/domain/images/place.ts';
import type { UploadedImage } from '#lib/protocol/api.ts';
import type { ApiErrorCode, ApiResult } from '#lib/sync/api.ts';
import { uploadImage } from '#lib/sync/upload.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { owned } from '../owning.ts';
import { prepareImage } from './prepare.ts';
import { Upload, type Brought } from './upload.svelte.ts';

/** Images of one paste or drop. A folder of photos is a mistake, or a case for a smaller choice. */
export const MAX_IMAGES_AT_ONCE = 30;
/** Board units of a placeholder whose picture isn't known yet. */
const UNKNOWN: Size = [320, 240];

let numbers = 0;

interface Done {
	readonly upload: Upload;
	readonly image: UploadedImage;
}

/**
 * Prepares and uploads files one after the other, shows where they will lie meanwhile, and puts
 * all that arrived on the board in one transaction. What fails leaves nothing behind.
 */
export async function bring(board: BoardView, given: readonly File[], at: Point): Promise<Brought> {
	const files = given.slice(0, MAX_IMAGES_AT_ONCE);
	const room = roomAt(board, at);
	const sizes: Size[] = files.map(() => UNKNOWN);
	const uploads = besideEachOther(sizes, at).map(
		(rect, i) => new Upload(++numbers, files[i]?.name ?? '', rect)
	);
	board.images.uploads = [...board.images.uploads, ...uploads];
	const done: Done[] = [];
	const refused = new Set<ApiErrorCode>();
	try {
		for (const [i, upload] of uploads.entries()) {
			const file = files[i];
			if (!file || upload.aborter.signal.aborted) continue;
			const result = await send(board, file, upload, (pixels) => {
				sizes[i] = sizeOnBoard(pixels, room);
				for (const [n, rect] of besideEachOther(sizes, at).entries()) {
					const other = uploads[n];
					if (other) other.rect = rect;
				}
			});
			if (upload.aborter.signal.aborted) continue;
			if (result.ok) done.push({ upload, image: result.value });
			else refused.add(result.code);
		}
	} finally {
		board.images.uploads = board.images.uploads.filter((each) => !uploads.includes(each));
	}
	put(board, done, at, room);
	return { added: done.length, refused: [...refused], left: given.length - files.length };
}

async function send(
	board: BoardView,
	file: File,
	upload: Upload,
	onsize: (pixels: Size) => void
): Promise<ApiResult<UploadedImage>> {
	const prepared = await prepareImage(file);
	if (!prepared.ok) return prepared;
	onsize(prepared.pixels);
	upload.progress = 0;
	return uploadImage(board.workshop.info.id, prepared.image, {
		onprogress: (share) => {
			upload.progress = share;
		},
		signal: upload.aborter.signal
	});
}

function put(board: BoardView, done: readonly Done[], at: Point, room: Size): void {
	if (done.length === 0) return;
	const sizes = done.map(({ image }) => sizeOnBoard([image.width, image.height], room));
	const rects = besideEachOther(sizes, at);
	const specs = done.flatMap(({ image }, i): NewElement[] => {
		const rect = rects[i];
		if (!rect) return [];
		return [
			{
				id: board.host.newId(),
				kind: 'image',
				xy: [rect.x, rect.y],
				wh: [rect.w, rect.h],
				src: image.hash,
				alt: '',
				by: board.workshop.me.participant,
				at: board.host.now()
			}
		];
	});
	board.undo.boundary();
	const ids = owned(board, () => createElements(board.board, specs));
	board.fresh.mark(ids);
	// Whoever has begun to write meanwhile goes on writing.
	if (!board.writing.editing) board.select(ids);
}

/** The largest that an image may be there: in a zone no larger than where its notes go. */
function roomAt(board: BoardView, at: Point): Size {
	const place = board.frames.zoneAt(at);
	if (!place) return [LARGEST_SIDE, LARGEST_SIDE];
	const { w, h } = noteArea(place.template, place.zone, place.sheet.rect);
	const side = (length: number): number => Math.max(96, Math.min(LARGEST_SIDE, length));
	return [side(w), side(h)];
}
