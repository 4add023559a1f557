import { untrack } from 'svelte';
import { encloses, inflate, type Rect } from '#lib/domain/geometry.ts';
import type { CameraView } from './camera-view.svelte.ts';
import { MARGIN as MOUNTED } from './mounting.svelte.ts';

/** Board units from one dot to the next; coarser by COARSER where they would be closer than NEAREST. */
const PITCH = 16;
const COARSER = 5;
/** CSS px. */
const NEAREST = 14;
/** Share of the view's larger side by which it is laid beyond the view. */
const MARGIN = 1;
/**
 * The same that has to be there: nodes are made so far beyond the view, and stay until it has gone as
 * far. Beyond it may lie the few that are never unmounted (selected or written in), what reaches past
 * that by its own size, and for a moment what a zoom in leaves behind.
 */
const LEAST = 2 * MOUNTED;
/** While the zoom changes the dots grow and shrink with everything else, by up to this. */
const SWELLING = 1.6;

/**
 * The table that everything lies on: a plain surface with dots, larger than the view, which is laid
 * anew where the view leaves it. It is in the world and the first thing there, and it is opaque:
 * what comes after it is painted onto the same layer, which the camera moves as a whole. Of notes that
 * don't lie on it, seen or not, Chromium makes a layer a row and hands every one of them on in every
 * frame.
 */
export function layGround(camera: CameraView): (element: HTMLElement) => () => void {
	return (element) => {
		let area: Rect = { x: 0, y: 0, w: 0, h: 0 };
		let pitch = 0;
		let zoom = 0;
		const lay = (isAtRest: boolean): void => {
			const { view } = camera;
			const side = Math.max(view.w, view.h);
			const wanted = pitchAt(camera.camera.zoom);
			if (wanted !== pitch || !encloses(area, inflate(view, LEAST * side))) {
				pitch = wanted;
				area = onPitch(inflate(view, MARGIN * side), pitch);
				element.style.left = `${area.x}px`;
				element.style.top = `${area.y}px`;
				element.style.width = `${area.w}px`;
				element.style.height = `${area.h}px`;
				element.style.backgroundSize = `${pitch}px ${pitch}px`;
			}
			const swollen = Math.max(camera.camera.zoom / zoom, zoom / camera.camera.zoom);
			if (swollen > (isAtRest ? 1 : SWELLING)) {
				zoom = camera.camera.zoom;
				element.style.setProperty('--dot', `${1 / zoom}px`);
			}
		};
		const disposers = [camera.onframe(() => lay(false)), camera.onrest(() => lay(true))];
		untrack(() => lay(true));
		return () => {
			for (const dispose of disposers) dispose();
		};
	};
}

function pitchAt(zoom: number): number {
	let pitch = PITCH;
	while (pitch * zoom < NEAREST) pitch *= COARSER;
	return pitch;
}

/** To whole steps of the pitch, so that a dot stays where it is when the ground is laid anew. */
function onPitch({ x, y, w, h }: Rect, pitch: number): Rect {
	const down = (value: number): number => Math.floor(value / pitch) * pitch;
	const [left, top] = [down(x), down(y)];
	return { x: left, y: top, w: down(x + w) + pitch - left, h: down(y + h) + pitch - top };
}
