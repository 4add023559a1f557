const afloat = new WeakMap<Element, Animation>();

/**
 * Shows an element somewhere else than its style says, for as long as that changes in every frame:
 * by an animation that stands still and whose only keyframe is written anew. While a transform is
 * animated, browsers keep the rest of the element's style as it is and hand the new place straight
 * to the compositor; a style of its own would have them ask each time which parts of the page are
 * layers. Until it lands the element is one.
 *
 * @param transform as in CSS
 */
export function float(element: Element, transform: string): void {
	const keyframes = { transform: [transform, transform] };
	const animation = afloat.get(element);
	if (animation) {
		(animation.effect as KeyframeEffect).setKeyframes(keyframes);
		return;
	}
	const made = element.animate(keyframes, { duration: 1, fill: 'both' });
	made.pause();
	afloat.set(element, made);
}

/** Shows an element again where its style says. */
export function land(element: Element): void {
	afloat.get(element)?.cancel();
	afloat.delete(element);
}
