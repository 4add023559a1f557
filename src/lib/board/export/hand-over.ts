/** ms until a saved file's address is let go: some browsers begin to read it late. */
const SAVED_FOR = 60_000;
/** What some system can't have in a file's name. */
const NOT_IN_NAMES = /[\p{Cc}<>:"/\\|?*]+/gu;
/** Characters of a title in a file's name. */
const MAX_NAME = 80;

export function fileName(title: string, ending: string): string {
	const name = title.replace(NOT_IN_NAMES, ' ').replace(/\s+/g, ' ').trim().slice(0, MAX_NAME);
	// A dot at either end hides the file or is cut off.
	return `${name.replace(/^\.+|[. ]+$/g, '') || 'loopboard'}.${ending}`;
}

/** Gives the person a file, as from a link. */
export function saveBlob(file: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(file);
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), SAVED_FOR);
}

/**
 * Puts a file into the clipboard. It may still be under way: the browser must hear of it while the
 * key press that asked for it counts. False where that isn't allowed; rejects when the file fails.
 */
export async function copyBlob(file: Promise<Blob>, type: string): Promise<boolean> {
	// Read twice: a failure to make it is ours, not the clipboard's.
	const made = file.then(
		() => null,
		(error: unknown) => ({ error })
	);
	try {
		await navigator.clipboard.write([new ClipboardItem({ [type]: file })]);
		return true;
	} catch {
		const failed = await made;
		if (failed) throw failed.error;
		return false;
	}
}
