import { hashesOf } from '#lib/domain/board-image.ts';
import type { Clip, ClipElement } from '#lib/domain/clip/index.ts';
import { imageUrl, uploadImage } from '#lib/sync/upload.ts';

/**
 * Fetches a clip's images from the workshop that it comes from and brings them to this one. The
 * server looks whether this person may see them there. Elements whose image can't be had are left
 * out and counted.
 */
export async function bringAlong(
	clip: Clip,
	from: string,
	to: string
): Promise<{ clip: Clip; missing: number }> {
	const names = new Map<string, string>();
	for (const hash of hashesOf(clip.elements)) {
		const arrived = await move(hash, from, to);
		if (arrived !== null) names.set(hash, arrived);
	}
	const elements = clip.elements.flatMap((element): ClipElement[] => {
		if (element.kind !== 'image') return [element];
		const src = names.get(element.src);
		return src === undefined ? [] : [{ ...element, src }];
	});
	return {
		clip: { ...clip, workshop: to, elements },
		missing: clip.elements.length - elements.length
	};
}

async function move(hash: string, from: string, to: string): Promise<string | null> {
	try {
		const answer = await fetch(imageUrl(from, hash), { credentials: 'same-origin' });
		if (!answer.ok) return null;
		const result = await uploadImage(to, await answer.blob());
		return result.ok ? result.value.hash : null;
	} catch {
		return null;
	}
}
