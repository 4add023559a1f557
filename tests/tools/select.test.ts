import { describe, it } from 'vitest';
import { board } from './driver.ts';

const three = () => board({ a: [100, 100], b: [400, 100], c: [100, 400] });

describe('clicking with the select tool', () => {
	it('selects the note under the pointer and nothing else', () => {
		three().selected('b').click([150, 150]).expectSelected('a').expectNothingWritten();
	});

	it('selects the top-most of notes that lie on each other', () => {
		board({ under: [100, 100], over: [150, 150] })
			.click([200, 200])
			.expectSelected('over');
	});

	it('counts a click just beside a note as one on it, as far as the device deserves', () => {
		three().click([94, 150]).expectSelected('a');
		three().click([88, 150]).expectSelected();
		three().finger().click([88, 150]).expectSelected('a');
	});

	it('prefers the note that contains the point to one that is only near', () => {
		board({ a: [100, 100], b: [310, 100] })
			.click([305, 150])
			.expectSelected('a');
	});

	it('adds and takes away with Shift', () => {
		three()
			.click([150, 150])
			.holding({ shift: true })
			.click([450, 150])
			.expectSelected('a', 'b')
			.click([150, 150])
			.expectSelected('b');
	});

	it('clears on the empty board, but not with Shift', () => {
		three().selected('a').holding({ shift: true }).click([800, 700]).expectSelected('a');
		three().selected('a').click([800, 700]).expectSelected();
	});

	it('keeps one of several on a plain click on it', () => {
		three().selected('a', 'b', 'c').click([150, 150]).expectSelected('a');
	});

	it('does not select what someone else deletes while it is pressed', () => {
		three()
			.selected('b')
			.pointerDown([150, 150])
			.removed('a')
			.release()
			.expectSelected('b')
			.expectPhase('idle');
	});

	it('asks for no selection that is there already', () => {
		three().selected('a').click([150, 150]).expectNo('select');
	});

	it('does not take a slow second click for writing', () => {
		three().click([150, 150]).wait(2000).click([150, 150]).expectEditing(null);
	});

	it('forgives a hand that trembles for less than four pixels', () => {
		three()
			.pointerDown([150, 150])
			.moveTo([153, 151])
			.release()
			.expectSelected('a')
			.expectNothingWritten();
	});
});

describe('writing and clicking', () => {
	it('ends where something else is clicked', () => {
		three().writingIn('a').click([450, 150]).expectEditing(null).expectSelected('b');
		three().writingIn('a').click([800, 700]).expectEditing(null).expectSelected();
	});

	it('leaves a press in the written text to the caret', () => {
		three()
			.writingIn('a')
			.drag([150, 150], [250, 250])
			.expectEditing('a')
			.expectAt('a', [100, 100]);
	});
});
