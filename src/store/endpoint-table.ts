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

/** Keeps the endpoints in a database. */
export function createEndpointTable(database: SqlDatabase): EndpointStore {
  return {
    insert: (endpoint) => {
      const { insertedId } = database.prepare(INSERT).run(...toRow(endpoint));
      return { ...endpoint, id: insertedId };
    },
    get: (id) => {
      const row = database.prepare('SELECT * FROM endpoints WHERE id = ?').get(id);
      return row === undefined ? undefined : toEndpoint(row);
    },
    replace: (endpoint) => {
      database.prepare(REPLACE).run(...toRow(endpoint), endpoint.id);
    },
    remove: (id) => {
      database.prepare('DELETE FROM endpoints WHERE id = ?').run(id);
    },
    list: (query) =>
      listPage(
        database,
        { select: 'SELECT * FROM endpoints', table: 'endpoints', read: toEndpoint, idOf: ({ id }) => id },
        query,
      ),
    all: () => database.prepare('SELECT * FROM endpoints ORDER BY id').all().map(toEndpoint),
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
