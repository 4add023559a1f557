import { describe, expect, it } from 'vitest';
import { board } from './driver.ts';

const paper = (tool: 'pen' | 'highlighter' = 'pen') => board({ a: [100, 100] }).tool(tool);

describe('drawing a stroke', () => {
	it('begins at the press, follows the pointer, is written once at the release', () => {
		const driver = paper().pointerDown([50, 50]).moveTo([60, 70]).moveTo([80, 90]);
		expect(driver.all('ink').map(({ phase }) => phase)).toEqual(['begin', 'move', 'move']);
		driver.release().expectPhase('idle');
		expect(driver.all('ink').filter(({ phase }) => phase === 'end')).toHaveLength(1);
		expect(driver.world.strokes[0]?.at(0)).toEqual({ x: 50, y: 50 });
		expect(driver.world.strokes[0]?.at(-1)).toEqual({ x: 80, y: 90 });
	});

	it('goes over notes without touching them', () => {
		paper().drag([150, 150], [250, 250]).expectAt('a', [100, 100]).expectNothingWritten();
	});

	it('takes every place that the browser gathered, in board units', () => {
		const driver = paper().camera(100, 0, 2).pointerDown([0, 0]);
		driver.send({
			...{ kind: 'pointer-move', pointer: 1, device: 'mouse', button: 0, time: 2000, buttons: 1 },
			...{ screen: [40, 0], shift: false, alt: false, mod: false },
			samples: [{ screen: [20, 0] }, { screen: [40, 0] }]
		});
		expect(driver.last('ink')).toMatchObject({
			points: [
				{ x: 110, y: 0 },
				{ x: 120, y: 0 }
			]
		});
	});

	it('a click leaves a dot', () => {
		const driver = paper().click([50, 50]);
		expect(driver.world.strokes).toHaveLength(1);
	});

	it('with Shift is the straight line from its start, as long as Shift is held', () => {
		const driver = paper().pointerDown([50, 50]).moveTo([60, 90]).holding({ shift: true });
		driver.moveTo([90, 50]);
		expect(driver.world.stroke).toEqual([
			{ x: 50, y: 50 },
			{ x: 90, y: 50 }
		]);
	});

	it('leaves no trace after Escape, a second finger, or a board that froze', () => {
		for (const let_go of ['escape', 'frozen', 'cancelPointer'] as const) {
			const driver = paper().pointerDown([50, 50]).moveTo([90, 90]);
			driver[let_go]().expectPhase('idle');
			expect([driver.world.stroke, driver.world.strokes]).toEqual([null, []]);
		}
		const touch = paper().finger(10).pointerDown([50, 50]).moveTo([90, 90]);
		touch.finger(11).pointerDown([300, 300]).expectPhase('pinching');
		expect(touch.world.strokes).toEqual([]);
	});

	it('the tool stays: nobody draws one stroke alone', () => {
		paper().drag([50, 50], [90, 90]).expectTool('pen');
		paper('highlighter').drag([50, 50], [90, 90]).expectTool('highlighter');
	});

	it('a pen draws and says how hard it is pressed, while fingers pan', () => {
		const driver = paper().pen();
		driver.send({
			...{ kind: 'pointer-down', pointer: 5, device: 'pen', button: 0, time: 2000 },
			...{ screen: [50, 50], shift: false, alt: false, mod: false, pressure: 0.8 }
		});
		expect(driver.last('ink')).toMatchObject({ points: [{ x: 50, y: 50, pressure: 0.8 }] });
		driver.release().forget().finger().drag([300, 300], [350, 300]).expectNo('ink');
		driver.expectCamera(-50, 0);
	});

	it('fingers draw as long as no pen was seen', () => {
		const driver = paper().finger().drag([50, 50], [90, 90]);
		expect(driver.world.strokes).toHaveLength(1);
	});

	it('is nobody’s who only looks on', () => {
		paper().viewer().drag([400, 400], [450, 450]).expectNo('ink');
	});

	it('lets go of what is selected and of what is written', () => {
		paper().writingIn('a').drag([400, 400], [450, 450]).expectEditing(null).expectSelected();
	});
});
