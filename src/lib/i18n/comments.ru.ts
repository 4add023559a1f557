import type { comments as en } from './comments.en.ts';
import { pluralRu } from './plural.ts';

export const comments: typeof en = {
	title: 'Комментарии',
	by: (author) => (author ? `Комментарий: ${author}` : 'Комментарий'),
	thread: (author: string, text: string, replies: number) =>
		`Комментарий, ${author}: ${text}${replies > 0 ? `. ${replies} ${pluralRu(replies, 'ответ', 'ответа', 'ответов')}` : ''}`,
	replies: (count: number) => `${count} ${pluralRu(count, 'ответ', 'ответа', 'ответов')}`,
	unread: 'Новое',
	new: 'Новый комментарий',
	write: 'Напишите комментарий',
	reply: 'Ответить',
	send: 'Отправить',
	sendHint: 'Enter отправляет, Shift+Enter начинает новую строку',
	resolve: 'Закрыть вопрос',
	reopen: 'Открыть снова',
	delete: 'Удалить',
	deleteThread: 'Удалить всё обсуждение',
	deleted: 'Комментарий удалён.',
	resolved: (name: string) => (name ? `Вопрос закрыт, ${name}` : 'Вопрос закрыт'),
	someone: 'Кто-то',
	you: 'вы',
	close: 'Закрыть комментарий',
	filter: 'Какие комментарии',
	open: (count: number) => `Открытые ${count}`,
	done: (count: number) => `Закрытые ${count}`,
	noneOpen: 'Открытых комментариев нет. Нажмите C и щёлкните там, где есть что сказать.',
	noneOpenTouch:
		'Открытых комментариев нет. Нажмите и держите нужное место и выберите «Комментировать это».',
	noneOpenViewer: 'Открытых комментариев нет.',
	noneDone: 'Пока ничего не закрыто.',
	orphan: 'То, о чём шла речь, удалено',
	problems: {
		empty: 'Сначала напишите что-нибудь.',
		'too-long': 'В комментарии до 2000 знаков.',
		full: 'Это обсуждение уже самое длинное. Начните новое.',
		gone: 'Обсуждение удалили. Ваши слова здесь: скопируйте их.'
	},
	left: (characters: number) =>
		`Осталось ${characters} ${pluralRu(characters, 'знак', 'знака', 'знаков')}`,
	over: (characters: number) => `Лишних знаков: ${characters}`
};
