import { getContext, setContext } from 'svelte';

/** ms that a toast without an action stays; long enough to read two lines twice. */
const STAY = 6000;
/** More would cover the board; the oldest goes first. */
const MAX_TOASTS = 3;

export interface Toast {
	readonly id: number;
	readonly text: string;
	/** `alert` interrupts a screen reader: for what went wrong. */
	readonly kind: 'info' | 'done' | 'alert';
	/** Toasts with an action, and alerts, stay until they are dismissed. */
	readonly action?: { readonly label: string; readonly run: () => void };
}

/** Short messages over the page. One list per page, in context. */
export class Toasts {
	list: readonly Toast[] = $state.raw([]);
	#next = 1;
	readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

	show(toast: Omit<Toast, 'id'>): number {
		const id = this.#next++;
		const list = [...this.list, { ...toast, id }];
		for (const old of list.slice(0, -MAX_TOASTS)) this.#stop(old.id);
		this.list = list.slice(-MAX_TOASTS);
		this.resume(id);
		return id;
	}

	dismiss(id: number): void {
		this.#stop(id);
		this.list = this.list.filter((toast) => toast.id !== id);
	}

	/** While someone points at it or is in it, a toast doesn't go. */
	pause(id: number): void {
		this.#stop(id);
	}

	resume(id: number): void {
		this.#stop(id);
		const toast = this.list.find((one) => one.id === id);
		if (!toast || toast.action || toast.kind === 'alert') return;
		this.#timers.set(
			id,
			setTimeout(() => this.dismiss(id), STAY)
		);
	}

	dispose(): void {
		for (const id of this.#timers.keys()) this.#stop(id);
	}

	#stop(id: number): void {
		clearTimeout(this.#timers.get(id));
		this.#timers.delete(id);
	}
}

const KEY = Symbol('toasts');

export const provideToasts = (): Toasts => setContext(KEY, new Toasts());
export const useToasts = (): Toasts => getContext<Toasts>(KEY);
