import type { BoardView } from '#lib/board/board-view.svelte.ts';
import type { Frame } from '#lib/domain/canvas.ts';
import { isLocale } from '#lib/domain/locale.ts';
import type { I18n } from '#lib/i18n/i18n.svelte.ts';
import { fingersOnly } from '#lib/ui/kit/fingers-only.ts';
import type { MenuEntry } from '#lib/ui/kit/menu.ts';
import { isTheme, type Theme } from '#lib/ui/panels/theme.ts';
import type { ActionId } from '#lib/tools/actions/types.ts';

interface ViewHost {
	readonly example: (frame: string) => void;
	readonly oninfo: (frame: Frame) => void;
}

interface SettingHost {
	readonly theme: Theme;
	readonly ontheme: (theme: Theme) => void;
}

/** About the canvas one is at, and the ways to see more or less of the board: no icons, so that all words begin in one line. */
export function viewEntries(board: BoardView, i18n: I18n, host: ViewHost): MenuEntry[] {
	const m = i18n.m.board;
	const action = (id: ActionId, label: string): MenuEntry => ({
		kind: 'select',
		label,
		shortcut: board.commands.shortcut(id, i18n.locale),
		onselect: () => board.commands.run(id)
	});
	const sheet = board.whereabouts.sheet();
	const canvas: MenuEntry[] = sheet?.template
		? [
				{
					kind: 'toggle',
					label: m.canvases.showExample,
					checked: board.frames.examples.has(sheet.frame.id),
					onchange: () => host.example(sheet.frame.id)
				},
				{ kind: 'select', label: m.menu.about, onselect: () => host.oninfo(sheet.frame) },
				{ kind: 'separator' }
			]
		: [];
	const run: MenuEntry[] =
		board.workshop.me.role === 'facilitator'
			? [
					{
						kind: 'select',
						label: i18n.m.run.title,
						onselect: () => board.surfaces.show({ kind: 'run' })
					},
					{ kind: 'separator' }
				]
			: [];
	return [
		...run,
		...canvas,
		action('zoom-in', m.zoom.in),
		action('zoom-out', m.zoom.out),
		action('fit-all', m.zoom.fit),
		action('export', i18n.m.actions.names.export),
		{
			kind: 'toggle',
			label: i18n.m.finding.minimap.title,
			shortcut: board.commands.shortcut('minimap', i18n.locale),
			checked: board.settings.minimap,
			onchange: () => board.commands.run('minimap')
		},
		{ kind: 'separator' },
		...(['find', 'palette', 'comments', 'votes'] as const).map((id) =>
			action(id, i18n.m.actions.names[id])
		),
		{ kind: 'separator' }
	];
}

/** What a person sets for themselves on this device. */
export function settingEntries(board: BoardView, i18n: I18n, host: SettingHost): MenuEntry[] {
	const m = i18n.m.board.menu;
	const fingers = fingersOnly();
	const wheel: MenuEntry = {
		kind: 'choice',
		label: m.wheel,
		value: board.settings.wheel,
		options: [
			{ value: 'auto', label: m.wheelAuto },
			{ value: 'mouse', label: m.wheelMouse },
			{ value: 'trackpad', label: m.wheelTrackpad }
		],
		onchange: (value) => {
			if (value === 'auto' || value === 'mouse' || value === 'trackpad') {
				board.settings.setWheel(value);
			}
		}
	};
	const singleKeys: MenuEntry = {
		kind: 'toggle',
		label: m.singleKeys,
		checked: board.settings.singleKeys,
		onchange: (on) => board.settings.setSingleKeys(on)
	};
	return [
		{
			kind: 'choice',
			label: m.language,
			value: i18n.locale,
			options: [
				{ value: 'en', label: 'English' },
				{ value: 'ru', label: 'Русский' }
			],
			onchange: (value) => {
				if (isLocale(value)) i18n.set(value);
			}
		},
		{
			kind: 'choice',
			label: m.theme,
			value: host.theme,
			options: [
				{ value: 'system', label: m.themeSystem },
				{ value: 'light', label: m.themeLight },
				{ value: 'dark', label: m.themeDark }
			],
			onchange: (value) => {
				if (isTheme(value)) host.ontheme(value);
			}
		},
		...(fingers ? [] : [wheel]),
		{ kind: 'separator' },
		...askAgain(board, i18n),
		{
			kind: 'toggle',
			label: i18n.m.arranging.snapping,
			checked: board.settings.snapping,
			onchange: (on) => board.settings.setSnapping(on)
		},
		{
			kind: 'toggle',
			label: i18n.m.finding.others.setting,
			checked: board.settings.sayOthers,
			onchange: (on) => board.settings.setSayOthers(on)
		},
		{
			kind: 'toggle',
			label: i18n.m.run.sound,
			checked: board.settings.sound,
			onchange: (on) => board.settings.setSound(on)
		},
		...(fingers ? [] : [singleKeys]),
		{
			kind: 'select',
			label: fingers ? i18n.m.finding.shortcuts.touch : m.shortcuts,
			shortcut: board.commands.shortcut('shortcuts', i18n.locale),
			onselect: () => board.commands.run('shortcuts')
		}
	];
}

/** A way back for those who said not to be asked what pasted lines should become. */
function askAgain({ settings }: BoardView, i18n: I18n): MenuEntry[] {
	const { lines, table } = settings.pasteWays;
	if (lines === null && table === null) return [];
	const onselect = (): void => {
		settings.setPasteWay('lines', null);
		settings.setPasteWay('table', null);
	};
	return [{ kind: 'select', label: i18n.m.paste.askAgain, onselect }];
}
