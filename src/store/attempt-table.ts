import type { Outcome } from '../delivery/outcome.ts';
import { attemptMark } from '../workspace/attempt-mark.ts';
import type { AttemptMark, AttemptRecord, KeptExchange } from '../workspace/delivery-record.ts';
import type { AttemptStore } from '../workspace/workspace-store.ts';
import { jsonOf, jsonOrNull, numberOf, orNull, textOf, wordOf } from './column.ts';
import type { SqlDatabase, SqlRow } from './sql-database.ts';

const INSERT = `INSERT INTO attempts
  (delivery_id, number, due_at, real_started_at, signature_timestamp, state, outcome, latency_ms, remote_address,
   response_excerpt)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const END = `UPDATE attempts
  SET state = ?, outcome = ?, latency_ms = ?, remote_address = ?, response_excerpt = ?, exchange = ? WHERE id = ?`;
const MARKS = `SELECT delivery_id, number, outcome, latency_ms FROM attempts
  WHERE state = 'ended' AND delivery_id IN (SELECT value FROM json_each(?)) ORDER BY id`;

/** Keeps the attempts in a database. */
export function createAttemptTable(database: SqlDatabase): AttemptStore {
  return {
    insert: (attempt) => {
      const { insertedId } = database
        .prepare(INSERT)
        .run(
          attempt.deliveryId,
          attempt.number,
          attempt.dueAt,
          attempt.startedAt,
          attempt.signatureTimestamp,
          attempt.state,
          jsonOrNull(attempt.outcome),
          attempt.latencyMs,
          attempt.remoteAddress,
          attempt.responseExcerpt,
        );
      return { ...attempt, id: insertedId };
    },
    end: ({ id, state, outcome, latencyMs, remoteAddress, responseExcerpt, exchange }) => {
      database
        .prepare(END)
        .run(state, jsonOrNull(outcome), latencyMs, remoteAddress, responseExcerpt, jsonOrNull(exchange), id);
    },
    marks: (deliveryIds) => {
      const marks = new Map<number, AttemptMark[]>();
      for (const row of database.prepare(MARKS).all(JSON.stringify(deliveryIds))) {
        const deliveryId = numberOf(row, 'delivery_id');
        const ofDelivery = marks.get(deliveryId);
        const mark = toMark(row);
        if (ofDelivery === undefined) marks.set(deliveryId, [mark]);
        else ofDelivery.push(mark);
      }
      return marks;
    },
    ofDelivery: (deliveryId) =>
      database
        .prepare('SELECT * FROM attempts WHERE delivery_id = ? ORDER BY id')
        .all(deliveryId)
        .map(toAttempt),
    interruptAll: () => {
      database.prepare("UPDATE attempts SET state = 'interrupted' WHERE state = 'in-flight'").run();
    },
  };
}

function toAttempt(row: SqlRow): AttemptRecord {
  return {
    id: numberOf(row, 'id'),
    deliveryId: numberOf(row, 'delivery_id'),
    number: numberOf(row, 'number'),
    dueAt: numberOf(row, 'due_at'),
    startedAt: numberOf(row, 'real_started_at'),
    signatureTimestamp: numberOf(row, 'signature_timestamp'),
    state: wordOf(row, 'state', ['in-flight', 'ended', 'interrupted']),
    outcome: orNull(row, 'outcome', jsonOf<Outcome>),
    latencyMs: orNull(row, 'latency_ms', numberOf),
    remoteAddress: orNull(row, 'remote_address', textOf),
    responseExcerpt: orNull(row, 'response_excerpt', textOf),
    exchange: orNull(row, 'exchange', jsonOf<KeptExchange>),
  };
}

function toMark(row: SqlRow): AttemptMark {
  return attemptMark({
    number: numberOf(row, 'number'),
    outcome: orNull(row, 'outcome', jsonOf<Outcome>),
    latencyMs: orNull(row, 'latency_ms', numberOf),
  });
}
