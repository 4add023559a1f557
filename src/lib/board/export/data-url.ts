/** A file as a data URL, so that a picture carries it along. */
export function dataUrlOf(file: Blob): Promise<string> {
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.addEventListener('load', () => resolve(String(reader.result)));
		reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
		reader.readAsDataURL(file);
	});
}

/** What is at an address, as a data URL; null where it can't be had. */
export async function fetchedAsDataUrl(url: string): Promise<string | null> {
	try {
		const answer = await fetch(url, { credentials: 'same-origin' });
		return answer.ok ? await dataUrlOf(await answer.blob()) : null;
	} catch {
		return null;
	}
}
