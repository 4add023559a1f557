/**
 * Excalidraw with the notes of a scene, and `window.bench` for the benchmark. Copied into the
 * folder where Excalidraw is installed and built there. With `?make` it turns notes into a scene.
 */
import { convertToExcalidrawElements, Excalidraw } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

const query = new URLSearchParams(location.search);
const count = Number(query.get('notes'));

if (query.has('make')) {
	const { notes, side, papers } = await (await fetch(`/notes/${count}.json`)).json();
	const skeletons = notes.map(({ id, xy, text, color }) => ({
		type: 'rectangle',
		id,
		x: xy[0],
		y: xy[1],
		width: side,
		height: side,
		backgroundColor: papers[color],
		strokeColor: '#1f2328',
		strokeWidth: 1,
		fillStyle: 'solid',
		// The cheapest to draw: plain edges, and a face that needn't be fetched.
		roughness: 0,
		label: { text, fontSize: 12, fontFamily: 2 }
	}));
	const elements = convertToExcalidrawElements(skeletons, { regenerateIds: false });
	window.scene = JSON.stringify(elements);
} else {
	const elements = await (await fetch(`/scenes/excalidraw/${count}.json`)).json();
	const stateOf = ({ x, y, zoom }) => ({ scrollX: -x, scrollY: -y, zoom: { value: zoom } });
	const camera = JSON.parse(query.get('camera'));
	createRoot(document.getElementById('root')).render(
		createElement(Excalidraw, {
			initialData: { elements, appState: stateOf(camera) },
			handleKeyboardGlobally: true,
			autoFocus: true,
			excalidrawAPI: (api) => {
				window.bench = benchOf(api, stateOf);
			}
		})
	);
}

function benchOf(api, stateOf) {
	const find = (id) => api.getSceneElements().find((element) => element.id === id);
	return {
		camera() {
			const { scrollX, scrollY, zoom } = api.getAppState();
			return { x: -scrollX, y: -scrollY, zoom: zoom.value };
		},
		look: (camera) => api.updateScene({ appState: stateOf(camera) }),
		note(id) {
			const note = find(id);
			const text = find(note.boundElements.find(({ type }) => type === 'text').id);
			return { xy: [note.x, note.y], wh: [note.width, note.height], text: text.originalText };
		},
		selected() {
			const ids = api.getAppState().selectedElementIds;
			return api.getSceneElements().filter(({ id, type }) => type === 'rectangle' && ids[id])
				.length;
		},
		count: () => api.getSceneElements().filter(({ type }) => type === 'rectangle').length,
		clear: () => api.updateScene({ appState: { selectedElementIds: {} } })
	};
}
