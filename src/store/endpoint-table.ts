import type { EndpointRecord } from '../workspace/endpoint.ts';
import type { EndpointStore } from '../workspace/workspace-store.ts';
import { apiVersionOf, jsonOf, jsonOrNull, numberOf, orNull, textOf } from './column.ts';
import { listPage } from './keyset.ts';
import type { SqlDatabase, SqlRow, SqlValue } from './sql-database.ts';

const COLUMNS = [
  'url',
  'name',
  'api_version',
  'event_type_ids',
  'page_ids',
  'funnel_ids',
  'secret',
  'rotation',
  'breakage',
  'health',
  'created_at',
  'updated_at',
];
const INSERT = `INSERT INTO endpoints (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`;
const REPLACE = `UPDATE endpoints SET ${COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`;

/** The endpoints in a database, as far as they have been read. */
export interface EndpointTable extends EndpointStore {
  /** Reads them anew: what was changed last was undone. */
  forget(): void;
}

/**
 * Keeps the endpoints in a database. Every event and every attempt asks for them, and only this process changes them, so
 * that they are read once.
 */
export function createEndpointTable(database: SqlDatabase): EndpointTable {
  let known: ReadonlyMap<number, EndpointRecord> | undefined;
  const forget = () => {
    known = undefined;
  };
  const read = () => {
    known ??= new Map(
      database
        .prepare('SELECT * FROM endpoints ORDER BY id')
        .all()
        .map(toEndpoint)
        .map((endpoint) => [endpoint.id, endpoint]),
    );
    return known;
  };
  return {
    forget,
    insert: (endpoint) => {
      forget();
      const { insertedId } = database.prepare(INSERT).run(...toRow(endpoint));
      return { ...endpoint, id: insertedId };
    },
    get: (id) => read().get(id),
    replace: (endpoint) => {
      forget();
      database.prepare(REPLACE).run(...toRow(endpoint), endpoint.id);
    },
    remove: (id) => {
      forget();
      database.prepare('DELETE FROM endpoints WHERE id = ?').run(id);
    },
    list: (query) =>
      listPage(
        database,
        { select: 'SELECT * FROM endpoints', table: 'endpoints', read: toEndpoint, idOf: ({ id }) => id },
        query,
      ),
    all: () => [...read().values()],
  };
}

function toRow(endpoint: Omit<EndpointRecord, 'id'>): SqlValue[] {
  return [
    endpoint.url,
    endpoint.name,
    endpoint.apiVersion,
    JSON.stringify(endpoint.eventTypeIds),
    jsonOrNull(endpoint.pageIds),
    jsonOrNull(endpoint.funnelIds),
    endpoint.secret,
    jsonOrNull(endpoint.rotation),
    JSON.stringify(endpoint.breakage),
    JSON.stringify(endpoint.health),
    endpoint.createdAt,
    endpoint.updatedAt,
  ];
}

function toEndpoint(row: SqlRow): EndpointRecord {
  return {
    id: numberOf(row, 'id'),
    url: textOf(row, 'url'),
    name: textOf(row, 'name'),
    apiVersion: apiVersionOf(row),
    eventTypeIds: jsonOf(row, 'event_type_ids'),
    pageIds: orNull(row, 'page_ids', jsonOf<readonly number[]>),
    funnelIds: orNull(row, 'funnel_ids', jsonOf<readonly number[]>),
    secret: textOf(row, 'secret'),
    rotation: orNull(row, 'rotation', jsonOf<NonNullable<EndpointRecord['rotation']>>),
    breakage: jsonOf(row, 'breakage'),
    health: jsonOf(row, 'health'),
    createdAt: numberOf(row, 'created_at'),
    updatedAt: numberOf(row, 'updated_at'),
  };
}
