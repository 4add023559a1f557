import * as v from 'valibot';
import { MAX_ID_LENGTH } from '../../domain/values.ts';

/** What commands of every family are made of. */
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_ID_LENGTH));
/** The step that the person saw when they decided. */
export const seen = v.pipe(v.number(), v.integer(), v.minValue(0));
