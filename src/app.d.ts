import type { Locale } from '#lib/domain/locale.ts';

declare global {
	namespace App {
		interface Locals {
			locale: Locale;
		}
	}
}

export {};
