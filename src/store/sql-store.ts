import type { SettingStore, WorkspaceStore } from '../workspace/workspace-store.ts';
import { createAttemptTable } from './attempt-table.ts';
import { textOf } from './column.ts';
import { createDeliveryTable } from './delivery-table.ts';
import { createEndpointTable } from './endpoint-table.ts';
import { createEventTable } from './event-table.ts';
import { createRecordTable } from './record-table.ts';
import { createRetention } from './retention.ts';
import { inTransaction, type SqlDatabase } from './sql-database.ts';
import { createUpcomingEventTable } from './upcoming-event-table.ts';

/**
 * Keeps a workspace in a database that has been migrated.
 *
 * @param leaseHolder What tells this process's leases from those of the ones before it.
 */
export function createSqlStore(database: SqlDatabase, leaseHolder: string): WorkspaceStore {
  let isInside = false;
  const endpoints = createEndpointTable(database);
  return {
    transaction: (work) => {
      if (isInside) return work();
      isInside = true;
      try {
        return inTransaction(database, work);
      } catch (error) {
        endpoints.forget();
        throw error;
      } finally {
        isInside = false;
      }
    },
    settings: createSettingTable(database),
    endpoints,
    events: createEventTable(database),
    upcoming: createUpcomingEventTable(database),
    deliveries: createDeliveryTable(database, leaseHolder),
    attempts: createAttemptTable(database),
    records: createRecordTable(database),
    retention: createRetention(database),
    close: () => database.close(),
  };
}

function createSettingTable(database: SqlDatabase): SettingStore {
  return {
    get: (name) => {
      const row = database.prepare('SELECT value FROM settings WHERE name = ?').get(name);
      return row === undefined ? undefined : textOf(row, 'value');
    },
    set: (name, value) => {
      database
        .prepare(
          'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        )
        .run(name, value);
    },
  };
}
