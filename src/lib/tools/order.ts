/** Where the keyboard goes: see keyboard/reading-order.ts and keyboard/nearest.ts. */
export { neighbourInOrder, readingOrder } from './keyboard/reading-order.ts';
export { nearest } from './keyboard/nearest.ts';
