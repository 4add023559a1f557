import { IsUsingKeyboard } from 'bits-ui';

/**
 * To be called by a component whose menu is open when it is made. Bits puts the focus on a menu's first
 * line when a key asked for it, but hears keys only while a menu is mounted: that one came before.
 */
export function hearKey(byKey: boolean): void {
	const keyboard = new IsUsingKeyboard();
	if (byKey) keyboard.current = true;
}
