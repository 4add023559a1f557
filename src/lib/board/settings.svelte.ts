import type { WheelSetting } from '#lib/tools/wheel/types.ts';

const KEY = 'lb:settings';

/** A person's own ways, kept on this device. */
export class Settings {
	wheel: WheelSetting = $state('auto');
	/** Single letters act as shortcuts (WCAG 2.1.4: they can be switched off). */
	singleKeys: boolean = $state(true);
	/** The person asked the system for less motion. */
	still: boolean = $state(false);

	constructor() {
		const stored = read();
		if (stored.wheel === 'mouse' || stored.wheel === 'trackpad') this.wheel = stored.wheel;
		if (stored.singleKeys === false) this.singleKeys = false;
		const query = matchMedia('(prefers-reduced-motion: reduce)');
		this.still = query.matches;
		query.addEventListener('change', () => (this.still = query.matches));
	}

	setWheel(wheel: WheelSetting): void {
		this.wheel = wheel;
		this.#write();
	}

	setSingleKeys(on: boolean): void {
		this.singleKeys = on;
		this.#write();
	}

	#write(): void {
		try {
			localStorage.setItem(KEY, JSON.stringify({ wheel: this.wheel, singleKeys: this.singleKeys }));
		} catch {
			// Without storage the setting lasts as long as the page.
		}
	}
}

function read(): { wheel?: unknown; singleKeys?: unknown } {
	try {
		const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
		return typeof value === 'object' && value !== null ? value : {};
	} catch {
		return {};
	}
}
