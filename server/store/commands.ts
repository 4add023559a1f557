export interface AskedCommand {
	readonly key: string;
	/** ms since the epoch. */
	readonly at: number;
	/** Answers older than this are forgotten. */
	readonly forgetBefore: number;
}

export interface AnsweredCommand extends AskedCommand {
	/** JSON. */
	readonly answer: string;
}
