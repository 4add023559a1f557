import type * as Y from 'yjs';
import type { Desks } from '#lib/domain/desks.ts';
import type { Frame } from '#lib/domain/canvas.ts';
import { readFrames, readLap, type Lap } from '#lib/domain/plan-doc.ts';
import type { Person } from '#lib/domain/roster.ts';
import { readPeople, readRoom, readRun } from '#lib/domain/stage-doc.ts';
import type { BoardRef, Me, WorkshopInfo } from '#lib/protocol/api.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { formatDocName } from '#lib/protocol/doc-names.ts';
import { SyncedDoc } from '#lib/sync/synced-doc.ts';
import { OwnDesk } from './own-desk.svelte.ts';
import { saveStateOf, type SaveState } from './save-state.ts';

/** A workshop as this browser has it open: its three documents and what the panels show of them. */
export class WorkshopSession {
	readonly info: WorkshopInfo;
	/** Name, colour and role follow the stage: facilitators may change the role meanwhile. */
	me: Me = $state.raw() as Me;
	readonly stage: SyncedDoc;
	readonly plan: SyncedDoc;
	readonly board: SyncedDoc;
	/** Where this person writes alone. */
	readonly desk: OwnDesk;
	/** Which of the workshop's boards this is. */
	readonly boardRef: BoardRef;

	title: string = $state('');
	people: readonly Person[] = $state.raw([]);
	frames: readonly Frame[] = $state.raw([]);
	laps: ReadonlyMap<string, Lap> = $state.raw(new Map());
	save: SaveState = $state.raw({ kind: 'connecting' });
	/** False until there is a board to show. */
	ready: boolean = $state(false);
	/** A change that the server refused; the board then starts afresh from the server's state. */
	onrefused: (() => void) | null = null;

	/** A private round, as the stage says. */
	desks: Desks | null = $state.raw(null);
	#step = -1;
	/** Once is enough: the page then makes a new session. */
	#discarding = false;

	/** @param boardId the board to open; the first when it is null or unknown */
	constructor(info: WorkshopInfo, me: Me, random: () => number, boardId: string | null = null) {
		this.info = info;
		this.me = me;
		this.title = info.title;
		const board = info.boards.find(({ id }) => id === boardId) ?? info.boards[0];
		if (!board) throw new Error('a workshop has at least one board');
		this.boardRef = board;
		const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
		const open = (name: string): SyncedDoc =>
			new SyncedDoc({
				name,
				server: `${scheme}//${location.host}`,
				random: random(),
				onstate: () => this.#onstate()
			});
		this.stage = open(info.docs.stage);
		this.plan = open(info.docs.plan);
		this.board = open(board.doc);
		const { participant } = me;
		this.desk = new OwnDesk(
			() => open(formatDocName({ kind: 'desk', workshop: info.id, participant })),
			() => this.#onstate()
		);
		this.#follow(this.stage.doc, () => {
			this.people = [...readPeople(this.stage.doc).values()];
			this.#followMe();
			const run = readRun(this.stage.doc);
			// The stage changes whenever somebody comes or goes; what is the same stays the same.
			if (run.step !== this.#step) [this.#step, this.desks] = [run.step, run.desks];
			this.desk.follow(run, this.me.role !== 'viewer');
			this.#onstate();
			this.title = readRoom(this.stage.doc)?.title ?? info.title;
		});
		this.#follow(this.plan.doc, () => {
			this.frames = readFrames(this.plan.doc);
			this.laps = new Map(
				this.frames.map((frame) => [frame.id, readLap(this.plan.doc, frame.id)] as const)
			);
		});
		// What the room is doing says where one writes: first of all that is known.
		void Promise.all([this.plan.ready, this.board.ready, this.stage.ready]).then(() => {
			this.ready = true;
		});
	}

	#followMe(): void {
		const mine = this.person(this.me.participant);
		if (!mine || (mine.role === this.me.role && mine.name === this.me.name)) return;
		const { name, color, role } = mine;
		this.me = { participant: this.me.participant, name, color, role };
	}

	person(id: string): Person | undefined {
		return this.people.find((person) => person.id === id);
	}

	destroy(): void {
		this.desk.destroy();
		for (const doc of this.#docs) doc.destroy();
	}

	/** Lets go of what this device has and the server won't take, and loads the page anew. */
	async startAfresh(): Promise<void> {
		if (this.#discarding) return;
		this.#discarding = true;
		await Promise.all(
			this.#docs.filter(({ link }) => link.kind === 'closed').map((doc) => doc.discard())
		);
		location.reload();
	}

	get #docs(): readonly SyncedDoc[] {
		return [this.board, this.plan, this.stage];
	}

	#onstate(): void {
		// Called from the documents' own constructors too, before all three exist.
		const docs = this.#docs.filter(Boolean);
		if (docs.length < 3) return;
		this.desk.changed();
		const { doc, matters } = this.desk;
		this.save = saveStateOf([...docs, ...(doc && matters ? [waiting(doc)] : [])]);
		const refused = docs.find(({ link }) => link.kind === 'closed' && link.code === CLOSE.readOnly);
		if (!refused || this.#discarding) return;
		this.#discarding = true;
		void refused.discard().then(() => this.onrefused?.());
	}

	#follow(doc: Y.Doc, read: () => void): void {
		read();
		doc.on('afterTransaction', (transaction: Y.Transaction) => {
			if (transaction.changed.size > 0) read();
		});
	}
}

/** A desk that takes nothing now keeps what is on it here: to its owner that is like being offline. */
const waiting = ({ link, unsaved }: SyncedDoc): Pick<SyncedDoc, 'link' | 'unsaved'> => ({
	link: link.kind !== 'closed' ? link : { kind: unsaved > 0 ? 'offline' : 'online' },
	unsaved
});
