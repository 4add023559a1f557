/** Whether a button was pressed by a key: a click without a press is one. */
export const isByKey = (event: MouseEvent): boolean => event.detail === 0;
