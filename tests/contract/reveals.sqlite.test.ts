import { describe } from 'vitest';
import { revealsContract } from './reveals.contract.ts';
import { newSqliteStore } from './sqlite.ts';

describe('reveals in SQLite', () => {
	revealsContract(newSqliteStore);
});
