import type { IconType } from './icon.ts';

/** One line of a Menu. `select` does something, `toggle` is on or off, `choice` is one of several. */
export type MenuEntry =
	| {
			readonly kind: 'select';
			readonly label: string;
			readonly icon?: IconType;
			/** A key to show at the end of the line. */
			readonly shortcut?: string;
			readonly danger?: boolean;
			readonly disabled?: boolean;
			readonly onselect: () => void;
	  }
	| {
			readonly kind: 'toggle';
			readonly label: string;
			readonly icon?: IconType;
			readonly checked: boolean;
			readonly shortcut?: string;
			readonly disabled?: boolean;
			readonly onchange: (checked: boolean) => void;
	  }
	| {
			readonly kind: 'choice';
			readonly label: string;
			readonly value: string;
			readonly options: readonly {
				readonly value: string;
				readonly label: string;
				readonly icon?: IconType;
			}[];
			readonly onchange: (value: string) => void;
	  }
	/** Opens further lines beside it. */
	| {
			readonly kind: 'submenu';
			readonly label: string;
			readonly icon?: IconType;
			readonly entries: readonly MenuEntry[];
	  }
	| { readonly kind: 'separator' };
