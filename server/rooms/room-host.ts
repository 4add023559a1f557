import type { Metrics } from '../metrics.ts';
import type { DocumentLog } from '../store/types.ts';
import type { Connection } from './connection.ts';
import type { RoomLimits } from './limits.ts';
import type { Room } from './room.ts';
import type { Timers } from './timers.ts';

export interface ErrorContext {
	readonly what: 'load' | 'append' | 'compact' | 'apply' | 'room' | 'listener';
	readonly doc?: string;
}

/** What the parts of the rooms share. */
export interface RoomParts {
	readonly log: DocumentLog;
	readonly limits: RoomLimits;
	readonly timers: Timers;
	readonly metrics: Metrics;
	/** Where unexpected errors go; `context` says what was being done, and to which document. */
	readonly onError: (error: unknown, context: ErrorContext) => void;
}

/** What a room needs of the process it lives in. */
export interface RoomHost extends RoomParts {
	/** Have the room write(): now, or with the next tick. */
	write(room: Room, urgent: boolean): void;
	/** Have the room tell its presence. */
	tellPresence(room: Room, urgent: boolean): void;
	/** Look after a slow connection. */
	watch(connection: Connection, room: Room): void;
	/** A connection of the room is no more. */
	left(connection: Connection): void;
	/** Nobody is there and nothing is left to do. */
	idle(room: Room): void;
	/** The room can't go on; it must not be found any more. */
	failed(room: Room): void;
}

export class RoomClosed extends Error {
	constructor() {
		super('the room is closed');
	}
}
