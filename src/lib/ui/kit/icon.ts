import type Plus from 'lucide-svelte/icons/plus';

/** Any icon of lucide-svelte, imported from its own file: `lucide-svelte/icons/<name>`. */
export type IconType = typeof Plus;
