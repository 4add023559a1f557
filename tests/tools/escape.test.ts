import { describe, it } from 'vitest';
import { board } from './driver.ts';

describe('Escape', () => {
	it('goes back one step at a time: writing, tool, selection, canvas', () => {
		const driver = board({ a: [100, 100] })
			.writingIn('a')
			.tool('note');
		driver.escape().expectEditing(null).expectTool('note').expectSelected('a');
		driver.escape().expectTool('select').expectSelected('a').expectNo('leave');
		driver.escape().expectSelected().expectNo('leave');
		driver.escape().expectLast('leave', {});
	});

	it('in the midst of a gesture ends only that', () => {
		board({ a: [100, 100] })
			.selected('a')
			.pointerDown([150, 150])
			.moveTo([250, 150])
			.escape()
			.expectSelected('a')
			.expectNo('leave');
	});
});
