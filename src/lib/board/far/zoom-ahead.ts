import { zoomAt, type Camera } from '#lib/domain/camera.ts';
import type { CameraView } from '../camera-view.svelte.ts';

/** On the way out a picture is drawn for a view so much further away, and lasts as much longer. */
const AHEAD = 1.8;
/** ms: a step out within them of another is on its way. One alone, or a leap, is where it was to go. */
const SOON = 120;

/** What a zoom is about to show, told from how it went until now. */
export class ZoomAhead {
	#zoom = 0;
	/** ms: when a look was from further away than the one before. */
	#leftAt = -Infinity;

	/** To be called with each frame. `to` is the camera to draw for: the present one but on the way out. */
	look(view: CameraView): { readonly isZooming: boolean; readonly to: Camera } {
		const { camera } = view;
		const before = this.#zoom;
		this.#zoom = camera.zoom;
		if (camera.zoom >= before) return { isZooming: camera.zoom !== before, to: camera };
		const now = performance.now();
		const isOnItsWay = now < this.#leftAt + SOON;
		this.#leftAt = now;
		return { isZooming: true, to: isOnItsWay ? ahead(view) : camera };
	}
}

/** No further than a flight goes, or than anybody can. */
function ahead({ camera, aim, size }: CameraView): Camera {
	const flownTo = aim.zoom < camera.zoom ? aim.zoom : 0;
	return zoomAt(camera, [size[0] / 2, size[1] / 2], Math.max(camera.zoom / AHEAD, flownTo));
}
