const SECOND = 1000;
const KB = 1024;
const MB = 1024 * KB;

/** What a room does when, and how much of it. Times in ms, sizes in bytes. */
export interface RoomLimits {
	/** Between two beats, on which busy rooms write and tell: 33 a second, as often as a hand moves
	 * a note smoothly. */
	readonly tick: number;
	/** The same in a process that is busy most of its time: what it does costs less in larger parts. */
	readonly longestTick: number;
	/** Without an edit for this long, a room's next edit goes at once, and so with presence. Longer
	 * than the pauses of somebody who types: a room where people work keeps to the beat. */
	readonly quiet: number;
	/** Between two presence frames of a room, at least: every second beat. Readers interpolate. */
	readonly presenceTick: number;
	/** A load that takes longer is given up: y-websocket has long asked again by then. */
	readonly loadTimeout: number;
	/** A room stays in memory this long after the last one left: reloads and short drop-outs. */
	readonly unloadGrace: number;

	/** Between the first failed write and the next try; doubles up to `retryMost`. */
	readonly retryFirst: number;
	readonly retryMost: number;
	/** How long close() tries to write what is pending before it gives up. */
	readonly closeFlush: number;
	/** How long close() waits for clients to answer the closing of their sockets. */
	readonly closeSockets: number;

	/** Updates since the snapshot after which a lull is used for a new one: 20 ms of a cold load. */
	readonly compactUpdates: number;
	/** The same in bytes, and at least half the snapshot, so that a large one isn't rewritten often. */
	readonly compactBytes: number;
	/** Without an edit for this long is a lull. */
	readonly compactLull: number;
	/** At this many times either bound the snapshot waits for no lull. */
	readonly compactOverdue: number;
	/** On unloading, fewer updates than this aren't worth a snapshot. */
	readonly compactOnUnload: number;

	/** Unsent bytes of a socket beyond which it gets no presence: a second of a slow line. */
	readonly slowPresence: number;
	/** Beyond which it gets no updates until it has drained, then what it missed. */
	readonly slowUpdates: number;
	/** Below which it counts as drained. */
	readonly drained: number;
	/** Between two looks at slow sockets; ws has no event for a buffer that empties. */
	readonly slowLook: number;
	/** A socket that doesn't drain for this long, and for what its line needs, is closed with 4503. */
	readonly slowLimit: number;
	/** Bytes a second that every line is given time for: a large board over a poor mobile network. */
	readonly slowSpeed: number;

	/** Silence after which a heartbeat is sent: y-websocket reconnects after 30 s without a message. */
	readonly heartbeat: number;
	/** Between two WebSocket pings. */
	readonly ping: number;
	/** Nothing heard for this long, not even a pong: the peer is gone without a word. A pong comes
	 * after everything that was sent before, so a slow line is given time for that too. */
	readonly dead: number;
	/** Between two looks at the clocks above. */
	readonly pulse: number;
	/** Another process that said nothing for this long is gone, and its people with it: three pulses. */
	readonly neighbourGone: number;
	/** How long edit() waits for the store before it says that it couldn't be written. */
	readonly editLimit: number;

	/** Frames a connection may have waiting for a load or a write before its socket isn't read. */
	readonly heldFrames: number;
	readonly heldBytes: number;
	/** Updates a connection may have waiting for others that they build on. An honest client has a
	 * round trip's worth: what is typed between connecting and the exchange of offline edits. */
	readonly waitingUpdates: number;
	readonly waitingBytes: number;

	/** Frames: at once, and a second. An import of thousands of notes, one by one, comes as a burst. */
	readonly frameBurst: number;
	readonly frameRate: number;
	readonly byteBurst: number;
	readonly byteRate: number;
	/** ms of processor time that a connection may cost at once, and a second. */
	readonly workBurst: number;
	readonly workRate: number;
	/** ms that a connection may be held back for its rate at once, and a second: then 4429. */
	readonly patienceBurst: number;
	readonly patienceRate: number;

	/** A document's state beyond which only small changes are taken: about 60,000 notes. */
	readonly documentFull: number;
	/** Structs beyond which it counts as full as well: 400 MB of memory. 60,000 notes are 600,000. */
	readonly documentStructs: number;
	/** Yjs clients, one for each time that somebody opened it and wrote: Yjs looks at all of them
	 * with every change, which takes three ms for so many. Nobody new can write beyond. */
	readonly documentClients: number;
	/** What counts as small: moving, deleting and re-wording a note stay possible. */
	readonly smallUpdate: number;
	/** Beyond which nothing is taken but deletions. */
	readonly documentMost: number;
	/** Client ids in one connection's presence; a page has one, a program may bundle a few. */
	readonly presenceClients: number;
	/** Cached answers to newcomers per room, and their bytes. */
	readonly cachedAnswers: number;
	readonly cachedBytes: number;
	/** Updates kept to bring a cached answer up to date, and their bytes. */
	readonly cachedTail: number;
	readonly cachedTailBytes: number;
	/** An unused cache is dropped after this long. */
	readonly cacheIdle: number;
}

export const ROOM_LIMITS: RoomLimits = {
	tick: 30,
	longestTick: 60,
	quiet: 250,
	presenceTick: 50,
	loadTimeout: 20 * SECOND,
	unloadGrace: 30 * SECOND,

	retryFirst: 250,
	retryMost: 5 * SECOND,
	closeFlush: 2.5 * SECOND,
	closeSockets: 1 * SECOND,

	compactUpdates: 500,
	compactBytes: 512 * KB,
	compactLull: 2 * SECOND,
	compactOverdue: 4,
	compactOnUnload: 50,

	slowPresence: 256 * KB,
	slowUpdates: 1 * MB,
	drained: 64 * KB,
	slowLook: 200,
	slowLimit: 30 * SECOND,
	slowSpeed: 32 * KB,

	heartbeat: 20 * SECOND,
	ping: 30 * SECOND,
	dead: 75 * SECOND,
	pulse: 5 * SECOND,
	neighbourGone: 15 * SECOND,
	editLimit: 10 * SECOND,

	heldFrames: 64,
	heldBytes: 256 * KB,
	waitingUpdates: 256,
	waitingBytes: 1 * MB,

	frameBurst: 2_000,
	frameRate: 2_000,
	byteBurst: 16 * MB,
	byteRate: 4 * MB,
	workBurst: 2 * SECOND,
	workRate: 250,
	patienceBurst: 30 * SECOND,
	patienceRate: 100,

	documentFull: 32 * MB,
	documentStructs: 1_500_000,
	documentClients: 20_000,
	smallUpdate: 1 * KB,
	documentMost: 36 * MB,
	presenceClients: 2,
	cachedAnswers: 8,
	cachedBytes: 48 * MB,
	cachedTail: 256,
	cachedTailBytes: 256 * KB,
	cacheIdle: 60 * SECOND
};
