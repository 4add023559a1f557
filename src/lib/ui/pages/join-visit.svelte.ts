import type { Role } from '#lib/domain/permissions.ts';
import { PERSON_COLORS } from '#lib/domain/roster.ts';
import type { Joined, ResolvedLink } from '#lib/protocol/api.ts';
import { MAX_NAME_LENGTH } from '#lib/protocol/limits.ts';
import type { Api, ApiErrorCode } from '#lib/sync/api.ts';
import type { Device } from '#lib/sync/device.ts';
import { measure, type LineProblem } from './line-problem.ts';

/** Where the visit by a link stands. */
export type JoinState =
	| { readonly kind: 'opening' }
	| { readonly kind: 'asking'; readonly title: string; readonly role: Role }
	/** `again`: what to do when it's tried once more. */
	| { readonly kind: 'refused'; readonly code: ApiErrorCode };

/** A visit by a link: who is it, may they in, and where to. The token stays in here. */
export class JoinVisit {
	state: JoinState = $state.raw({ kind: 'opening' });
	name = $state('');
	color: string = $state(PERSON_COLORS[0]);
	nameProblem: LineProblem = $state(null);
	/** What the server said to the last try to join; the form stays as it is. */
	failure: ApiErrorCode | null = $state(null);
	busy = $state(false);
	/** The link asks for a passphrase; what was typed. */
	asks = $state(false);
	passphrase = $state('');

	readonly #api: Api;
	readonly #device: Device;
	readonly #token: string;
	#link: ResolvedLink | null = null;

	constructor(api: Api, device: Device, token: string) {
		this.#api = api;
		this.#device = device;
		this.#token = token;
	}

	/**
	 * Answers the workshop to go on to when this device is already in it, or null when the page has
	 * something to ask or to say.
	 */
	async open(now: () => number): Promise<string | null> {
		this.state = { kind: 'opening' };
		const result = await this.#api.resolveLink(this.#token);
		if (!result.ok) {
			this.state = { kind: 'refused', code: result.code };
			return null;
		}
		this.#link = result.value;
		const { workshop, role, me } = result.value;
		const person = this.#device.person();
		this.name = me?.name ?? person.name ?? '';
		this.color = me?.color ?? person.color ?? result.value.color;
		this.asks = result.value.passphrase === true;
		if (me && !this.asks) {
			// Joining again asks nothing: it takes the stronger of two roles, and a renewed link.
			const joined = await this.join(now);
			if (joined !== null) return joined;
		}
		this.state = { kind: 'asking', title: workshop.title, role };
		return null;
	}

	/** Answers the workshop to go on to, or null when something is wrong or under way. */
	async join(now: () => number): Promise<string | null> {
		if (this.busy || !this.#check()) return null;
		this.busy = true;
		this.failure = null;
		const body = {
			token: this.#token,
			name: this.name.trim(),
			// Who takes what was offered gets what is free at that moment: thirty come at once.
			...(this.color !== this.#link?.color && { color: this.color }),
			...(this.asks && { passphrase: this.passphrase })
		};
		const result = await this.#api.join(body);
		this.busy = false;
		if (!result.ok) {
			this.#refused(result.code);
			return null;
		}
		this.#remember(result.value, now());
		return result.value.workshop;
	}

	#check(): boolean {
		this.nameProblem = measure(this.name, MAX_NAME_LENGTH);
		return this.nameProblem === null;
	}

	#refused(code: ApiErrorCode): void {
		if (code === 'name_invalid') this.nameProblem = 'refused';
		else if (code === 'link_unknown' || code === 'link_revoked' || code === 'link_expired')
			this.state = { kind: 'refused', code };
		else {
			this.asks ||= code === 'passphrase_needed';
			this.failure = code;
		}
	}

	#remember({ workshop, me }: Joined, now: number): void {
		this.#device.rememberPerson({ name: me.name, color: me.color });
		const title = this.#link?.workshop.title ?? '';
		this.#device.visit({ id: workshop, title, role: me.role }, now);
	}
}
