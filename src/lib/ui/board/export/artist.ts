import { flushSync, mount, unmount, type Component } from 'svelte';
import type { BoardView } from '#lib/board/board-view.svelte.ts';
import type { Artist } from '#lib/board/export/types.ts';
import { NOTE_FONT } from '#lib/board/text-measure.ts';
import { tag } from '#lib/domain/export/xml.ts';
import type { Locale } from '#lib/domain/locale.ts';
import CanvasSheet from '#lib/ui/canvas/CanvasSheet.svelte';
import KindMark from '#lib/ui/canvas/KindMark.svelte';
import { iconMarkup, lightTokens, svgMarkup, wordsOf, type FontMetrics } from './dom-markup.ts';

/**
 * Draws with the board's own components, out of sight and always in the light theme: a picture is
 * for paper and slides, whatever the room of the one who makes it looks like. So there is one
 * drawing of each canvas, not one for the board and another for the file.
 */
export function hireArtist(board: BoardView, locale: Locale): Artist {
	const stage = document.createElement('div');
	stage.inert = true;
	// Without transitions: with reduced motion every change has a short one, and a colour asked for
	// at once would still be the one before.
	stage.style.cssText =
		'position:fixed;left:-100000px;top:0;visibility:hidden;pointer-events:none;' +
		'color-scheme:light;transition:none!important';
	for (const [name, value] of lightTokens()) stage.style.setProperty(name, value);
	document.body.append(stage);
	const metrics = metricsOf();
	const paints = new Map<string, string>();
	const marks = new Map<string, string>();

	function shown<Props extends Record<string, unknown>, T>(
		component: Component<Props>,
		props: Props,
		read: (target: HTMLElement) => T
	): T {
		const target = stage.appendChild(document.createElement('div'));
		const instance = mount(component, { target, props });
		try {
			flushSync();
			return read(target);
		} finally {
			void unmount(instance);
			target.remove();
		}
	}

	return {
		metrics,
		paint(token) {
			const known = paints.get(token);
			if (known !== undefined) return known;
			stage.style.color = `var(--${token})`;
			const color = getComputedStyle(stage).color;
			paints.set(token, color);
			return color;
		},
		mark(kind, size) {
			const key = `${kind} ${size}`;
			const drawn =
				marks.get(key) ??
				shown(KindMark, { kind, size }, (target) => iconMarkup(target.querySelector('svg')));
			marks.set(key, drawn);
			return drawn;
		},
		sheet({ frame, rect, template }) {
			if (!template) return tag('text', { x: 32, y: 64, 'font-size': 40 }, frame.canvas);
			const lap = board.workshop.laps.get(frame.id);
			const props = {
				template,
				width: rect.w,
				height: rect.h,
				locale,
				filled: board.frames.filled(frame.id),
				...(lap && { lap: { number: lap.lap, tau: lap.tau } })
			};
			return shown(CanvasSheet, props, (target) => {
				const svg = target.querySelector('svg');
				const words = wordsOf(target, metrics);
				return (svg ? svgMarkup(svg) : '') + words;
			});
		},
		dispose: () => stage.remove()
	};
}

function metricsOf(): FontMetrics {
	const context = document.createElement('canvas').getContext('2d');
	// Onest's own, in case there is nothing to measure with.
	if (!context) return { ascent: 0.97, descent: 0.305 };
	context.font = `400 100px ${NOTE_FONT}`;
	const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('x');
	return { ascent: fontBoundingBoxAscent / 100, descent: fontBoundingBoxDescent / 100 };
}
