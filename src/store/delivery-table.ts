import type { DeliveryRecord } from '../workspace/delivery-record.ts';
import { DELIVERY_STATES } from '../workspace/delivery-record.ts';
import type { DeliveryChanges, DeliveryStore } from '../workspace/workspace-store.ts';
import { apiVersionOf, jsonOf, numberOf, numberOrTextOf, orNull, textOf, wordOf } from './column.ts';
import { alternativesOf } from './delivery-conditions.ts';
import { DEFAULT_LIMIT, listPage } from './keyset.ts';
import type { SqlDatabase, SqlRow, SqlValue } from './sql-database.ts';

const SELECT = `SELECT deliveries.*, events.uuid, events.type, events.api_version,
  events.subject_type, events.subject_id
  FROM deliveries CROSS JOIN events ON events.id = deliveries.event_id`;
const INSERT = `INSERT INTO deliveries (event_id, endpoint_id, url, state, due_at, disturbance, faults, created_at,
  journey) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const DUE = `SELECT id AS endpoint_id, (
    SELECT min(due_at) FROM deliveries
    WHERE deliveries.endpoint_id = endpoints.id AND state = 'pending' AND leased_by IS NULL
  ) AS due_at FROM endpoints`;
const DUE_OF_ENDPOINT = `${SELECT}
  WHERE deliveries.endpoint_id = ? AND deliveries.state = 'pending' AND deliveries.leased_by IS NULL
  AND deliveries.due_at <= ? ORDER BY deliveries.due_at, deliveries.id LIMIT ?`;
/** Stands for a run that makes the attempts itself; then none need be in flight. */
const ELSEWHERE = 'a run';
const LIST = {
  select: SELECT,
  table: 'deliveries',
  timeColumn: 'created_at',
  read: toDelivery,
  idOf: ({ id }: DeliveryRecord) => id,
};

/**
 * Keeps the deliveries in a database.
 *
 * @param leaseHolder What tells this process's leases from those of the ones before it.
 */
export function createDeliveryTable(database: SqlDatabase, leaseHolder: string): DeliveryStore {
  const get = (id: number) => {
    const row = database.prepare(`${SELECT} WHERE deliveries.id = ?`).get(id);
    return row === undefined ? undefined : toDelivery(row);
  };
  const existing = (id: number) => {
    const delivery = get(id);
    if (delivery === undefined) throw new RangeError(`There is no delivery ${id}.`);
    return delivery;
  };
  const change = (id: number, changes: DeliveryChanges) => {
    const { assignments, parameters } = toAssignments(changes);
    database.prepare(`UPDATE deliveries SET ${assignments} WHERE id = ?`).run(...parameters, id);
  };

  return {
    get,
    change,
    settle: (id, changes) => {
      const { assignments, parameters } = toAssignments(changes);
      database
        .prepare(`UPDATE deliveries SET ${assignments}, leased_by = NULL WHERE id = ?`)
        .run(...parameters, id);
      return get(id);
    },
    insert: (delivery) => {
      const { insertedId } = database
        .prepare(INSERT)
        .run(
          delivery.eventNumber,
          delivery.endpointId,
          delivery.url,
          delivery.state,
          delivery.dueAt,
          JSON.stringify(delivery.disturbance),
          JSON.stringify(delivery.faults),
          delivery.createdAt,
          delivery.journey ?? null,
        );
      return existing(insertedId);
    },
    list: (query) => {
      const { order = 'asc', limit = DEFAULT_LIMIT } = query;
      const parts = alternativesOf(query).map((conditions) =>
        listPage(database, { ...LIST, conditions }, { ...query, sortBy: 'updated_at' }),
      );
      const sign = order === 'asc' ? 1 : -1;
      const found = parts
        .flatMap(({ items }) => items)
        .sort((a, b) => sign * (a.createdAt - b.createdAt || a.id - b.id));
      const items = found.slice(0, limit);
      const isLast = found.length <= limit && parts.every(({ next }) => next === null);
      return { items, next: isLast ? null : (items.at(-1)?.id ?? null) };
    },
    ids: (filter) =>
      alternativesOf(filter)
        .flatMap((conditions) => {
          const where =
            conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
          return database
            .prepare(`SELECT id FROM deliveries ${where}`)
            .all(...conditions.flatMap(({ parameters }) => parameters))
            .map((row) => numberOf(row, 'id'));
        })
        .sort((a, b) => a - b),
    due: () =>
      database
        .prepare(DUE)
        .all()
        .filter((row) => row['due_at'] !== null)
        .map((row) => ({ endpointId: numberOf(row, 'endpoint_id'), dueAt: numberOf(row, 'due_at') })),
    lease: (endpointId, until, limit) => {
      const due = database.prepare(DUE_OF_ENDPOINT).all(endpointId, until, limit).map(toDelivery);
      const hold = database.prepare('UPDATE deliveries SET leased_by = ? WHERE id = ?');
      for (const { id } of due) hold.run(leaseHolder, id);
      return due.map((delivery) => ({ ...delivery, inFlight: true }));
    },
    holdElsewhere: (id) => {
      database.prepare('UPDATE deliveries SET leased_by = ? WHERE id = ?').run(ELSEWHERE, id);
    },
    release: (id) => {
      database.prepare('UPDATE deliveries SET leased_by = NULL WHERE id = ?').run(id);
    },
    releaseAll: () => {
      const held = database
        .prepare('SELECT id FROM deliveries WHERE leased_by IS NOT NULL ORDER BY id')
        .all()
        .map((row) => numberOf(row, 'id'));
      database.prepare('UPDATE deliveries SET leased_by = NULL WHERE leased_by IS NOT NULL').run();
      return held;
    },
    move: (endpointId, from, changes) => {
      const { assignments, parameters } = toAssignments(changes);
      const states = from.map(() => '?').join(', ');
      database
        .prepare(
          `UPDATE deliveries SET ${assignments} WHERE endpoint_id = ? AND state IN (${states}) AND leased_by IS NULL`,
        )
        .run(...parameters, endpointId, ...from);
    },
    bringForward: (byMs) => {
      database
        .prepare("UPDATE deliveries SET due_at = due_at - ? WHERE state IN ('pending', 'held')")
        .run(byMs);
    },
    counts: () => {
      const counted = new Map(
        database
          .prepare('SELECT state, count FROM delivery_counts')
          .all()
          .map((row) => [textOf(row, 'state'), numberOf(row, 'count')]),
      );
      return {
        pending: counted.get('pending') ?? 0,
        held: counted.get('held') ?? 0,
        delivered: counted.get('delivered') ?? 0,
        exhausted: counted.get('exhausted') ?? 0,
        suspended: counted.get('suspended') ?? 0,
        canceled: counted.get('canceled') ?? 0,
        dropped: counted.get('dropped') ?? 0,
      };
    },
  };
}

function toAssignments(changes: DeliveryChanges): {
  readonly assignments: string;
  readonly parameters: readonly SqlValue[];
} {
  const columns: [column: string, value: SqlValue][] = [];
  if (changes.state !== undefined) columns.push(['state', changes.state]);
  if (changes.attempts !== undefined) columns.push(['attempts', changes.attempts]);
  if (changes.dueAt !== undefined) columns.push(['due_at', changes.dueAt]);
  if (changes.disturbance !== undefined) columns.push(['disturbance', JSON.stringify(changes.disturbance)]);
  if (changes.deliveredAt !== undefined) columns.push(['delivered_at', changes.deliveredAt]);
  if (changes.finishedAt !== undefined) columns.push(['finished_at', changes.finishedAt]);
  if (changes.isForced !== undefined) columns.push(['is_forced', changes.isForced ? 1 : 0]);
  if (changes.url !== undefined) columns.push(['url', changes.url]);
  return {
    assignments: columns.map(([column]) => `${column} = ?`).join(', '),
    parameters: columns.map(([, value]) => value),
  };
}

function toDelivery(row: SqlRow): DeliveryRecord {
  return {
    id: numberOf(row, 'id'),
    eventNumber: numberOf(row, 'event_id'),
    eventId: textOf(row, 'uuid'),
    eventType: textOf(row, 'type'),
    apiVersion: apiVersionOf(row),
    subjectType: orNull(row, 'subject_type', textOf),
    subjectId: orNull(row, 'subject_id', numberOrTextOf),
    endpointId: numberOf(row, 'endpoint_id'),
    url: textOf(row, 'url'),
    state: wordOf(row, 'state', DELIVERY_STATES),
    attempts: numberOf(row, 'attempts'),
    dueAt: orNull(row, 'due_at', numberOf),
    inFlight: row['leased_by'] !== null && row['leased_by'] !== ELSEWHERE,
    isForced: numberOf(row, 'is_forced') === 1,
    disturbance: jsonOf(row, 'disturbance'),
    faults: jsonOf(row, 'faults'),
    journey: orNull(row, 'journey', textOf),
    createdAt: numberOf(row, 'created_at'),
    deliveredAt: orNull(row, 'delivered_at', numberOf),
    finishedAt: orNull(row, 'finished_at', numberOf),
  };
}
