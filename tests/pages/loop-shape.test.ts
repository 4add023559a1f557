import { expect, it } from 'vitest';
import { MOBIUS_LOOP } from '#lib/canvases/mobius-loop.ts';
import { loopPoint } from '#lib/domain/loop.ts';
import { FRAME, MARK, STATIONS } from '#lib/ui/pages/loop-shape.ts';

it('draws the mark as the Möbius canvas is', () => {
	const { loop, frame } = MOBIUS_LOOP;
	if (!loop) throw new Error('the Möbius canvas has lost its loop');
	expect(loop).toMatchObject(MARK);
	expect([FRAME.w, FRAME.h]).toEqual(frame);
	const stations = loop.stations.filter(({ tau }) => tau !== 0.5);
	expect(STATIONS).toEqual(stations.map(({ tau }) => loopPoint(loop, FRAME, tau)));
});
