import { describe } from 'vitest';
import { marksContract } from './marks.contract.ts';
import { newSqliteStore } from './sqlite.ts';

describe('marks in SQLite', () => {
	marksContract(newSqliteStore);
});
