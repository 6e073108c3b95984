import type { OutgoingEvent } from '../events/outgoing-event.ts';
import type { DeliveryManner, UpcomingEvent } from '../workspace/recorded-event.ts';
import type { UpcomingEventStore } from '../workspace/workspace-store.ts';
import { bytesOf, jsonOf, numberOf } from './column.ts';
import type { SqlDatabase, SqlRow } from './sql-database.ts';

/** Keeps the events that are still to come in a database. */
export function createUpcomingEventTable(database: SqlDatabase): UpcomingEventStore {
  return {
    add: ({ event, at, manner }) => {
      const { body, ...facts } = event;
      database
        .prepare('INSERT INTO upcoming_events (at, event, body, manner) VALUES (?, ?, ?, ?)')
        .run(at, JSON.stringify(facts), body, JSON.stringify(manner));
    },
    nextAt: () => {
      const row = database.prepare('SELECT min(at) AS at FROM upcoming_events').get();
      return row === undefined || row['at'] === null ? undefined : numberOf(row, 'at');
    },
    bringForward: (byMs) => {
      database.prepare('UPDATE upcoming_events SET at = at - ?').run(byMs);
    },
    takeUntil: (at, limit) => {
      const rows = database
        .prepare('SELECT * FROM upcoming_events WHERE at <= ? ORDER BY at, id LIMIT ?')
        .all(at, limit);
      const remove = database.prepare('DELETE FROM upcoming_events WHERE id = ?');
      for (const row of rows) remove.run(numberOf(row, 'id'));
      return rows.map(toUpcomingEvent);
    },
  };
}

function toUpcomingEvent(row: SqlRow): UpcomingEvent {
  return {
    event: { ...jsonOf<Omit<OutgoingEvent, 'body'>>(row, 'event'), body: bytesOf(row, 'body') },
    at: numberOf(row, 'at'),
    manner: jsonOf<DeliveryManner>(row, 'manner'),
  };
}
