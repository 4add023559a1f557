import type { ErrorCode } from '../protocol/api.ts';

/** What each code of the HTTP interface means to a person, and what they can do about it. */
export const errors: Record<ErrorCode | 'network', string> = {
	network: 'The server can’t be reached. Check the connection and try again.',
	bad_json: 'The server couldn’t read what this page sent. Reload the page and try again.',
	bad_request: 'The server didn’t accept this. Check what you entered and try again.',
	body_too_large: 'This is more text than the server takes at once. Make it shorter.',
	create_key_required: 'This server asks for a key to create workshops. Its owner has it.',
	forbidden: 'Your role in this workshop doesn’t allow this. Ask the facilitator.',
	image_broken: 'This image is damaged or incomplete. Save it anew and try again.',
	image_quota: 'This workshop holds no more images. Use smaller ones, or a new workshop.',
	image_too_large: 'An image may have at most 10 MB. Make it smaller and try again.',
	image_too_many_pixels: 'This image has too many pixels. Make it smaller and try again.',
	image_unsupported: 'Only PNG, JPEG, GIF and WebP images can be added.',
	internal: 'Something went wrong on the server. Nothing was lost: try again in a minute.',
	link_revoked: 'This link was replaced by a new one. Ask the facilitator for it.',
	link_unknown: 'No workshop has this link. Check that it was copied whole.',
	method_not_allowed: 'This page doesn’t match the server’s version. Reload it.',
	name_invalid: 'Enter a name of 1 to 40 characters, on one line.',
	not_found: 'This isn’t here. It may have been moved or removed.',
	last_facilitator: 'Somebody must stay facilitator.',
	origin_refused: 'The server refused a request from this address. Open Loopboard by its own link.',
	removed: 'A facilitator has ended your part in this workshop.',
	title_invalid: 'Enter a title of 1 to 120 characters, on one line.',
	too_many_requests: 'Too many attempts in a row. Wait a minute and try again.',
	unauthenticated: 'This device isn’t in the workshop yet. Open your link again.',
	unavailable: 'The server is busy or restarting. Try again in a minute.',
	unknown_canvas:
		'The server doesn’t know one of these canvases. Reload the page and choose again.',
	workshop_unknown: 'This workshop doesn’t exist on this server.'
};
