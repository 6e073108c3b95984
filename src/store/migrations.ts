import { SimulatorError } from '../errors/simulator-error.ts';
import { inTransaction, type SqlDatabase } from './sql-database.ts';

/** Tells a workspace's database from those of other programs: "CFWS" as four bytes. */
const APPLICATION_ID = 0x43_46_57_53;

/**
 * What makes a database of version n one of version n + 1, from an empty one on. A released entry never changes: a new
 * one is added. Times are simulated milliseconds since the epoch, unless a column is said to be real.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE endpoints (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL,
    name TEXT NOT NULL,
    api_version TEXT NOT NULL,
    event_type_ids TEXT NOT NULL,
    page_ids TEXT,
    funnel_ids TEXT,
    secret TEXT NOT NULL,
    rotation TEXT,
    breakage TEXT NOT NULL,
    health TEXT NOT NULL,
    created_at REAL NOT NULL,
    updated_at REAL NOT NULL
  );
  CREATE INDEX endpoints_by_update ON endpoints (updated_at, id);

  CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL,
    type TEXT NOT NULL,
    api_version TEXT NOT NULL,
    subject_id,
    subject_type TEXT,
    page TEXT,
    funnel TEXT,
    body BLOB NOT NULL,
    story_at REAL NOT NULL,
    updated_at REAL NOT NULL
  );
  CREATE INDEX events_by_uuid ON events (uuid);
  CREATE INDEX events_by_update ON events (updated_at, id);

  CREATE TABLE upcoming_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at REAL NOT NULL,
    event TEXT NOT NULL,
    body BLOB NOT NULL,
    manner TEXT NOT NULL
  );
  CREATE INDEX upcoming_events_by_time ON upcoming_events (at, id);

  CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES events (id),
    endpoint_id INTEGER NOT NULL,
    url TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at REAL,
    leased_by TEXT,
    is_forced INTEGER NOT NULL DEFAULT 0,
    disturbance TEXT NOT NULL,
    faults TEXT NOT NULL,
    created_at REAL NOT NULL,
    delivered_at REAL,
    finished_at REAL
  );
  CREATE INDEX deliveries_due ON deliveries (endpoint_id, due_at, id) WHERE state = 'pending' AND leased_by IS NULL;
  CREATE INDEX deliveries_leased ON deliveries (id) WHERE leased_by IS NOT NULL;
  CREATE INDEX deliveries_by_time ON deliveries (created_at, id);
  CREATE INDEX deliveries_by_event ON deliveries (event_id, created_at, id);
  CREATE INDEX deliveries_by_state ON deliveries (state, created_at, id);
  CREATE INDEX deliveries_by_endpoint ON deliveries (endpoint_id, created_at, id);
  CREATE INDEX deliveries_by_endpoint_and_state ON deliveries (endpoint_id, state, created_at, id);

  CREATE TABLE delivery_counts (
    state TEXT PRIMARY KEY,
    count INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TRIGGER deliveries_counted AFTER INSERT ON deliveries BEGIN
    INSERT INTO delivery_counts VALUES (NEW.state, 1) ON CONFLICT (state) DO UPDATE SET count = count + 1;
  END;
  CREATE TRIGGER deliveries_recounted AFTER UPDATE OF state ON deliveries WHEN NEW.state <> OLD.state BEGIN
    UPDATE delivery_counts SET count = count - 1 WHERE state = OLD.state;
    INSERT INTO delivery_counts VALUES (NEW.state, 1) ON CONFLICT (state) DO UPDATE SET count = count + 1;
  END;

  CREATE TABLE attempts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    delivery_id INTEGER NOT NULL REFERENCES deliveries (id),
    number INTEGER NOT NULL,
    due_at REAL NOT NULL,
    real_started_at REAL NOT NULL,
    signature_timestamp INTEGER NOT NULL,
    state TEXT NOT NULL,
    outcome TEXT,
    latency_ms REAL,
    remote_address TEXT,
    response_excerpt TEXT
  );
  CREATE INDEX attempts_by_delivery ON attempts (delivery_id, id);
  CREATE INDEX attempts_in_flight ON attempts (id) WHERE state = 'in-flight';
  `,
  'ALTER TABLE attempts ADD COLUMN exchange TEXT; ALTER TABLE deliveries ADD COLUMN journey TEXT;',
  `
  CREATE TRIGGER deliveries_uncounted AFTER DELETE ON deliveries BEGIN
    UPDATE delivery_counts SET count = count - 1 WHERE state = OLD.state;
  END;
  `,
  `
  CREATE TABLE records (
    class TEXT NOT NULL,
    id INTEGER NOT NULL,
    parent_id INTEGER,
    email TEXT,
    data TEXT NOT NULL,
    is_mentioned INTEGER NOT NULL,
    updated_at REAL NOT NULL,
    PRIMARY KEY (class, id)
  );
  CREATE INDEX records_by_update ON records (class, updated_at, id);
  CREATE INDEX records_by_age ON records (updated_at);
  CREATE INDEX records_by_parent ON records (class, parent_id, id) WHERE parent_id IS NOT NULL;
  CREATE INDEX records_by_email ON records (class, email, id) WHERE email IS NOT NULL;
  `,
];

/**
 * Brings a database to the newest version.
 *
 * @param name How the database is called in messages.
 * @throws SimulatorError `data-unreadable` for one that is newer or of another program. It is left as it is.
 */
export function migrate(database: SqlDatabase, name: string): void {
  const version = usableVersion(database, name);
  for (const [index, migration] of MIGRATIONS.entries()) {
    if (index < version) continue;
    inTransaction(database, () => {
      database.exec(migration);
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${index + 1}`);
    });
  }
}

/**
 * Leaves a database alone whose structure this program does not know yet.
 *
 * @throws SimulatorError `data-unreadable`
 */
export function refuseNewer(version: number, name: string): void {
  if (version <= MIGRATIONS.length) return;
  throw new SimulatorError({
    code: 'data-unreadable',
    problem:
      `Opening ${name} failed: it was written by a newer cf-webhook-sim ` +
      `(its version is ${version}, this one reads up to ${MIGRATIONS.length}).`,
    cure: 'Update cf-webhook-sim, or use another folder with --data. Nothing was changed.',
  });
}

/**
 * The version of a database that this program may write to; 0 for an empty one.
 *
 * @throws SimulatorError `data-unreadable` for one that is newer or of another program.
 */
export function usableVersion(database: SqlDatabase, name: string): number {
  const version = pragma(database, 'user_version');
  refuseForeign(database, name, version);
  refuseNewer(version, name);
  return version;
}

function refuseForeign(database: SqlDatabase, name: string, version: number): void {
  const tables = Number(
    database.prepare('SELECT count(*) AS count FROM sqlite_master').get()?.['count'] ?? 0,
  );
  const isNew = version === 0 && tables === 0;
  if (isNew || pragma(database, 'application_id') === APPLICATION_ID) return;
  throw new SimulatorError({
    code: 'data-unreadable',
    problem: `Opening ${name} failed: it belongs to another program.`,
    cure: 'Use an empty folder with --data. Nothing was changed.',
  });
}

function pragma(database: SqlDatabase, name: 'user_version' | 'application_id'): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
}
