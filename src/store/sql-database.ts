/** What a column can hold. Times and ids are whole numbers that a double holds exactly. */
export type SqlValue = null | number | string | Uint8Array;

/** One row, by the names of its columns. */
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** A statement that was parsed once. Parameters stand for the question marks in it, in order. */
export interface SqlStatement {
  all(...parameters: readonly SqlValue[]): SqlRow[];
  get(...parameters: readonly SqlValue[]): SqlRow | undefined;
  run(...parameters: readonly SqlValue[]): SqlChange;
}

/** What a statement has changed. */
export interface SqlChange {
  readonly changes: number;
  /** The id of the row that was inserted last. */
  readonly insertedId: number;
}

/** The port to an engine that speaks SQLite's SQL: Node's own, or the one that comes as WebAssembly. */
export interface SqlDatabase {
  /** Runs statements that have no parameters and give no rows. */
  exec(sql: string): void;
  /** Parses a statement, or gives the one that was parsed before. */
  prepare(sql: string): SqlStatement;
  close(): void;
}

/** Runs several changes as one: all of them happen, or none. */
export function inTransaction<T>(database: SqlDatabase, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

/** An engine that failed badly has rolled back by itself; then there is nothing left to undo. */
function rollBack(database: SqlDatabase): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // What failed first is what the caller hears of.
  }
}
