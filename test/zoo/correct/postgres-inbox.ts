import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { Effect } from '../../../src/checks/engine/probe.ts';
import { type ContactRecord, type OrderRecord, readContact, readOrder } from '../shop-event.ts';
import { createDatabase, type Table } from '../slow-database.ts';
import { readEvent, type WebhookEvent } from '../store.ts';
import { defineMember, settlingTime, type ZooMember } from '../zoo.ts';

const TOLERANCE_SECONDS = 300;
const LARGEST_BODY = 8 * 1024 * 1024;

/** A correct receiver without a framework: an inbox table, which a worker empties in the order of arrival. */
export function postgresInbox(workMs: number): ZooMember {
  return defineMember({
    file: 'correct/postgres-inbox',
    bug: undefined,
    red: [],
    create: (secret) => {
      const database = createDatabase();
      const inbox = database.table<WebhookEvent>();
      const done = database.table<string>();
      const tables: Tables = {
        contacts: database.table<ContactRecord>(),
        orders: database.table<OrderRecord>(),
        outbox: database.table<string>(),
      };
      const effects: Effect[] = [];
      const workOnInbox = async () => {
        for (const event of await inbox.all()) {
          await database.transaction(async () => {
            if (await done.insert(event.event_id, event.event_id)) await apply(event, tables);
            await inbox.delete(event.event_id);
          });
        }
        for (const key of await tables.outbox.all()) {
          if (effects.some((effect) => effect.key === key)) continue;
          effects.push({ kind: 'mail', key });
        }
      };
      let isStopped = false;
      const worker = (async () => {
        while (!isStopped) {
          await workOnInbox();
          await sleep(workMs);
        }
      })();
      const server = createServer(async (request, response) => {
        const end = (status: number) => response.writeHead(status).end();
        const rawBody = await readBody(request);
        if (rawBody === undefined) return end(413);
        if (!isSigned(request, rawBody, secret)) return end(403);
        const event = readEvent(rawBody.toString('utf8'));
        if (event === undefined) return end(422);
        if ((await done.get(event.event_id)) === undefined) await inbox.insert(event.event_id, event);
        return end(202);
      });
      return {
        to: server,
        settleMs: settlingTime(workMs),
        probe: {
          describe: 'the tables of an inbox',
          readState: async ({ subjectId }) => {
            const key = String(subjectId);
            const row = (await tables.contacts.get(key)) ?? (await tables.orders.get(key));
            return row === undefined ? null : { ...row };
          },
          readEffects: () => Promise.resolve([...effects]),
        },
        close: async () => {
          isStopped = true;
          await worker;
        },
      };
    },
  });
}

interface Tables {
  readonly contacts: Table<ContactRecord>;
  readonly orders: Table<OrderRecord>;
  readonly outbox: Table<string>;
}

async function apply(event: WebhookEvent, { contacts, orders, outbox }: Tables): Promise<void> {
  const id = event.subject_id;
  const [resource, action = ''] = event.event_type.split('.');
  if (id === null || !['created', 'updated', 'deleted'].includes(action)) return;
  if (resource === 'contact') await keepNewest(contacts, String(id), readContact(event, id));
  if (resource !== 'order') return;
  await keepNewest(orders, String(id), readOrder(event, id));
  if (action === 'created') await outbox.insert(`order ${id}`, `confirmation of order ${id}`);
}

async function keepNewest<Row extends { readonly updatedAt: number; readonly deleted: boolean }>(
  table: Table<Row>,
  key: string,
  row: Row,
): Promise<void> {
  const before = await table.get(key);
  if (before !== undefined && (before.deleted || (row.updatedAt < before.updatedAt && !row.deleted))) return;
  await table.put(key, row);
}

function isSigned({ headers }: IncomingMessage, rawBody: Buffer, secret: string): boolean {
  const signature = headers['x-webhook-clickfunnels-signature'];
  const timestamp = headers['x-webhook-clickfunnels-timestamp'];
  if (typeof signature !== 'string' || typeof timestamp !== 'string') return false;
  const age = Date.now() / 1_000 - Number(timestamp);
  if (!/^\d+$/.test(timestamp) || Math.abs(age) > TOLERANCE_SECONDS) return false;
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest('hex');
  const [a, b] = [Buffer.from(expected), Buffer.from(signature)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const piece = Buffer.from(chunk);
    size += piece.length;
    if (size <= LARGEST_BODY) chunks.push(piece);
  }
  return size > LARGEST_BODY ? undefined : Buffer.concat(chunks);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
