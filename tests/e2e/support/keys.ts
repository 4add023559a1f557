import type { CDPSession, Page } from '@playwright/test';

/** A key as a keyboard sends it: what it types, and where it is. */
export interface Key {
	readonly key: string;
	readonly code: string;
	/** Windows virtual key code; what editing commands of the browser go by. */
	readonly vk: number;
}

/** Letters of a Russian layout with the Latin letter of the same key. */
export const russian = (letter: string, latin: string): Key => ({
	key: letter,
	code: `Key${latin.toUpperCase()}`,
	vk: latin.toUpperCase().charCodeAt(0)
});

const CTRL = 2;
const SHIFT = 8;

/** A keyboard whose keys type Cyrillic; Playwright's own knows a US layout only. */
export class Keyboard {
	readonly #session: CDPSession;

	private constructor(session: CDPSession) {
		this.#session = session;
	}

	static async of(page: Page): Promise<Keyboard> {
		return new Keyboard(await page.context().newCDPSession(page));
	}

	async press(
		{ key, code, vk }: Key,
		{ ctrl = false, shift = false, command = '' } = {}
	): Promise<void> {
		const common = {
			key: shift ? key.toUpperCase() : key,
			code,
			windowsVirtualKeyCode: vk,
			modifiers: (ctrl ? CTRL : 0) | (shift ? SHIFT : 0)
		};
		await this.#session.send('Input.dispatchKeyEvent', {
			type: ctrl ? 'rawKeyDown' : 'keyDown',
			...common,
			...(!ctrl && { text: common.key }),
			// What the browser's own key bindings would do: CDP events pass them by.
			...(command && { commands: [command] })
		});
		await this.#session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
	}
}
