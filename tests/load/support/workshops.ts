import type { CreatedWorkshop, Joined } from '#lib/protocol/api.ts';

/** A workshop made over HTTP as a script would; without canvases its one board is blank. */
export async function makeWorkshop(
	url: string,
	title: string,
	canvases: readonly string[] = []
): Promise<CreatedWorkshop> {
	const response = await post(`${url}/api/workshops`, { title, canvases });
	if (response.status !== 201) throw new Error(`no workshop: ${await response.text()}`);
	return (await response.json()) as CreatedWorkshop;
}

/** The token that a link carries. */
export const tokenIn = (link: string): string => link.slice(link.lastIndexOf('/') + 1);

export interface Member {
	readonly participant: string;
	readonly cookie: string;
}

/** Somebody who joined by a link, with the cookie that a browser would keep. */
export async function joinWorkshop(url: string, link: string, name: string): Promise<Member> {
	const response = await post(`${url}/api/join`, { token: tokenIn(link), name });
	if (response.status !== 200) throw new Error(`not joined: ${await response.text()}`);
	const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
	const { me } = (await response.json()) as Joined;
	return { participant: me.participant, cookie };
}

const post = (url: string, body: object): Promise<Response> =>
	fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});
