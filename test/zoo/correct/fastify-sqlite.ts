import Fastify from 'fastify';
import sqlite, { type Database } from 'node-sqlite3-wasm';
import type { JsonValue } from '../../../src/internal/json.ts';
import { orderOf, readContact, readOrder } from '../shop-event.ts';
import { isGenuine } from '../signature.ts';
import { readEvent, type WebhookEvent } from '../store.ts';
import { defineMember, settlingTime, type ZooMember } from '../zoo.ts';

const SCHEMA = `
  CREATE TABLE events (id TEXT PRIMARY KEY);
  CREATE TABLE contacts (id INTEGER PRIMARY KEY, name TEXT, email TEXT, updated_at INTEGER, deleted INTEGER);
  CREATE TABLE orders (id INTEGER PRIMARY KEY, cents INTEGER, notes TEXT, updated_at INTEGER, deleted INTEGER);
  CREATE TABLE outbox (number INTEGER PRIMARY KEY, mail TEXT UNIQUE, sent INTEGER DEFAULT 0);
`;
const KEEP_CONTACT = `
  INSERT INTO contacts (id, name, email, updated_at, deleted) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email,
    updated_at = excluded.updated_at, deleted = excluded.deleted
  WHERE contacts.deleted = 0 AND (excluded.updated_at >= contacts.updated_at OR excluded.deleted = 1)
`;
const KEEP_ORDER = `
  INSERT INTO orders (id, cents, notes, updated_at, deleted) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET cents = excluded.cents, notes = excluded.notes,
    updated_at = excluded.updated_at, deleted = excluded.deleted
  WHERE orders.deleted = 0 AND (excluded.updated_at >= orders.updated_at OR excluded.deleted = 1)
`;

/** A correct receiver in Fastify: everything in one transaction of SQLite, mails from an outbox. */
export function fastifyWithSqlite(workMs: number): ZooMember {
  return defineMember({
    file: 'correct/fastify-sqlite',
    bug: undefined,
    red: [],
    create: (secret) => {
      const database = new sqlite.Database(':memory:');
      database.exec(SCHEMA);
      const mails: string[] = [];
      const timer = setInterval(() => sendMails(database, mails), Math.max(1, workMs));
      const app = Fastify({ bodyLimit: 10 * 1024 * 1024 });
      app.removeAllContentTypeParsers();
      app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
      app.post('/', async (request, reply) => {
        const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const signature = String(request.headers['x-webhook-clickfunnels-signature'] ?? '');
        const timestamp = String(request.headers['x-webhook-clickfunnels-timestamp'] ?? '');
        if (!isGenuine(signature, timestamp, rawBody, secret)) return await reply.code(401).send();
        const event = readEvent(rawBody.toString('utf8'));
        if (event === undefined) return await reply.code(400).send();
        database.exec('BEGIN IMMEDIATE');
        try {
          work(database, event);
          database.exec('COMMIT');
        } catch (error) {
          database.exec('ROLLBACK');
          throw error;
        }
        return await reply.code(200).send();
      });
      return {
        to: app,
        settleMs: settlingTime(workMs),
        probe: {
          describe: 'the tables of SQLite',
          readState: ({ subjectId }) => Promise.resolve(recordOf(database, Number(subjectId))),
          readEffects: () => Promise.resolve(mails.map((key) => ({ kind: 'mail', key }))),
        },
        close: async () => {
          clearInterval(timer);
          await app.close();
          database.close();
        },
      };
    },
  });
}

function work(database: Database, event: WebhookEvent): void {
  const { changes } = database.run('INSERT INTO events (id) VALUES (?) ON CONFLICT DO NOTHING', [
    event.event_id,
  ]);
  const id = event.subject_id;
  if (changes === 0 || id === null) return;
  if (/^contact\.(created|updated|deleted)$/.test(event.event_type)) {
    const { name, email, updatedAt, deleted } = readContact(event, id);
    database.run(KEEP_CONTACT, [id, name, email, updatedAt, Number(deleted)]);
  }
  if (/^order\.(created|updated|deleted)$/.test(event.event_type)) {
    const { totalCents, notes, updatedAt, deleted } = readOrder(event, id);
    database.run(KEEP_ORDER, [id, totalCents, notes, updatedAt, Number(deleted)]);
  }
  if (event.event_type === 'order.created') post(database, `confirmation of order ${id}`);
  if (/^(one-time-order\.|orders\/)invoice\.paid$/.test(event.event_type)) {
    post(database, `receipt for order ${orderOf(event)['id']}, invoice ${id}`);
  }
}

/** Puts a mail into the outbox, once. */
function post(database: Database, mail: string): void {
  database.run('INSERT INTO outbox (mail) VALUES (?) ON CONFLICT DO NOTHING', [mail]);
}

function sendMails(database: Database, mails: string[]): void {
  for (const row of database.all('SELECT number, mail FROM outbox WHERE sent = 0 ORDER BY number')) {
    mails.push(String(row['mail']));
    database.run('UPDATE outbox SET sent = 1 WHERE number = ?', [Number(row['number'])]);
  }
}

function recordOf(database: Database, id: number): JsonValue {
  const row =
    database.get('SELECT id, name, email, deleted FROM contacts WHERE id = ?', [id]) ??
    database.get('SELECT id, cents, notes, deleted FROM orders WHERE id = ?', [id]);
  if (row === null || row === undefined) return null;
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'number' || value === null ? value : String(value),
    ]),
  );
}
