/** What is needed once there is a ballot, and most boards never have one: loaded then. */
export { readBallots, readVoted } from '#lib/domain/votes/votes-doc.ts';
export { OwnVotes } from './own-votes.svelte.ts';
