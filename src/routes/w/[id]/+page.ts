// The board lives in the browser: sockets, a canvas to measure text, storage. Nothing to render before.
export const ssr = false;
