/** What a wheel event means: see wheel/wheel.ts. */
export { MAX_NOTCH_ZOOM, wheel } from './wheel/wheel.ts';
export {
	WHEEL_SETTINGS,
	WHEEL_START,
	type WheelDevice,
	type WheelInput,
	type WheelSetting,
	type WheelState
} from './wheel/types.ts';
