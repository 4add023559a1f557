import { describe } from 'vitest';
import { workshopsContract } from './workshops.contract.ts';
import { newSqliteStore } from './sqlite.ts';

describe('workshops in SQLite', () => {
	workshopsContract(newSqliteStore);
});
