import type { EnvelopePlace } from '../events/envelope.ts';
import type { EventRecord } from '../workspace/recorded-event.ts';
import type { EventStore } from '../workspace/workspace-store.ts';
import {
  apiVersionOf,
  bytesOf,
  jsonOf,
  jsonOrNull,
  numberOf,
  numberOrTextOf,
  orNull,
  textOf,
} from './column.ts';
import { listPage } from './keyset.ts';
import type { SqlDatabase, SqlRow } from './sql-database.ts';

const INSERT = `INSERT INTO events
  (uuid, type, api_version, subject_id, subject_type, page, funnel, body, story_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Keeps the events that have happened in a database. */
export function createEventTable(database: SqlDatabase): EventStore {
  return {
    insert: (event) => {
      const { insertedId } = database
        .prepare(INSERT)
        .run(
          event.id,
          event.type,
          event.apiVersion,
          event.subjectId,
          event.subjectType,
          jsonOrNull(event.page),
          jsonOrNull(event.funnel),
          event.body,
          event.createdAt,
          event.happenedAt,
        );
      return { ...event, number: insertedId };
    },
    get: (eventNumber) => {
      const row = database.prepare('SELECT * FROM events WHERE id = ?').get(eventNumber);
      return row === undefined ? undefined : toEvent(row);
    },
    find: (eventId) => {
      const row = database.prepare('SELECT * FROM events WHERE uuid = ? ORDER BY id LIMIT 1').get(eventId);
      return row === undefined ? undefined : toEvent(row);
    },
    list: (query) =>
      listPage(
        database,
        { select: 'SELECT * FROM events', table: 'events', read: toEvent, idOf: ({ number }) => number },
        query,
      ),
    since: (at) =>
      database
        .prepare('SELECT id FROM events WHERE updated_at >= ? ORDER BY updated_at, id')
        .all(at)
        .map((row) => numberOf(row, 'id')),
  };
}

function toEvent(row: SqlRow): EventRecord {
  return {
    number: numberOf(row, 'id'),
    id: textOf(row, 'uuid'),
    type: textOf(row, 'type'),
    apiVersion: apiVersionOf(row),
    subjectId: orNull(row, 'subject_id', numberOrTextOf),
    subjectType: orNull(row, 'subject_type', textOf),
    page: orNull(row, 'page', jsonOf<EnvelopePlace>),
    funnel: orNull(row, 'funnel', jsonOf<EnvelopePlace>),
    body: bytesOf(row, 'body'),
    createdAt: numberOf(row, 'story_at'),
    happenedAt: numberOf(row, 'updated_at'),
  };
}
