import ALargeSmall from 'lucide-svelte/icons/a-large-small';
import AlignCenterHorizontal from 'lucide-svelte/icons/align-center-horizontal';
import AlignCenterVertical from 'lucide-svelte/icons/align-center-vertical';
import AlignEndHorizontal from 'lucide-svelte/icons/align-end-horizontal';
import AlignEndVertical from 'lucide-svelte/icons/align-end-vertical';
import AlignHorizontalSpaceBetween from 'lucide-svelte/icons/align-horizontal-space-between';
import AlignStartHorizontal from 'lucide-svelte/icons/align-start-horizontal';
import AlignStartVertical from 'lucide-svelte/icons/align-start-vertical';
import AlignVerticalSpaceBetween from 'lucide-svelte/icons/align-vertical-space-between';
import ArrowLeftFromLine from 'lucide-svelte/icons/arrow-left-from-line';
import ArrowLeftRight from 'lucide-svelte/icons/arrow-left-right';
import ArrowRightFromLine from 'lucide-svelte/icons/arrow-right-from-line';
import BringToFront from 'lucide-svelte/icons/bring-to-front';
import Captions from 'lucide-svelte/icons/captions';
import ChevronDown from 'lucide-svelte/icons/chevron-down';
import ChevronUp from 'lucide-svelte/icons/chevron-up';
import Circle from 'lucide-svelte/icons/circle';
import CircleDot from 'lucide-svelte/icons/circle-dot';
import CircleMinus from 'lucide-svelte/icons/circle-minus';
import CirclePlus from 'lucide-svelte/icons/circle-plus';
import ClipboardPaste from 'lucide-svelte/icons/clipboard-paste';
import Copy from 'lucide-svelte/icons/copy';
import CopyCheck from 'lucide-svelte/icons/copy-check';
import CopyPlus from 'lucide-svelte/icons/copy-plus';
import CornerDownRight from 'lucide-svelte/icons/corner-down-right';
import Diamond from 'lucide-svelte/icons/diamond';
import Download from 'lucide-svelte/icons/download';
import Flashlight from 'lucide-svelte/icons/flashlight';
import Focus from 'lucide-svelte/icons/focus';
import Grid2X2 from 'lucide-svelte/icons/grid-2x2';
import Group from 'lucide-svelte/icons/group';
import ImageDown from 'lucide-svelte/icons/image-down';
import Layers from 'lucide-svelte/icons/layers';
import LayoutGrid from 'lucide-svelte/icons/layout-grid';
import Lock from 'lucide-svelte/icons/lock';
import LockOpen from 'lucide-svelte/icons/lock-open';
import Magnet from 'lucide-svelte/icons/magnet';
import Maximize from 'lucide-svelte/icons/maximize';
import Megaphone from 'lucide-svelte/icons/megaphone';
import Minimize2 from 'lucide-svelte/icons/minimize-2';
import Minus from 'lucide-svelte/icons/minus';
import Move from 'lucide-svelte/icons/move';
import MoveRight from 'lucide-svelte/icons/move-right';
import MoveUpRight from 'lucide-svelte/icons/move-up-right';
import PaintBucket from 'lucide-svelte/icons/paint-bucket';
import Palette from 'lucide-svelte/icons/palette';
import Pencil from 'lucide-svelte/icons/pencil';
import Play from 'lucide-svelte/icons/play';
import RectangleHorizontal from 'lucide-svelte/icons/rectangle-horizontal';
import Scaling from 'lucide-svelte/icons/scaling';
import Scan from 'lucide-svelte/icons/scan';
import Scissors from 'lucide-svelte/icons/scissors';
import SendToBack from 'lucide-svelte/icons/send-to-back';
import Shapes from 'lucide-svelte/icons/shapes';
import Shield from 'lucide-svelte/icons/shield';
import ShieldOff from 'lucide-svelte/icons/shield-off';
import Snowflake from 'lucide-svelte/icons/snowflake';
import Spline from 'lucide-svelte/icons/spline';
import Square from 'lucide-svelte/icons/square';
import SquareDashed from 'lucide-svelte/icons/square-dashed';
import SquareDashedMousePointer from 'lucide-svelte/icons/square-dashed-mouse-pointer';
import Squircle from 'lucide-svelte/icons/squircle';
import Tag from 'lucide-svelte/icons/tag';
import Trash2 from 'lucide-svelte/icons/trash-2';
import Triangle from 'lucide-svelte/icons/triangle';
import Ungroup from 'lucide-svelte/icons/ungroup';
import User from 'lucide-svelte/icons/user';
import WandSparkles from 'lucide-svelte/icons/wand-sparkles';
import MessageCircle from 'lucide-svelte/icons/message-circle';
import Link from 'lucide-svelte/icons/link';
import type { SubmenuId } from '#lib/tools/actions/types.ts';
import type { IconType } from '#lib/ui/kit/icon.ts';

/** Icons of actions that bar and menus offer, by the names that the registry gives them. */
const ICONS: Readonly<Record<string, IconType>> = {
	'a-large-small': ALargeSmall,
	'align-center-horizontal': AlignCenterHorizontal,
	'align-center-vertical': AlignCenterVertical,
	'align-end-horizontal': AlignEndHorizontal,
	'align-end-vertical': AlignEndVertical,
	'align-horizontal-space-between': AlignHorizontalSpaceBetween,
	'align-start-horizontal': AlignStartHorizontal,
	'align-start-vertical': AlignStartVertical,
	'align-vertical-space-between': AlignVerticalSpaceBetween,
	'arrow-left-from-line': ArrowLeftFromLine,
	'arrow-left-right': ArrowLeftRight,
	'arrow-right-from-line': ArrowRightFromLine,
	'bring-to-front': BringToFront,
	captions: Captions,
	'chevron-down': ChevronDown,
	'chevron-up': ChevronUp,
	circle: Circle,
	'circle-dot': CircleDot,
	'circle-minus': CircleMinus,
	'circle-plus': CirclePlus,
	'clipboard-paste': ClipboardPaste,
	copy: Copy,
	'copy-check': CopyCheck,
	'copy-plus': CopyPlus,
	'corner-down-right': CornerDownRight,
	diamond: Diamond,
	download: Download,
	flashlight: Flashlight,
	focus: Focus,
	'grid-2x2': Grid2X2,
	group: Group,
	'image-down': ImageDown,
	layers: Layers,
	'layout-grid': LayoutGrid,
	lock: Lock,
	'lock-open': LockOpen,
	magnet: Magnet,
	maximize: Maximize,
	megaphone: Megaphone,
	'minimize-2': Minimize2,
	minus: Minus,
	move: Move,
	'move-right': MoveRight,
	'move-up-right': MoveUpRight,
	'paint-bucket': PaintBucket,
	palette: Palette,
	pencil: Pencil,
	play: Play,
	'rectangle-horizontal': RectangleHorizontal,
	scaling: Scaling,
	scan: Scan,
	scissors: Scissors,
	'send-to-back': SendToBack,
	shapes: Shapes,
	shield: Shield,
	'shield-off': ShieldOff,
	snowflake: Snowflake,
	spline: Spline,
	square: Square,
	'square-dashed': SquareDashed,
	'square-dashed-mouse-pointer': SquareDashedMousePointer,
	squircle: Squircle,
	tag: Tag,
	'trash-2': Trash2,
	triangle: Triangle,
	ungroup: Ungroup,
	user: User,
	'wand-sparkles': WandSparkles,
	'message-circle': MessageCircle,
	link: Link
};

const SUBMENU_ICON: Readonly<Record<SubmenuId, IconType>> = {
	color: Palette,
	type: Tag,
	form: Shapes,
	'text-size': ALargeSmall,
	route: Spline,
	'head-start': ArrowLeftFromLine,
	'head-end': ArrowRightFromLine,
	size: Scaling,
	align: AlignStartVertical,
	order: BringToFront,
	stack: Layers,
	zone: LayoutGrid
};

/** Undefined for a name that isn't here (a test names it): the words stand alone then. */
export const actionIcon = (name: string): IconType | undefined => ICONS[name];
export const submenuIcon = (id: SubmenuId): IconType => SUBMENU_ICON[id];
