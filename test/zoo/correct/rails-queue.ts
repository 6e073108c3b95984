import type { Effect } from '../../../src/checks/engine/probe.ts';
import { fetchTarget } from '../../../src/delivery/in-process-target.ts';
import { type ContactRecord, type OrderRecord, orderOf, readContact, readOrder } from '../shop-event.ts';
import { isGenuine } from '../signature.ts';
import { createDatabase, type Database } from '../slow-database.ts';
import { readEvent, type WebhookEvent } from '../store.ts';
import { defineMember, settlingTime, type ZooMember } from '../zoo.ts';

/** What a job is kept as until it is done. */
interface Job {
  readonly id: string;
  readonly event: WebhookEvent;
}

/** A correct receiver that works as Rails does: a record of each event, a job for it, several threads, locks on rows. */
export function railsWithQueue(workMs: number): ZooMember {
  return defineMember({
    file: 'correct/rails-queue',
    bug: undefined,
    red: [],
    create: (secret) => {
      const database = createDatabase();
      const events = database.table<string>();
      const jobs = database.table<Job>();
      const models = createModels(database);
      const receive = async (event: WebhookEvent) => {
        await database.transaction(async () => {
          const isNew = await events.insert(event.event_id, event.event_type);
          if (isNew) await jobs.put(event.event_id, { id: event.event_id, event });
        });
      };
      const perform = async ({ event, id }: Job) => {
        await database.transaction(async () => {
          if ((await jobs.get(id)) === undefined) return;
          await jobs.delete(id);
          await models.process(event);
        });
        await models.deliverLater();
      };
      let isStopped = false;
      const thread = async () => {
        while (!isStopped) {
          await sleep(workMs);
          const [job] = await jobs.all();
          if (job !== undefined) await Promise.all((await jobs.all()).map(perform));
        }
      };
      const threads = [thread(), thread()];
      const handle = async (request: Request): Promise<Response> => {
        const rawBody = Buffer.from(await request.arrayBuffer());
        const signature = request.headers.get('x-webhook-clickfunnels-signature');
        const timestamp = request.headers.get('x-webhook-clickfunnels-timestamp');
        if (!isGenuine(signature, timestamp, rawBody, secret)) return new Response(null, { status: 401 });
        const event = readEvent(rawBody.toString('utf8'));
        if (event === undefined) return new Response(null, { status: 400 });
        await receive(event);
        return new Response(null, { status: 200 });
      };
      return {
        to: fetchTarget(handle),
        settleMs: settlingTime(workMs),
        probe: {
          describe: 'the models of a Rails app',
          readState: async ({ subjectId }) => await models.show(String(subjectId)),
          readEffects: () => Promise.resolve([...models.effects]),
        },
        close: async () => {
          isStopped = true;
          await Promise.all(threads);
        },
      };
    },
  });
}

function createModels(database: Database) {
  const contacts = database.table<ContactRecord>();
  const orders = database.table<OrderRecord>();
  const credits = database.table<number>();
  const mails = database.table<string>();
  const sent = new Set<string>();
  const effects: Effect[] = [];
  return {
    effects,
    process: async (event: WebhookEvent) => {
      const id = event.subject_id;
      if (id === null) return;
      const key = String(id);
      if (/^contact\.(created|updated|deleted)$/.test(event.event_type)) {
        const contact = readContact(event, id);
        const before = await contacts.get(key);
        if (before === undefined || isNewer(contact, before)) await contacts.put(key, contact);
      }
      if (/^order\.(created|updated|deleted)$/.test(event.event_type)) {
        const order = readOrder(event, id);
        const before = await orders.get(key);
        if (before === undefined || isNewer(order, before)) await orders.put(key, order);
      }
      if (event.event_type === 'order.created') await mails.insert(key, `confirmation of order ${id}`);
      if (event.event_type === 'one-time-order.completed') {
        const isFirst = await credits.insert(key, 1);
        if (isFirst) await mails.insert(`credit ${key}`, `credit for order ${id}`);
      }
      if (event.event_type === 'one-time-order.invoice.paid') {
        const orderId = String(orderOf(event)['id'] ?? id);
        await mails.insert(`receipt ${id}`, `receipt for order ${orderId}, invoice ${id}`);
      }
    },
    deliverLater: async () => {
      for (const mail of await mails.all()) {
        if (sent.has(mail)) continue;
        sent.add(mail);
        effects.push({ kind: 'mail', key: mail });
      }
    },
    show: async (key: string) => {
      const row = (await contacts.get(key)) ?? (await orders.get(key));
      const credit = await credits.get(key);
      return row === undefined && credit === undefined ? null : { ...row, credits: credit ?? 0 };
    },
  };
}

type Dated = Pick<ContactRecord, 'updatedAt' | 'deleted'>;

function isNewer(row: Dated, before: Dated): boolean {
  return !before.deleted && (row.deleted || row.updatedAt >= before.updatedAt);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
