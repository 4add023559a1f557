import type { CDPSession, Page } from '@playwright/test';
import type { Point } from '#lib/domain/geometry.ts';

/** Fingers on the screen; Playwright's own can only tap. */
export class Fingers {
	readonly #session: CDPSession;

	private constructor(session: CDPSession) {
		this.#session = session;
	}

	static async of(page: Page): Promise<Fingers> {
		return new Fingers(await page.context().newCDPSession(page));
	}

	async down(...points: Point[]): Promise<void> {
		await this.#send('touchStart', points);
	}

	/** Straight from where they are to there, in steps, as fingers go. */
	async move(from: readonly Point[], to: readonly Point[], steps = 6): Promise<void> {
		for (let step = 1; step <= steps; step++) {
			const part = step / steps;
			await this.#send(
				'touchMove',
				from.map(([x, y], i) => {
					const [toX, toY] = to[i] ?? [x, y];
					return [x + (toX - x) * part, y + (toY - y) * part];
				})
			);
		}
	}

	async up(): Promise<void> {
		await this.#send('touchEnd', []);
	}

	async tap(at: Point): Promise<void> {
		await this.down(at);
		await this.up();
	}

	async #send(
		type: 'touchStart' | 'touchMove' | 'touchEnd',
		points: readonly Point[]
	): Promise<void> {
		await this.#session.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: points.map(([x, y], id) => ({ x, y, id }))
		});
	}
}
