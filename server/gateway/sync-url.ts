import { parseDocName, type DocName } from '#lib/protocol/doc-names.ts';
import { QUERY_SAVED } from '#lib/protocol/messages.ts';

/** Where sync sockets are. */
const PREFIX = '/sync/';
/** Characters. Two ids, a token and some room; what is longer was not made by anyone honest. */
const MAX_URL_LENGTH = 2048;

export type SyncUrl =
	| {
			readonly kind: 'sync';
			/** Null: not the name of any document. */
			readonly doc: DocName | null;
			readonly token: string | null;
			readonly saved: boolean;
	  }
	/** Under /sync/, but not a URL that can be read. */
	| { readonly kind: 'malformed' }
	| { readonly kind: 'other' };

/** Reads the target of an upgrade request. */
export function parseSyncUrl(target: string | undefined): SyncUrl {
	if (target === undefined || !target.startsWith(PREFIX)) return { kind: 'other' };
	if (target.length > MAX_URL_LENGTH) return { kind: 'malformed' };
	const question = target.indexOf('?');
	const path = target.slice(PREFIX.length, question < 0 ? undefined : question);
	let name: string;
	try {
		name = decodeURIComponent(path);
	} catch {
		return { kind: 'malformed' };
	}
	// URLSearchParams never throws: what it can't decode it leaves as it is.
	const query = new URLSearchParams(question < 0 ? '' : target.slice(question + 1));
	return {
		kind: 'sync',
		doc: parseDocName(name),
		token: query.get('token') || null,
		saved: query.get(QUERY_SAVED) === '1'
	};
}
