import Circle from 'lucide-svelte/icons/circle';
import Diamond from 'lucide-svelte/icons/diamond';
import Eraser from 'lucide-svelte/icons/eraser';
import Frame from 'lucide-svelte/icons/frame';
import Hand from 'lucide-svelte/icons/hand';
import Highlighter from 'lucide-svelte/icons/highlighter';
import Image from 'lucide-svelte/icons/image';
import MessageCirclePlus from 'lucide-svelte/icons/message-circle-plus';
import Minimize2 from 'lucide-svelte/icons/minimize-2';
import MousePointer2 from 'lucide-svelte/icons/mouse-pointer-2';
import MoveUpRight from 'lucide-svelte/icons/move-up-right';
import PenLine from 'lucide-svelte/icons/pen-line';
import RectangleHorizontal from 'lucide-svelte/icons/rectangle-horizontal';
import Shapes from 'lucide-svelte/icons/shapes';
import Slash from 'lucide-svelte/icons/slash';
import Square from 'lucide-svelte/icons/square';
import Squircle from 'lucide-svelte/icons/squircle';
import Stamp from 'lucide-svelte/icons/stamp';
import StickyNote from 'lucide-svelte/icons/sticky-note';
import Triangle from 'lucide-svelte/icons/triangle';
import Type from 'lucide-svelte/icons/type';
import { actionById } from '#lib/tools/actions/registry.ts';
import type { ActionId } from '#lib/tools/actions/types.ts';
import type { IconType } from '#lib/ui/kit/icon.ts';

/** The icons of the toolbar by their lucide names; the page loads no others for it. */
const ICONS: Readonly<Record<string, IconType>> = {
	circle: Circle,
	diamond: Diamond,
	eraser: Eraser,
	frame: Frame,
	hand: Hand,
	highlighter: Highlighter,
	image: Image,
	'message-circle-plus': MessageCirclePlus,
	'minimize-2': Minimize2,
	'mouse-pointer-2': MousePointer2,
	'move-up-right': MoveUpRight,
	'pen-line': PenLine,
	'rectangle-horizontal': RectangleHorizontal,
	shapes: Shapes,
	slash: Slash,
	square: Square,
	squircle: Squircle,
	stamp: Stamp,
	'sticky-note': StickyNote,
	triangle: Triangle,
	type: Type
};

/** A tool without an icon of its own is still a tool. */
export const toolIcon = (action: ActionId): IconType => ICONS[actionById(action).icon] ?? Shapes;
