import type { RetentionStore } from '../workspace/workspace-store.ts';
import { numberOf } from './column.ts';
import type { SqlDatabase } from './sql-database.ts';

/** Deliveries that are over, oldest first. Those that are pending, held or in flight stay however old they are. */
const OVER = `SELECT id FROM deliveries
  WHERE created_at < ?1 AND state NOT IN ('pending', 'held') AND leased_by IS NULL
    AND coalesce(finished_at, created_at) < ?1
  ORDER BY created_at, id LIMIT ?2`;
const LEFT_ALONE = `SELECT id FROM events
  WHERE updated_at < ? AND NOT EXISTS (SELECT 1 FROM deliveries WHERE event_id = events.id)
  ORDER BY updated_at, id LIMIT ?`;
const UNCHANGED = `DELETE FROM records WHERE rowid IN (
  SELECT rowid FROM records WHERE updated_at < ? ORDER BY updated_at LIMIT ?)`;
const IN_LIST = 'IN (SELECT value FROM json_each(?))';
/** A database is written anew when at least this share of it is free, and this many pages. */
const FREE_SHARE = 0.2;
const FREE_PAGES = 256;

/** Removes what is old from a database. */
export function createRetention(database: SqlDatabase): RetentionStore {
  const idsOf = (sql: string, before: number, limit: number) =>
    database
      .prepare(sql)
      .all(before, limit)
      .map((row) => numberOf(row, 'id'));
  const pragma = (name: 'freelist_count' | 'page_count') =>
    Number(database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
  return {
    removeBefore: (before, limit) => {
      const deliveries = idsOf(OVER, before, limit);
      const over = JSON.stringify(deliveries);
      database.prepare(`DELETE FROM attempts WHERE delivery_id ${IN_LIST}`).run(over);
      database.prepare(`DELETE FROM deliveries WHERE id ${IN_LIST}`).run(over);
      const events = idsOf(LEFT_ALONE, before, limit);
      database.prepare(`DELETE FROM events WHERE id ${IN_LIST}`).run(JSON.stringify(events));
      const { changes } = database.prepare(UNCHANGED).run(before, limit);
      return deliveries.length + events.length + changes;
    },
    compact: () => {
      const free = pragma('freelist_count');
      if (free < FREE_PAGES || free < pragma('page_count') * FREE_SHARE) return false;
      database.exec('VACUUM');
      database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
      return true;
    },
  };
}
