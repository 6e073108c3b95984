const OF_SQLITE = /^SQLite is an experimental feature/;

/**
 * Does something that loads Node's SQLite. Node 22 warns anyone who does that; what is asked of it here is tested with that
 * version, and no one who serves a workspace has a choice to make. Other warnings are shown as ever.
 */
export async function withoutSqliteWarning<T>(work: () => Promise<T>): Promise<T> {
  const emitWarning = process.emitWarning;
  process.emitWarning = (warning: string | Error, ...about: readonly unknown[]) => {
    if (!OF_SQLITE.test(String(warning))) Reflect.apply(emitWarning, process, [warning, ...about]);
  };
  try {
    return await work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
