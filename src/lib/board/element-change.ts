import type { ElementRecord } from '#lib/domain/elements.ts';

/** What an element was and is; null before it came and once it is gone. */
export interface ElementChange {
	readonly id: string;
	readonly before: ElementRecord | null;
	readonly after: ElementRecord | null;
}

/** Whether what goes by where it lies, and by its form, must be reckoned anew: also when it came or is gone. */
export const isElsewhere = ({ before, after }: ElementChange): boolean =>
	!before ||
	!after ||
	before.xy !== after.xy ||
	before.wh !== after.wh ||
	(before.kind === 'shape' && after.kind === 'shape' && before.form !== after.form);
