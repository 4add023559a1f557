/**
 * tldraw with the notes of a scene, and `window.bench` for the benchmark. Copied into the folder
 * where tldraw is installed and built there. With `?make` it turns notes into a scene.
 */
import { getAssetUrls } from '@tldraw/assets/selfHosted';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import {
	createShapeId,
	getSnapshot,
	renderPlaintextFromRichText,
	Tldraw,
	toRichText
} from 'tldraw';
import 'tldraw/tldraw.css';

/** tldraw's own papers that are nearest to ours. */
const COLORS = {
	yellow: 'yellow',
	orange: 'orange',
	red: 'red',
	pink: 'light-red',
	violet: 'light-violet',
	blue: 'blue',
	teal: 'light-blue',
	green: 'light-green',
	grey: 'grey',
	white: 'white'
};
/** Board units of a tldraw note at scale 1. */
const NOTE_SIDE = 200;

const query = new URLSearchParams(location.search);
const count = Number(query.get('notes'));
const make = query.has('make');
const camera = make ? { x: 0, y: 0, zoom: 1 } : JSON.parse(query.get('camera'));
const given = await (
	await fetch(make ? `/notes/${count}.json` : `/scenes/tldraw/${count}.json`)
).json();

createRoot(document.getElementById('root')).render(
	createElement(Tldraw, {
		assetUrls: getAssetUrls({ baseUrl: '/tldraw-assets/' }),
		// It allows 4,000 as it ships.
		options: { maxShapesPerPage: 100_000 },
		autoFocus: true,
		...(!make && { snapshot: given }),
		onMount(editor) {
			if (make) fill(editor);
			window.bench = benchOf(editor);
			window.bench.look(camera);
		}
	})
);

function fill(editor) {
	editor.createShapes(
		given.notes.map(({ id, xy, text, color }) => ({
			id: createShapeId(id),
			type: 'note',
			x: xy[0],
			y: xy[1],
			props: {
				color: COLORS[color],
				scale: given.side / NOTE_SIDE,
				size: 'm',
				richText: toRichText(text)
			}
		}))
	);
	const { document } = getSnapshot(editor.store);
	window.scene = JSON.stringify({ document });
}

function benchOf(editor) {
	return {
		camera() {
			const { x, y, z } = editor.getCamera();
			return { x: -x, y: -y, zoom: z };
		},
		look({ x, y, zoom }) {
			editor.setCamera({ x: -x, y: -y, z: zoom }, { immediate: true });
		},
		note(id) {
			const shape = editor.getShape(createShapeId(id));
			const { w, h } = editor.getShapeGeometry(shape).bounds;
			return {
				xy: [shape.x, shape.y],
				wh: [w, h],
				text: renderPlaintextFromRichText(editor, shape.props.richText)
			};
		},
		selected: () => editor.getSelectedShapeIds().length,
		count: () => editor.getCurrentPageShapeIds().size,
		clear() {
			editor.selectNone();
		}
	};
}
