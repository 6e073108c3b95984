import { closeSync, openSync, readSync } from 'node:fs';
import { SimulatorError } from '../errors/simulator-error.ts';
import { isError } from '../internal/is-error.ts';

/** How every SQLite file begins. */
const MAGIC = 'SQLite format 3\0';
/** Where the header holds its numbers, each four bytes, the highest first. @see https://www.sqlite.org/fileformat.html */
const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;
const HEADER_BYTES = 100;

/** What a database file says about itself. */
export interface DatabaseHeader {
  readonly userVersion: number;
  readonly applicationId: number;
}

/**
 * Reads the beginning of a database file, without an engine that might repair or extend it.
 *
 * @returns `undefined` where there is none, or an empty one.
 * @throws SimulatorError `data-unreadable` for anything that is no database.
 */
export function readDatabaseHeader(path: string): DatabaseHeader | undefined {
  const bytes = beginningOf(path);
  if (bytes === undefined || bytes.length === 0) return undefined;
  if (bytes.length < HEADER_BYTES || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new SimulatorError({
      code: 'data-unreadable',
      problem: `Opening ${path} failed: it is not an SQLite database, or it is damaged.`,
      cure: 'Move it, or use another folder with --data. Nothing was changed.',
    });
  }
  return {
    userVersion: bytes.readUInt32BE(USER_VERSION_AT),
    applicationId: bytes.readUInt32BE(APPLICATION_ID_AT),
  };
}

function beginningOf(path: string): Buffer | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(HEADER_BYTES);
      return bytes.subarray(0, readSync(file, bytes, 0, HEADER_BYTES, 0));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT')
      return undefined;
    throw new SimulatorError({
      code: 'file-unreadable',
      problem: `Opening ${path} failed: ${isError(error) ? error.message : String(error)}.`,
      cure: 'Check the permissions of the data folder.',
      cause: error,
    });
  }
}
