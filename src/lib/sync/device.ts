import * as v from 'valibot';
import { ROLES, type Role } from '../domain/permissions.ts';

/** What this browser remembers: who its person is, and the workshops it has opened. */
export interface Device {
	person(): Remembered;
	rememberPerson(person: Remembered): void;
	/** Last opened first. */
	workshops(): readonly KnownWorkshop[];
	/** Adds a workshop or brings it to the front; what `visit` leaves out stays as it was known. */
	visit(visit: Visit, now: number): void;
	forget(workshop: string): void;
	/** Tells when another tab changed the list; answers the function that stops it. */
	watch(changed: () => void): () => void;
}

export interface Remembered {
	readonly name?: string;
	/** One of PERSON_COLORS. */
	readonly color?: string;
}

export interface KnownWorkshop {
	readonly id: string;
	readonly title: string;
	readonly role: Role;
	/** Template ids, left to right; empty for a blank board. */
	readonly canvases: readonly string[];
	/** ms since the epoch. */
	readonly openedAt: number;
}

export interface Visit {
	readonly id: string;
	readonly title: string;
	readonly role: Role;
	readonly canvases?: readonly string[];
}

/** Older ones fall out: a first page with more is a list, not a choice. */
export const MAX_KNOWN_WORKSHOPS = 60;

const PERSON_KEY = 'loopboard:person';
const WORKSHOPS_KEY = 'loopboard:workshops';

const personSchema = v.object({
	name: v.exactOptional(v.string()),
	color: v.exactOptional(v.string())
});
const workshopSchema: v.GenericSchema<unknown, KnownWorkshop> = v.object({
	id: v.string(),
	title: v.string(),
	role: v.picklist(ROLES),
	canvases: v.array(v.string()),
	openedAt: v.number()
});

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** @param store Null where the browser has none, as in a strict private window: then in memory. */
export function createDevice(store: Store | null = browserStore()): Device {
	const memory = new Map<string, string>();

	function read(key: string): unknown {
		try {
			return JSON.parse(memory.get(key) ?? store?.getItem(key) ?? 'null') as unknown;
		} catch {
			return null;
		}
	}

	function write(key: string, value: unknown): void {
		const text = JSON.stringify(value);
		try {
			if (!store) throw new Error('no storage');
			store.setItem(key, text);
			memory.delete(key);
		} catch {
			// Full or forbidden: it's remembered for as long as the page lives.
			memory.set(key, text);
		}
	}

	function workshops(): readonly KnownWorkshop[] {
		const raw = read(WORKSHOPS_KEY);
		return (Array.isArray(raw) ? raw : [])
			.flatMap((one: unknown) => {
				const parsed = v.safeParse(workshopSchema, one);
				return parsed.success ? [parsed.output] : [];
			})
			.sort((a, b) => b.openedAt - a.openedAt);
	}

	return {
		person() {
			const parsed = v.safeParse(personSchema, read(PERSON_KEY));
			return parsed.success ? parsed.output : {};
		},
		rememberPerson: (person) => write(PERSON_KEY, person),
		workshops,
		visit(visit, now) {
			const known = workshops();
			const before = known.find((one) => one.id === visit.id);
			const canvases = visit.canvases ?? before?.canvases ?? [];
			const next = { ...visit, canvases, openedAt: now };
			const others = known.filter((one) => one !== before);
			write(WORKSHOPS_KEY, [next, ...others].slice(0, MAX_KNOWN_WORKSHOPS));
		},
		forget: (workshop) =>
			write(
				WORKSHOPS_KEY,
				workshops().filter((one) => one.id !== workshop)
			),
		watch(changed) {
			const heard = (event: StorageEvent): void => {
				// A null key: everything was cleared.
				if (event.key === WORKSHOPS_KEY || event.key === null) changed();
			};
			addEventListener('storage', heard);
			return () => removeEventListener('storage', heard);
		}
	};
}

function browserStore(): Store | null {
	if (typeof window === 'undefined') return null;
	try {
		return window.localStorage;
	} catch {
		// Reading the property itself throws where a browser forbids storage.
		return null;
	}
}

/** This browser's own memory. On the server it forgets everything at once. */
export const device: Device = createDevice();
