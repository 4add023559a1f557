import type { BoardView } from '#lib/board/board-view.svelte.ts';
import type { I18n } from '#lib/i18n/i18n.svelte.ts';
import { isOpen, type Chosen, type Offer } from '#lib/tools/actions/offers.ts';
import type { Action } from '#lib/tools/actions/types.ts';
import type { MenuEntry } from '#lib/ui/kit/menu.ts';
import { actionIcon, submenuIcon } from './action-icons.ts';

/** One action as a line: ticked where it is so already, shut where it can't be had. */
export function actionEntry(
	board: BoardView,
	i18n: I18n,
	action: Action,
	chosen: Chosen,
	onrun?: () => void
): MenuEntry {
	const icon = actionIcon(action.icon);
	const shortcut = board.commands.shortcut(action.id, i18n.locale);
	const common = {
		label: i18n.m.actions.names[action.id],
		...(icon && { icon }),
		...(shortcut && { shortcut }),
		disabled: !isOpen(action, chosen)
	};
	const run = (): void => {
		onrun?.();
		board.commands.run(action.id);
	};
	return action.on
		? { ...common, kind: 'toggle', checked: action.on(chosen.records), onchange: run }
		: { ...common, kind: 'select', danger: action.danger === true, onselect: run };
}

/** The sections of a menu, with a line between each two. */
export function offerEntries(
	board: BoardView,
	i18n: I18n,
	sections: readonly (readonly Offer[])[],
	chosen: Chosen
): MenuEntry[] {
	const entryOf = (offer: Offer): MenuEntry => {
		if (offer.kind === 'action') return actionEntry(board, i18n, offer.action, chosen);
		return {
			kind: 'submenu',
			label: i18n.m.actions.submenus[offer.id],
			icon: submenuIcon(offer.id),
			entries: offer.actions.map((action) => actionEntry(board, i18n, action, chosen))
		};
	};
	return sections.flatMap((offers, i) => [
		...(i > 0 ? [{ kind: 'separator' as const }] : []),
		...offers.map(entryOf)
	]);
}
