import type { ApiVersion } from '../events/event-type.ts';
import { isBytes } from '../internal/bytes.ts';
import { listed } from '../internal/listed.ts';
import type { SqlRow, SqlValue } from './sql-database.ts';

// What this program has written itself is what these read; a database that says otherwise is broken.

/** A column that holds text. */
export function textOf(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw unexpected(column, 'text', value);
}

/** A column that holds a number. */
export function numberOf(row: SqlRow, column: string): number {
  const value = row[column];
  if (typeof value === 'number') return value;
  throw unexpected(column, 'a number', value);
}

/** A column that holds a number, or as text one that JavaScript has not. */
export function numberOrTextOf(row: SqlRow, column: string): number | string {
  return typeof row[column] === 'string' ? textOf(row, column) : numberOf(row, column);
}

/** A column that holds bytes. */
export function bytesOf(row: SqlRow, column: string): Uint8Array {
  const value = row[column];
  if (isBytes(value)) return value;
  throw unexpected(column, 'bytes', value);
}

/** A column that may hold nothing. */
export function orNull<T>(row: SqlRow, column: string, read: (row: SqlRow, column: string) => T): T | null {
  return row[column] === null ? null : read(row, column);
}

/** A column that holds JSON. */
export function jsonOf<T>(row: SqlRow, column: string): T {
  return JSON.parse(textOf(row, column)) as T;
}

/** A column that holds one of some words, e.g. a state. */
export function wordOf<T extends string>(row: SqlRow, column: string, words: readonly T[]): T {
  const text = textOf(row, column);
  const word = words.find((known) => known === text);
  if (word === undefined) throw unexpected(column, listed(words), text);
  return word;
}

/** A column that holds the version of the webhook format. */
export function apiVersionOf(row: SqlRow): ApiVersion {
  return wordOf(row, 'api_version', ['v1', 'v2']);
}

/** JSON for a column that may hold nothing. */
export function jsonOrNull(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

function unexpected(column: string, expected: string, value: SqlValue | undefined): Error {
  return new TypeError(`The column ${column} must contain ${expected}, got ${typeof value}.`);
}
