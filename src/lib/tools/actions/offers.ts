import type { ElementRecord } from '../../domain/elements.ts';
import { ACTIONS } from './registry.ts';
import { isPermitted, isReady } from './resolve.ts';
import type { Action, ActionPlace, KeyState, SubmenuId } from './types.ts';

/** What bar and menus are drawn from: what is selected, and what may be done. */
export interface Chosen {
	readonly records: readonly ElementRecord[];
	readonly state: KeyState;
}

/** One action, or several behind one line. */
export type Offer =
	| { readonly kind: 'action'; readonly action: Action }
	| { readonly kind: 'submenu'; readonly id: SubmenuId; readonly actions: readonly Action[] };

/** Places in the bar besides the one for everything else. */
export const BAR_PLACES = 7;
const LAST_RANK = 5;

/** Whether it is there at all in a place; what is there may still be out of reach (`isOpen`). */
function isOffered(action: Action, place: ActionPlace, chosen: Chosen, kinds: ReadonlySet<string>) {
	if (!action.where?.includes(place) || !isPermitted(action, chosen.state)) return false;
	if (place === 'board' || place === 'zone') return true;
	if (!isReady(action, chosen.state)) return false;
	const fits = (kind: string): boolean => action.kinds?.some((each) => each === kind) ?? true;
	const all = [...kinds];
	if (place === 'bar' ? !all.every(fits) : !all.some(fits)) return false;
	if (place === 'bar' && !action.locked && isAllLocked(chosen)) return false;
	return action.offered?.(chosen.records) ?? true;
}

const isAllLocked = ({ records }: Chosen): boolean =>
	records.length > 0 && records.every(({ locked }) => locked);

/** False for what can't be done to what is selected because it is locked: shown, but not to be had. */
export const isOpen = (action: Action, chosen: Chosen): boolean =>
	action.permission === 'any' ||
	action.locked === true ||
	action.needs === 'nothing' ||
	!isAllLocked(chosen);

function gathered(actions: readonly Action[]): Offer[] {
	const offers: Offer[] = [];
	for (const action of actions) {
		const { submenu } = action;
		if (submenu === undefined) {
			offers.push({ kind: 'action', action });
			continue;
		}
		const at = offers.findIndex((offer) => offer.kind === 'submenu' && offer.id === submenu);
		const there = offers[at];
		if (there?.kind === 'submenu') {
			offers[at] = { ...there, actions: [...there.actions, action] };
		} else offers.push({ kind: 'submenu', id: submenu, actions: [action] });
	}
	return offers;
}

function offeredIn(place: ActionPlace, chosen: Chosen): Action[] {
	const kinds = new Set(chosen.records.map(({ kind }) => kind));
	return ACTIONS.filter((action) => isOffered(action, place, chosen, kinds));
}

/**
 * The lines of a menu in sections, one for each group of actions in the registry's order; what
 * takes something away is a section of its own at the end.
 */
export function menuOffers(place: ActionPlace, chosen: Chosen): Offer[][] {
	const actions = offeredIn(place, chosen);
	const sections = new Map<string, Action[]>();
	for (const action of actions) {
		// Colour and type are looks, however many actions they are made of.
		const section = action.danger ? 'danger' : action.group === 'types' ? 'colors' : action.group;
		sections.set(section, [...(sections.get(section) ?? []), action]);
	}
	const danger = sections.get('danger');
	sections.delete('danger');
	return [...sections.values(), ...(danger ? [danger] : [])].map(gathered);
}

const rankOf = (offer: Offer): number =>
	offer.kind === 'action'
		? (offer.action.rank ?? LAST_RANK)
		: Math.min(...offer.actions.map((action) => action.rank ?? LAST_RANK));

/**
 * What the bar over the selection shows: looks first, then what arranges, then what makes more or
 * less. Of more than there are places for the lowest ranks are left to the menu.
 */
export function barOffers(chosen: Chosen, places = BAR_PLACES): Offer[] {
	const sections = new Map<string, Offer[]>();
	const actions = offeredIn('bar', chosen);
	const order = ['colors', 'types', 'arrange', 'other', 'edit', 'danger'];
	for (const offer of gathered(actions)) {
		const first = offer.kind === 'action' ? offer.action : offer.actions[0];
		const group = first?.danger ? 'danger' : (first?.group ?? 'other');
		const section = order.includes(group) ? group : 'other';
		sections.set(section, [...(sections.get(section) ?? []), offer]);
	}
	const offers = order.flatMap((section) => sections.get(section) ?? []);
	const chosenOnes = new Set(offers.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, places));
	return offers.filter((offer) => chosenOnes.has(offer));
}
