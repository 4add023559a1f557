type Props = Readonly<Record<string, unknown>>;

const isListener = (value: unknown): value is (event: unknown) => unknown =>
	typeof value === 'function';

/** Both sets of attributes on one node: where both listen to an event, both hear it, ours first. */
export function mergeProps(ours: Props, others: Props): Record<string, unknown> {
	const merged: Record<string, unknown> = { ...ours, ...others };
	for (const [key, own] of Object.entries(ours)) {
		const other = others[key];
		if (other === undefined) merged[key] = own;
		else if (isListener(own) && isListener(other)) {
			merged[key] = (event: unknown): void => {
				own(event);
				other(event);
			};
		}
	}
	return merged;
}
