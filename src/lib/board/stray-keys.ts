/** Where keys with Ctrl or Cmd have a meaning of their own. */
const OWN_KEYS = 'input, textarea, select, [contenteditable], [aria-modal=true]';

/** Whether a key that was pressed elsewhere in the page is meant for the board. */
export function isStray(event: KeyboardEvent, viewport: HTMLElement): boolean {
	const { target } = event;
	// When what had the focus has gone, keys go to the body. But Tab goes on from where it was, or
	// whoever has left the board would be back in it.
	if (target === document.body) return event.key !== 'Tab';
	if (event.defaultPrevented || !(target instanceof Element) || viewport.contains(target)) {
		return false;
	}
	// On a button of a bar, Ctrl+= still means the board's zoom, not the browser's.
	return (event.ctrlKey || event.metaKey) && target.closest(OWN_KEYS) === null;
}
