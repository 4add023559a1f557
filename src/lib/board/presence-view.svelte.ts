import type { Awareness } from 'y-protocols/awareness';
import { equalityDeep } from 'lib0/function';
import type { Point, Rect } from '#lib/domain/geometry.ts';
import { parsePoint } from '#lib/domain/values.ts';
import { PRESENCE_INTERVAL } from '#lib/protocol/limits.ts';
import { parsePresence, type Presence } from '#lib/protocol/presence.ts';

/** ms over which another's pointer glides to where it was last heard of: one interval of the wire. */
const GLIDE = 110;
/** ms without news after which a pointer fades. */
export const CURSOR_FADES = 5_000;
/** ms without a press or a move after which a person counts as away from the keyboard. */
const IDLE = 60_000;

/** One other client in the room: a person's browser tab. */
export interface Peer {
	readonly client: number;
	readonly presence: Presence;
}

interface Motion {
	from: Point;
	to: Point;
	start: number;
}

type Draft = { -readonly [K in keyof Presence]: Presence[K] };

/**
 * The others, and what they are told of us. What changes many times a second (pointers, drags) is
 * kept out of Svelte's state and read by animation frames; the rest is a list.
 */
export class PresenceView {
	/** Replaced when someone comes, goes, selects or edits; not for pointer moves and drags. */
	peers: readonly Peer[] = $state.raw([]);
	/** Ids of those who are here and have done nothing for a while. */
	readonly idle: ReadonlySet<string> = $derived(
		new Set(this.peers.filter(({ presence }) => presence.idle).map(({ presence }) => presence.p))
	);
	/** Those who are in a text. */
	readonly writing: readonly Peer[] = $derived(
		this.peers.filter(({ presence }) => presence.editing !== undefined)
	);
	readonly #awareness: Awareness;
	readonly #motions = new Map<number, { cursor?: Motion; drag?: Motion; heard: number }>();
	readonly #live = new Map<number, Peer>();
	/** What each said last, as it came. */
	readonly #raw = new Map<number, Readonly<Record<string, unknown>>>();
	/** How many of the others hold something. */
	dragging = 0;
	/** Called when a pointer or a drag moved, so that whoever draws them wakes up. */
	onmotion: (() => void) | null = null;
	/** Called when this page's own person does something. */
	onown: (() => void) | null = null;
	/** Called when anybody is heard of, after the lists are right. */
	readonly #heard = new Set<() => void>();
	#draft: Draft;
	#quiet = false;
	#leads: () => boolean = () => false;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#sentAt = 0;
	#idleTimer: ReturnType<typeof setTimeout> | null = null;
	/** ms: when the person last did something. */
	#activeAt = 0;

	constructor(awareness: Awareness, participant: string) {
		this.#awareness = awareness;
		this.#draft = { p: participant };
		// A copy: what is told is compared with what was.
		awareness.setLocalState({ ...this.#draft });
		awareness.on('change', this.#onchange);
		this.#onchange({
			added: [...awareness.getStates().keys()],
			updated: [],
			removed: []
		});
		this.active();
	}

	/** Everyone as last heard, for animation frames. */
	get live(): Iterable<Peer> {
		return this.#live.values();
	}

	/** Merges into what we tell the others; goes out at most ten times a second, last state wins. */
	tell(change: Partial<Omit<Presence, 'p'>>): void {
		Object.assign(this.#draft, change);
		if (this.#timer !== null) return;
		const wait = Math.max(0, this.#sentAt + PRESENCE_INTERVAL - performance.now());
		this.#timer = setTimeout(this.#send, wait);
	}

	/** The person did something: not idle, and idle again in a minute. */
	active(): void {
		if (this.#draft.idle) this.tell({ idle: undefined });
		this.#activeAt = performance.now();
		this.onown?.();
		// A timer for each move of a hand would cost a tenth of what the move does.
		this.#idleTimer ??= setTimeout(this.#doze, IDLE);
	}

	readonly #doze = (): void => {
		const left = this.#activeAt + IDLE - performance.now();
		this.#idleTimer = left > 1 ? setTimeout(this.#doze, left) : null;
		if (this.#idleTimer === null) this.tell({ idle: true });
	};

	/** Called whenever anybody is heard of; answers with the way to stop it. */
	onheard(listener: () => void): () => void {
		this.#heard.add(listener);
		return () => this.#heard.delete(listener);
	}

	/** What somebody sees now, of the first of their tabs that tells; null while none does. */
	viewOf(person: string): Rect | null {
		for (const { presence } of this.#live.values()) {
			if (presence.p !== person || !presence.view) continue;
			const [x, y, w, h] = presence.view;
			return { x, y, w, h };
		}
		return null;
	}

	/** Where a peer's pointer is at this moment, gliding; null when it is off the board. */
	cursorAt(client: number, now: number): { at: Point; moving: boolean; faded: boolean } | null {
		const motion = this.#motions.get(client);
		if (!motion?.cursor) return null;
		return {
			...glide(motion.cursor, now),
			faded: now - motion.heard > CURSOR_FADES
		};
	}

	/** By how much a peer's drag has moved what it holds at this moment; null without a drag. */
	dragAt(client: number, now: number): { at: Point; moving: boolean } | null {
		const motion = this.#motions.get(client)?.drag;
		return motion ? glide(motion, now) : null;
	}

	destroy(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		if (this.#idleTimer !== null) clearTimeout(this.#idleTimer);
		this.#awareness.off('change', this.#onchange);
	}

	/**
	 * While somebody writes alone, nothing is told that follows from it: not where their pointer is,
	 * nor that they do anything at all. What they say on purpose still is, and where they look while
	 * they lead everybody's view.
	 */
	hush(quiet: boolean, leads: () => boolean): void {
		this.#leads = leads;
		if (this.#quiet === quiet) return;
		this.#quiet = quiet;
		// A pointer left on a note, or a note still selected, would tell what was done in the quiet.
		if (!quiet) this.#draft = spoken(this.#draft, true);
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#send();
	}

	readonly #send = (): void => {
		this.#timer = null;
		this.#sentAt = performance.now();
		const told = this.#quiet ? spoken(this.#draft, this.#leads()) : this.#draft;
		// Even the same again would say that something has happened.
		if (this.#quiet && equalityDeep(asJson(told), asJson(this.#awareness.getLocalState()))) return;
		// JSON drops what is undefined, so absent stays absent on the wire.
		this.#awareness.setLocalState({ ...told });
	};

	readonly #onchange = (change: Record<'added' | 'updated' | 'removed', number[]>): void => {
		const isOthers = (client: number): boolean => client !== this.#awareness.clientID;
		// What this page tells comes back ten times a second while its hand moves.
		if (![...change.added, ...change.updated, ...change.removed].some(isOthers)) return;
		const now = performance.now();
		let listed = false;
		for (const client of change.removed) {
			listed = this.#live.delete(client) || listed;
			this.#motions.delete(client);
			this.#raw.delete(client);
		}
		for (const client of [...change.added, ...change.updated]) {
			if (!isOthers(client)) continue;
			const state = this.#awareness.getStates().get(client);
			const before = this.#live.get(client)?.presence;
			const { presence, same } = this.#read(client, state, before);
			if (!presence) {
				listed = this.#live.delete(client) || listed;
				continue;
			}
			this.#live.set(client, { client, presence });
			this.#move(client, presence, now);
			if (!before || !same) listed = true;
		}
		this.dragging = 0;
		for (const { presence } of this.#live.values()) if (presence.drag) this.dragging++;
		if (listed) this.peers = [...this.#live.values()];
		this.onmotion?.();
		for (const listener of this.#heard) listener();
	};

	/** What a peer says now, and whether it is the same as before but for what frames read. */
	#read(
		client: number,
		state: Readonly<Record<string, unknown>> | undefined,
		before: Presence | undefined
	): { presence: Presence | null; same: boolean } {
		const raw = this.#raw.get(client);
		if (state) this.#raw.set(client, state);
		// Mostly a pointer alone has moved, and the rest needs no second look.
		const cursor = raw && state && before?.cursor ? pointerAlone(raw, state) : null;
		if (before && cursor) return { presence: { ...before, cursor }, same: true };
		const presence = parsePresence(state);
		return { presence, same: !!presence && !!before && sameForLists(before, presence) };
	}

	#move(client: number, presence: Presence, now: number): void {
		const before = this.#motions.get(client);
		this.#motions.set(client, {
			cursor: follow(before?.cursor, presence.cursor, now),
			// A drag starts from where the note lies.
			drag: follow(
				before?.drag ?? { from: [0, 0], to: [0, 0], start: now },
				presence.drag?.by,
				now
			),
			heard: now
		});
	}
}

function follow(
	before: Motion | undefined,
	to: Point | undefined,
	now: number
): Motion | undefined {
	if (!to) return undefined;
	return { from: before ? glide(before, now).at : to, to, start: now };
}

function glide({ from, to, start }: Motion, now: number): { at: Point; moving: boolean } {
	const t = Math.min(1, (now - start) / GLIDE);
	return {
		at: [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t],
		moving: t < 1
	};
}

/** Where the pointer is now, when nothing else differs between two states as they came. */
function pointerAlone(
	before: Readonly<Record<string, unknown>>,
	after: Readonly<Record<string, unknown>>
): [number, number] | null {
	const keys = Object.keys(after);
	if (keys.length !== Object.keys(before).length) return null;
	for (const key of keys) {
		if (key !== 'cursor' && !equalityDeep(before[key], after[key])) return null;
	}
	const at = parsePoint(after['cursor']);
	return at && [at[0], at[1]];
}

/** Whether two states differ only in what animation frames read. */
function sameForLists(a: Presence, b: Presence): boolean {
	return (
		a.idle === b.idle &&
		a.selected === b.selected &&
		equalityDeep(a.selection, b.selection) &&
		equalityDeep(a.editing, b.editing) &&
		equalityDeep(a.drag?.ids, b.drag?.ids) &&
		equalityDeep(a.resize, b.resize) &&
		a.follows === b.follows &&
		a.laser === b.laser &&
		a.react?.n === b.react?.n &&
		(a.cursor === undefined) === (b.cursor === undefined)
	);
}

/** What a person says on purpose, and nothing else. Their pointer only while they point with it. */
const spoken = ({ p, follows, laser, cursor, react, view }: Draft, leads: boolean): Draft => ({
	p,
	follows,
	react,
	...(leads && { view }),
	...(laser && { laser, cursor })
});

/** As the wire has it. */
const asJson = (state: unknown): unknown => JSON.parse(JSON.stringify(state));
