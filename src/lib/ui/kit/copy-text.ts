/**
 * Puts text on the clipboard. The modern way needs https or localhost, and workshops are often
 * served inside a company by plain http, so the old way stays as the second one.
 * Answers false when the browser allows neither.
 */
export async function copyText(text: string): Promise<boolean> {
	if (window.isSecureContext) {
		try {
			await navigator.clipboard.writeText(text);
			return true;
		} catch {
			// Refused by a permission: the selection below needs none.
		}
	}
	return copyBySelection(text);
}

function copyBySelection(text: string): boolean {
	const before = document.activeElement;
	const area = document.createElement('textarea');
	area.value = text;
	area.style.cssText = 'position:fixed;opacity:0';
	document.body.append(area);
	area.select();
	const done = document.execCommand('copy');
	area.remove();
	if (before instanceof HTMLElement) before.focus();
	return done;
}
