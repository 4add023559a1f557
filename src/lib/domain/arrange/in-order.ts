/** How elements are put in order beside each other: loaded together, when somebody first wants it. */
export { align } from './align.ts';
export { distribute } from './distribute.ts';
export { spread, stack, stackDuplicates } from './stack.ts';
export { tidy } from './tidy.ts';
