/** Connectors: where they run (route.ts), what they end at (host.ts), and every operation on them. */
export {
	createConnector,
	ensureLabel,
	hostsOn,
	isLoop,
	reverse,
	setEnd,
	setHead,
	setRoute,
	type ConnectorSide,
	type NewConnector
} from './edit.ts';
export { hostFrom, isHost, spotOf, type Host, type HostOf } from './host.ts';
export { routeOf, type Route, type Routed } from './route.ts';
export { CONNECTOR_WEIGHT } from './heads.ts';
