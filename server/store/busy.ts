/** The store takes nothing now and may again soon: nothing of the call has happened. */
export class StoreBusy extends Error {}
