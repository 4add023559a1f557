import type { Locale } from '#lib/domain/locale.ts';
import type { CreatedWorkshop } from '#lib/protocol/api.ts';
import { MAX_NAME_LENGTH, MAX_TITLE_LENGTH } from '#lib/protocol/limits.ts';
import type { Api, ApiErrorCode } from '#lib/sync/api.ts';
import type { Device } from '#lib/sync/device.ts';
import { measure, type LineProblem } from './line-problem.ts';
import { tokenOf } from './token-of.ts';

/** What keeps the form from being sent, by the field that it stands beside. */
export interface Problems {
	title: LineProblem;
	name: LineProblem;
	/** `asked`: the server has just said that it needs one. */
	key: 'asked' | 'missing' | 'wrong' | null;
	/** Whatever no field can help with. */
	form: ApiErrorCode | null;
}

const NONE: Problems = { title: null, name: null, key: null, form: null };

/** The form of /new: what is filled in, what is wrong with it, and the way to the board. */
export class NewWorkshop {
	title = $state('');
	locale: Locale = $state('en');
	name = $state('');
	key = $state('');
	/** Template ids in the order of choosing. */
	chosen: readonly string[] = $state.raw([]);
	problems: Problems = $state.raw(NONE);
	busy = $state(false);
	/** Stays once the server has asked for it. */
	keyShown = $state(false);
	/** The person who sits here is already known, so their name isn't asked again. */
	nameKnown = $state(false);

	readonly #api: Api;
	readonly #device: Device;
	/** A workshop that was made when joining it failed: the next try joins it, not a second one. */
	#made: { readonly body: string; readonly workshop: CreatedWorkshop } | null = null;

	constructor(api: Api, device: Device, locale: Locale) {
		this.#api = api;
		this.#device = device;
		this.locale = locale;
	}

	/** Only in the browser: the server has nobody to remember. */
	recall(): void {
		this.name = this.#device.person().name ?? '';
		this.nameKnown = this.name !== '';
	}

	toggle(canvas: string): void {
		this.chosen = this.chosen.includes(canvas)
			? this.chosen.filter((id) => id !== canvas)
			: [...this.chosen, canvas];
	}

	clear(): void {
		this.chosen = [];
	}

	/** Answers the id of the workshop to go to, or null when something is wrong or under way. */
	async submit(now: () => number): Promise<string | null> {
		if (this.busy || !this.#check()) return null;
		this.busy = true;
		try {
			const workshop = await this.#create();
			return workshop && (await this.#join(workshop, now));
		} finally {
			this.busy = false;
		}
	}

	#check(): boolean {
		this.problems = {
			...NONE,
			title: measure(this.title, MAX_TITLE_LENGTH),
			name: measure(this.name, MAX_NAME_LENGTH),
			key: this.keyShown && this.key.trim() === '' ? 'missing' : null
		};
		return Object.values(this.problems).every((problem) => problem === null);
	}

	async #create(): Promise<CreatedWorkshop | null> {
		const body = { title: this.title.trim(), locale: this.locale, canvases: this.chosen };
		const signature = JSON.stringify(body);
		if (this.#made?.body === signature) return this.#made.workshop;
		const result = await this.#api.createWorkshop(body, this.key.trim());
		if (!result.ok) {
			this.#refused(result.code);
			return null;
		}
		this.#made = { body: signature, workshop: result.value };
		return result.value;
	}

	async #join(workshop: CreatedWorkshop, now: () => number): Promise<string | null> {
		const token = tokenOf(workshop.links.facilitator);
		if (token === null) {
			this.#refused('internal');
			return null;
		}
		const { color } = this.#device.person();
		const name = this.name.trim();
		const result = await this.#api.join({ token, name, ...(color ? { color } : {}) });
		if (!result.ok) {
			this.#refused(result.code);
			return null;
		}
		const { me } = result.value;
		this.#device.rememberPerson({ name: me.name, color: me.color });
		const visit = { id: workshop.id, title: this.title.trim(), role: me.role };
		this.#device.visit({ ...visit, canvases: this.chosen }, now());
		return workshop.id;
	}

	#refused(code: ApiErrorCode): void {
		switch (code) {
			case 'title_invalid':
				this.problems = { ...NONE, title: 'refused' };
				break;
			case 'name_invalid':
				this.nameKnown = false;
				this.problems = { ...NONE, name: 'refused' };
				break;
			case 'create_key_required':
				this.problems = { ...NONE, key: this.keyShown ? 'wrong' : 'asked' };
				this.keyShown = true;
				break;
			default:
				this.problems = { ...NONE, form: code };
		}
	}
}
