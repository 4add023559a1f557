import type * as Y from 'yjs';
import {
	FIRST_TOOLS,
	MINUTE,
	minutesFrom,
	PHASE_TOOLS,
	readAgenda,
	type Phase,
	type PhaseTool
} from '#lib/domain/agenda.ts';
import { leftOf, NOTHING_RUNS, type Run } from '#lib/domain/run.ts';
import { readRun } from '#lib/domain/stage-doc.ts';
import type { Command, Refusal } from '#lib/protocol/commands/commands.ts';
import { api, type ApiErrorCode } from '#lib/sync/api.ts';
import { ServerClock } from '#lib/sync/server-clock.ts';
import type { WorkshopSession } from './workshop-session.svelte.ts';

/** ms between looks at the clock while it runs: a shown second is never off by a quarter. */
const TICK = 200;

/** Of tools: for those who have them all. */
export const NOTHING_CLOSED: ReadonlySet<PhaseTool> = new Set();

/** Why a command came to nothing. */
export type CommandProblem = Refusal | ApiErrorCode;

/** The run of show as everybody sees it, and how facilitators drive it. */
export class RunView {
	run: Run = $state.raw(NOTHING_RUNS);
	agenda: readonly Phase[] = $state.raw([]);
	/** ms on the clock; null when none is set. */
	left: number | null = $state(null);
	/** A command is on its way: its button waits. */
	busy: boolean = $state(false);
	/** Told why a command came to nothing whose asker doesn't say so; the page sets it. */
	onproblem: ((problem: CommandProblem) => void) | null = null;
	readonly #workshop: WorkshopSession;
	readonly #clock = new ServerClock();
	readonly #newKey: () => string;
	readonly #disposers: (() => void)[] = [];
	#ticking: ReturnType<typeof setInterval> | undefined;

	constructor(workshop: WorkshopSession, newKey: () => string) {
		this.#workshop = workshop;
		this.#newKey = newKey;
		this.#follow(workshop.stage.doc, () => this.#show(readRun(workshop.stage.doc)));
		this.#follow(workshop.plan.doc, () => {
			this.agenda = readAgenda(workshop.plan.doc);
		});
	}

	/** Tools that participants don't have now. */
	readonly closed: ReadonlySet<PhaseTool> = $derived.by(() => {
		const { tools } = this.run;
		return tools ? new Set(PHASE_TOOLS.filter((tool) => !tools.includes(tool))) : NOTHING_CLOSED;
	});

	/**
	 * Tools in participants' bar. As long as nobody has said which they have, it starts with the first
	 * three, and keys and menus reach the rest.
	 */
	readonly offered: ReadonlySet<PhaseTool> = $derived(new Set(this.run.tools ?? FIRST_TOOLS));

	/** Whether only facilitators may write now. */
	get frozen(): boolean {
		return this.run.frozen;
	}

	/** Whether there is something to say at the top: what to do now, the clock, or that writing is closed. */
	get hasCard(): boolean {
		const { phase, timer, frozen } = this.run;
		return phase !== null || timer !== null || frozen;
	}

	/** The phase as the room went into it, in the agenda's words of now: those may be mended, a promise not. */
	get phase(): Omit<Phase, 'z'> | null {
		const { phase } = this.run;
		const words = this.agenda.find(({ id }) => id === phase?.id);
		return phase && words ? { ...phase, title: words.title, text: words.text } : phase;
	}

	/** The phase that `next` leads to; null after the last. */
	get upcoming(): Phase | null {
		const { phase } = this.run;
		const at = phase === null ? -1 : this.agenda.findIndex(({ id }) => id === phase.id);
		return this.agenda[at + 1] ?? null;
	}

	/** Minutes to the plan's end, with what is left on the phase's clock; it follows every change of either. */
	get remaining(): number {
		const { phase, timer } = this.run;
		if (!phase) return minutesFrom(this.agenda, null);
		const at = this.agenda.findIndex(({ id }) => id === phase.id);
		const after = this.agenda.slice(at + 1).reduce((sum, { minutes }) => sum + minutes, 0);
		const now = timer && this.left !== null ? this.left / MINUTE : phase.minutes;
		return Math.ceil(now) + after;
	}

	/** Asks the server; null when it was done, else why not. */
	async command(command: Command): Promise<CommandProblem | null> {
		// What depends on the moment isn't sent twice; all else is told as often as it is said.
		if (this.busy && 'seen' in command) return null;
		this.busy = true;
		const answer = await api.command(this.#workshop.info.id, this.#newKey(), command);
		this.busy = false;
		if (!answer.ok) return answer.code;
		return answer.value.kind === 'refused' ? answer.value.why : null;
	}

	destroy(): void {
		clearInterval(this.#ticking);
		this.#clock.destroy();
		for (const dispose of this.#disposers) dispose();
	}

	#show(run: Run): void {
		// The stage also changes whenever somebody comes or goes.
		if (run.step === this.run.step) return;
		this.run = run;
		this.#look();
		clearInterval(this.#ticking);
		if (run.timer?.state === 'running') this.#ticking = setInterval(() => this.#look(), TICK);
	}

	#look(): void {
		const { timer } = this.run;
		this.left = timer && leftOf(timer, this.#clock.now());
	}

	#follow(doc: Y.Doc, read: () => void): void {
		read();
		const listen = (transaction: Y.Transaction): void => {
			if (transaction.changed.size > 0) read();
		};
		doc.on('afterTransaction', listen);
		this.#disposers.push(() => doc.off('afterTransaction', listen));
	}
}
