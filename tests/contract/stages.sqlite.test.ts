import { describe } from 'vitest';
import { stagesContract } from './stages.contract.ts';
import { newSqliteStore } from './sqlite.ts';

describe('stages in SQLite', () => {
	stagesContract(newSqliteStore);
});
