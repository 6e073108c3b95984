/** A table in a database: every access takes a moment in which others go on, as over a connection. */
export interface Table<Row> {
  get(key: string): Promise<Row | undefined>;
  /** False where the key is there already, as with ON CONFLICT DO NOTHING. */
  insert(key: string, row: Row): Promise<boolean>;
  put(key: string, row: Row): Promise<void>;
  delete(key: string): Promise<void>;
  all(): Promise<readonly Row[]>;
}

/** What receivers of the zoo have in the place of PostgreSQL. */
export interface Database {
  table<Row>(): Table<Row>;
  /** Runs work when no other transaction runs, and takes back what it wrote when it fails. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
}

/** Makes an empty {@link Database}. */
export function createDatabase(): Database {
  const snapshots: (() => () => void)[] = [];
  let last: Promise<unknown> = Promise.resolve();
  return {
    table: <Row>() => {
      const rows = new Map<string, Row>();
      snapshots.push(() => {
        const kept = [...rows];
        return () => {
          rows.clear();
          for (const [key, row] of kept) rows.set(key, row);
        };
      });
      return tableOf(rows);
    },
    transaction: (work) => {
      const running = last.then(async () => {
        const restore = snapshots.map((take) => take());
        try {
          return await work();
        } catch (error) {
          for (const undo of restore) undo();
          throw error;
        }
      });
      last = running.catch(() => undefined);
      return running;
    },
  };
}

function tableOf<Row>(rows: Map<string, Row>): Table<Row> {
  return {
    get: async (key) => {
      await moment();
      return rows.get(key);
    },
    insert: async (key, row) => {
      await moment();
      if (rows.has(key)) return false;
      rows.set(key, row);
      return true;
    },
    put: async (key, row) => {
      await moment();
      rows.set(key, row);
    },
    delete: async (key) => {
      await moment();
      rows.delete(key);
    },
    all: async () => {
      await moment();
      return [...rows.values()];
    },
  };
}

function moment(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
