import type { FanOut } from '../fanout/types.ts';
import type { Metrics } from '../metrics.ts';
import type { DocumentLog } from '../store/types.ts';
import type { Connection } from './connection.ts';
import type { RoomLimits } from './limits.ts';
import type { Timers } from './timers.ts';
import type { Turns } from './turns.ts';

export interface ErrorContext {
	readonly what: 'load' | 'append' | 'compact' | 'apply' | 'room' | 'listener' | 'fanout';
	readonly doc?: string;
}

/** What the parts of the rooms share. */
export interface RoomParts {
	readonly log: DocumentLog;
	readonly fanOut: FanOut;
	readonly limits: RoomLimits;
	readonly timers: Timers;
	readonly turns: Turns;
	readonly metrics: Metrics;
	/** Where unexpected errors go; `context` says what was being done, and to which document. */
	readonly onError: (error: unknown, context: ErrorContext) => void;
}

/** What a room is to those who write it and look after its readers. */
export interface HostedRoom {
	readonly name: string;
	/** Begins to write: what to append, or null when there is nothing. written() must follow. */
	write(): Uint8Array | null;
	/** What write() gave is in the log; `seq` is its number, null when it was nothing. */
	written(seq: number | null): void;
	tellPresence(): void;
	/** A slow connection has drained. */
	caughtUp(connection: Connection): void;
}

/** What a room needs of the process it lives in. */
export interface RoomHost extends RoomParts {
	/** Have the room write(): now, or with the next tick. */
	write(room: HostedRoom, urgent: boolean): void;
	/** Have the room tell its presence. */
	tellPresence(room: HostedRoom, urgent: boolean): void;
	/** Look after a slow connection. */
	watch(connection: Connection, room: HostedRoom): void;
	/** A connection of the room is no more. */
	left(connection: Connection): void;
	/** Nobody is there and nothing is left to do. */
	idle(room: HostedRoom): void;
	/** The room can't go on; it must not be found any more. */
	failed(room: HostedRoom): void;
}

export class RoomClosed extends Error {
	constructor() {
		super('the room is closed');
	}
}

/** The store hasn't taken a change in time; it may still do so. */
export class NotWritten extends Error {
	constructor() {
		super('the store did not take the change in time');
	}
}
