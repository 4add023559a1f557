import { pluralEn } from './plural.ts';

export const comments = {
	title: 'Comments',
	by: (author: string) => (author ? `Comment by ${author}` : 'Comment'),
	thread: (author: string, text: string, replies: number) =>
		`Comment by ${author}: ${text}${replies > 0 ? `. ${replies} ${pluralEn(replies, 'reply', 'replies')}` : ''}`,
	replies: (count: number) => `${count} ${pluralEn(count, 'reply', 'replies')}`,
	unread: 'New',
	new: 'New comment',
	write: 'Write a comment',
	reply: 'Reply',
	send: 'Send',
	sendHint: 'Enter sends, Shift+Enter starts a new line',
	resolve: 'Resolve',
	reopen: 'Open again',
	delete: 'Delete',
	deleteThread: 'Delete the whole thread',
	deleted: 'Comment deleted.',
	resolved: (name: string) => (name ? `Resolved by ${name}` : 'Resolved'),
	someone: 'Someone',
	you: 'you',
	close: 'Close the comment',
	filter: 'Which comments',
	open: (count: number) => `Open ${count}`,
	done: (count: number) => `Resolved ${count}`,
	noneOpen: 'No open comments. Press C and click where you have something to say.',
	noneOpenTouch: 'No open comments. Press and hold a place, then choose “Comment on this”.',
	noneOpenViewer: 'No open comments.',
	noneDone: 'Nothing resolved yet.',
	orphan: 'What it was about has been deleted',
	problems: {
		empty: 'Write something first.',
		'too-long': 'A comment holds up to 2,000 characters.',
		full: 'This thread is as long as it may get. Begin a new one.',
		gone: 'Someone deleted this thread. Your words are still here: copy them.'
	},
	left: (characters: number) =>
		`${characters} ${pluralEn(characters, 'character', 'characters')} left`,
	over: (characters: number) =>
		`${characters} ${pluralEn(characters, 'character', 'characters')} too many`
};
