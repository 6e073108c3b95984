import { SimulatorError } from '../errors/simulator-error.ts';
import { isError } from '../internal/is-error.ts';
import type { SqlDatabase, SqlStatement } from './sql-database.ts';

const DAMAGED = /malformed|not a database|corrupt/i;
const FULL = /disk is full|disk i\/o error|readonly database/i;

/**
 * A database whose failures say what is wrong with the data and what to do about it.
 *
 * @param name How the database is called in messages.
 */
export function explained(database: SqlDatabase, name: string): SqlDatabase {
  let isOpen = true;
  const prepared = new Map<string, SqlStatement>();
  const explaining = <T>(work: () => T): T => {
    if (!isOpen) throw closed();
    try {
      return work();
    } catch (error) {
      throw explainError(error, name);
    }
  };
  return {
    exec: (sql) => explaining(() => database.exec(sql)),
    prepare: (sql) => {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement: SqlStatement = explaining(() => database.prepare(sql));
      const told: SqlStatement = {
        all: (...parameters) => explaining(() => statement.all(...parameters)),
        get: (...parameters) => explaining(() => statement.get(...parameters)),
        run: (...parameters) => explaining(() => statement.run(...parameters)),
      };
      prepared.set(sql, told);
      return told;
    },
    close: () => {
      if (isOpen) explaining(() => database.close());
      isOpen = false;
    },
  };
}

/** What a failure of the engine means for its user; what is none of those stays as it is. */
export function explainError(error: unknown, name: string): unknown {
  const message = isError(error) ? error.message : String(error);
  if (DAMAGED.test(message)) {
    return new SimulatorError({
      code: 'data-unreadable',
      problem: `Reading ${name} failed: the database is damaged (${message}).`,
      cure: 'Move it, or use another folder with --data. It was left as it is.',
      cause: error,
    });
  }
  if (!FULL.test(message)) return error;
  return new SimulatorError({
    code: 'file-unwritable',
    problem: `Writing ${name} failed: ${message}.`,
    cure: 'Free some space on the disk, and check the permissions of the data folder.',
    cause: error,
  });
}

function closed(): SimulatorError {
  return new SimulatorError({
    code: 'simulator-closed',
    problem: 'This workspace is closed.',
    cure: 'Open it again.',
  });
}
