import type { Effect } from '../../../src/checks/engine/probe.ts';
import { fetchTarget } from '../../../src/delivery/in-process-target.ts';
import { type ContactRecord, orderOf, readContact } from '../shop-event.ts';
import { isGenuine } from '../signature.ts';
import { createDatabase, type Table } from '../slow-database.ts';
import { readEvent, type WebhookEvent } from '../store.ts';
import { defineMember, settlingTime, type ZooMember } from '../zoo.ts';

/** A purchase that somebody has access by. */
interface Grant {
  readonly orderId: string;
  readonly email: string | null;
}

/** A correct receiver as a route handler of Next.js: the event is kept first, and worked on in waitUntil. */
export function nextWithWaitUntil(workMs: number): ZooMember {
  return defineMember({
    file: 'correct/next-wait-until',
    bug: undefined,
    red: [],
    create: (secret) => {
      const database = createDatabase();
      const inbox = database.table<string>();
      const contacts = database.table<ContactRecord>();
      const grants = database.table<Grant>();
      const mailed = database.table<string>();
      const effects: Effect[] = [];
      const running = new Set<Promise<void>>();
      const waitUntil = (work: Promise<void>) => {
        running.add(work);
        void work.finally(() => running.delete(work));
      };
      const work = async (event: WebhookEvent) => {
        await sleep(workMs);
        const mails = await database.transaction(() => workOn(event, { contacts, grants, mailed }));
        for (const key of mails) effects.push({ kind: 'mail', key });
      };
      const handle = async (request: Request): Promise<Response> => {
        const rawBody = Buffer.from(await request.arrayBuffer());
        const signature = request.headers.get('x-webhook-clickfunnels-signature');
        const timestamp = request.headers.get('x-webhook-clickfunnels-timestamp');
        if (!isGenuine(signature, timestamp, rawBody, secret)) return new Response(null, { status: 401 });
        const event = readEvent(rawBody.toString('utf8'));
        if (event === undefined) return new Response(null, { status: 400 });
        const isNew = await inbox.insert(event.event_id, rawBody.toString('utf8'));
        if (isNew) waitUntil(work(event));
        return Response.json({ received: true });
      };
      return {
        to: fetchTarget(handle),
        settleMs: settlingTime(workMs),
        probe: {
          describe: 'the tables of a Next.js app',
          readState: async ({ subjectId }) => {
            const contact = await contacts.get(String(subjectId));
            const granted = (await grants.all()).filter(({ orderId }) => orderId === String(subjectId));
            return contact === undefined && granted.length === 0
              ? null
              : { contact: contact === undefined ? null : { ...contact }, granted: granted.length };
          },
          readEffects: () => Promise.resolve([...effects]),
        },
        close: async () => {
          await Promise.allSettled(running);
        },
      };
    },
  });
}

interface Tables {
  readonly contacts: Table<ContactRecord>;
  readonly grants: Table<Grant>;
  readonly mailed: Table<string>;
}

/** Does the work for an event in one transaction: the mails that are to be sent after it. */
async function workOn(event: WebhookEvent, { contacts, grants, mailed }: Tables): Promise<readonly string[]> {
  const id = event.subject_id;
  if (id === null) return [];
  const mails: string[] = [];
  const mailOnce = async (mail: string) => {
    if (await mailed.insert(mail, mail)) mails.push(mail);
  };
  switch (event.event_type) {
    case 'contact.created':
    case 'contact.updated':
    case 'contact.deleted': {
      const before = await contacts.get(String(id));
      const contact = readContact(event, id);
      const isNewer = before === undefined || contact.updatedAt >= before.updatedAt || contact.deleted;
      if (before?.deleted !== true && isNewer) await contacts.put(String(id), contact);
      if (event.event_type === 'contact.created') await mailOnce(`welcome contact ${id}`);
      break;
    }
    case 'one-time-order.invoice.paid':
    case 'orders/invoice.paid': {
      const order = orderOf(event);
      const orderId = String(order['id'] ?? id);
      const email = null;
      if (await grants.insert(orderId, { orderId, email })) await mailOnce(`access for order ${orderId}`);
      await mailOnce(`receipt for invoice ${id}`);
      break;
    }
    default:
      break;
  }
  return mails;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
