import type { Check } from './canvas-checks.ts';
import * as zones from './canvas-checks.ts';
import * as kinds from './canvas-checks-kinds.ts';
import { parseCanvas } from './canvas-schema.ts';

const CHECKS: readonly Check[] = [
	zones.keysAreUnique,
	zones.numbersInReadingOrder,
	zones.zonesKeepTheirPlace,
	zones.regionsHoldTheirZones,
	zones.zonesHaveRoom,
	zones.partsAddUp,
	kinds.timesAddUp,
	kinds.examplesFit,
	kinds.namesAreKnown,
	kinds.loopIsSound,
	kinds.gridIsSound,
	kinds.ballotIsSound,
	kinds.recordIsSound,
	kinds.licenceIsHonoured
];

/** Everything that is wrong with a template, in words; nothing when it may be used. Never throws. */
export function validateCanvas(template: unknown): string[] {
	const parsed = parseCanvas(template);
	if (!parsed.ok) return [...parsed.problems];
	return CHECKS.flatMap((check) => [...check(parsed.template)]);
}
