import type { CDPSession, Page } from 'playwright';
import type { Point } from '#lib/domain/geometry.ts';
import { after } from '../support/figures.ts';

/** ms from one wheel or pointer event to the next: a frame's, as browsers deliver them. */
const PACE = 1000 / 60;
/** ms from one key to the next; faster than anybody, so that the time between isn't measured. */
const KEY_PACE = 33;

/** CSS px. A wheel event of nothing is never answered. */
const LEAST = 0.1;

/** Where a letter is on a keyboard with English and Russian. */
const ENGLISH = 'qwertyuiopasdfghjklzxcvbnm';
const RUSSIAN = 'йцукенгшщзфывапролдячсмить';

/**
 * Real input events through the browser's own protocol, at a steady pace. Each waits for the page
 * to have taken the one before: a page that is too slow for the pace gets them as it can.
 */
export class Hands {
	readonly #page: Page;
	readonly #session: CDPSession;
	#sent = 0;

	private constructor(page: Page, session: CDPSession) {
		this.#page = page;
		this.#session = session;
	}

	static async of(page: Page): Promise<Hands> {
		return new Hands(page, await page.context().newCDPSession(page));
	}

	/** Events since it was asked last; a key down and up is one. */
	count(): number {
		const sent = this.#sent;
		this.#sent = 0;
		return sent;
	}

	/** Two fingers on a trackpad: `count` wheel events of so many CSS px. */
	async pan(count: number, [dx, dy]: Point): Promise<void> {
		await this.#steadily(count, PACE, () => this.#page.mouse.wheel(dx, dy));
	}

	/** A pinch: Ctrl and a wheel event of each of these, px. */
	async pinch(deltas: readonly number[]): Promise<void> {
		await this.#page.keyboard.down('Control');
		await this.#steadily(deltas.length, PACE, (i) => {
			const dy = deltas[i] ?? 0;
			return this.#page.mouse.wheel(0, Math.abs(dy) < LEAST ? LEAST : dy);
		});
		await this.#page.keyboard.up('Control');
	}

	async point([x, y]: Point): Promise<void> {
		await this.#page.mouse.move(x, y);
	}

	async doubleClick([x, y]: Point): Promise<void> {
		await this.#page.mouse.dblclick(x, y);
	}

	/**
	 * Presses at `from`, moves in so many steps to `to`, lets go. Not by Playwright's mouse: while a
	 * button is down it runs scripts of its own in the page at each move.
	 */
	async drag(from: Point, to: Point, steps: number): Promise<void> {
		await this.#page.mouse.move(...from);
		await this.#mouse('mousePressed', from);
		await this.#steadily(steps, PACE, (i) => {
			const share = (i + 1) / steps;
			return this.#mouse('mouseMoved', [
				from[0] + (to[0] - from[0]) * share,
				from[1] + (to[1] - from[1]) * share
			]);
		});
		await this.#mouse('mouseReleased', to);
		// Playwright's mouse has to know where it is.
		await this.#page.mouse.move(...to);
		this.#sent += 3;
	}

	async #mouse(
		type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
		[x, y]: Point
	): Promise<void> {
		const buttons = type === 'mouseReleased' ? 0 : 1;
		const clickCount = type === 'mouseMoved' ? 0 : 1;
		await this.#session.send('Input.dispatchMouseEvent', {
			type,
			x,
			y,
			button: 'left',
			buttons,
			clickCount
		});
	}

	/** Types with the keys of an English or Russian keyboard. */
	async type(text: string): Promise<void> {
		const keys = [...text];
		await this.#steadily(keys.length, KEY_PACE, async (i) => {
			const key = keyOf(keys[i] ?? ' ');
			await this.#session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
			await this.#session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
		});
	}

	async press(key: string): Promise<void> {
		await this.#page.keyboard.press(key);
	}

	async #steadily(count: number, pace: number, act: (i: number) => Promise<void>): Promise<void> {
		let due = performance.now();
		for (let i = 0; i < count; i++) {
			await act(i);
			this.#sent++;
			due = Math.max(due + pace, performance.now());
			await after(Math.max(0, due - performance.now()));
		}
	}
}

interface Key {
	readonly key: string;
	readonly text: string;
	readonly code: string;
	readonly windowsVirtualKeyCode: number;
}

function keyOf(letter: string): Key {
	const place = Math.max(ENGLISH.indexOf(letter), RUSSIAN.indexOf(letter));
	const latin = (ENGLISH[place] ?? ' ').toUpperCase();
	const code = latin === ' ' ? 'Space' : `Key${latin}`;
	return { key: letter, text: letter, code, windowsVirtualKeyCode: latin.charCodeAt(0) };
}
