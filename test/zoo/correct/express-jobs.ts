import express from 'express';
import type { Effect } from '../../../src/checks/engine/probe.ts';
import { type ContactRecord, type OrderRecord, readContact, readOrder } from '../shop-event.ts';
import { isGenuine } from '../signature.ts';
import { readEvent, type WebhookEvent } from '../store.ts';
import { defineMember, settlingTime, type ZooMember } from '../zoo.ts';

/** A correct receiver in Express that keeps a job for each event; later jobs may overtake earlier ones. */
export function expressWithJobs(workMs: number): ZooMember {
  return defineMember({
    file: 'correct/express-jobs',
    bug: undefined,
    red: [],
    create: (secret) => {
      const shop = createShop();
      const timers = new Set<NodeJS.Timeout>();
      const enqueued = new Set<string>();
      const enqueue = (event: WebhookEvent) => {
        if (enqueued.has(event.event_id)) return;
        enqueued.add(event.event_id);
        const delay = enqueued.size % 2 === 0 ? workMs : workMs / 2;
        const timer = setTimeout(() => {
          timers.delete(timer);
          shop.work(event);
        }, delay);
        timers.add(timer);
      };
      const app = express();
      app.post('/', express.raw({ type: () => true, limit: '10mb' }), (request, response) => {
        const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const signature = request.get('X-Webhook-ClickFunnels-Signature');
        const timestamp = request.get('X-Webhook-ClickFunnels-Timestamp');
        if (!isGenuine(signature, timestamp, rawBody, secret)) {
          response.sendStatus(401);
          return;
        }
        const event = readEvent(rawBody.toString('utf8'));
        if (event === undefined) {
          response.sendStatus(400);
          return;
        }
        enqueue(event);
        response.sendStatus(200);
      });
      return {
        to: app,
        settleMs: settlingTime(workMs),
        probe: probeOf(shop),
        close: () => {
          for (const timer of timers) clearTimeout(timer);
          return Promise.resolve();
        },
      };
    },
  });
}

type Shop = ReturnType<typeof createShop>;

function createShop() {
  const contacts = new Map<number, ContactRecord>();
  const orders = new Map<number, OrderRecord>();
  const confirmed = new Set<number>();
  const effects: Effect[] = [];
  const confirm = (orderId: number) => {
    if (confirmed.has(orderId)) return;
    confirmed.add(orderId);
    effects.push({ kind: 'mail', key: `confirmation of order ${orderId}` });
  };
  const work = (event: WebhookEvent) => {
    const id = event.subject_id;
    if (id === null) return;
    switch (event.event_type) {
      case 'contact.created':
      case 'contact.updated':
      case 'contact.deleted':
        keep(contacts, id, readContact(event, id));
        break;
      case 'order.created':
        keep(orders, id, readOrder(event, id));
        confirm(id);
        break;
      case 'order.updated':
      case 'order.deleted':
        keep(orders, id, readOrder(event, id));
        break;
      default:
        break;
    }
  };
  return { contacts, orders, effects, work };
}

function keep<Row extends { readonly updatedAt: number; readonly deleted: boolean }>(
  rows: Map<number, Row>,
  id: number,
  row: Row,
): void {
  const before = rows.get(id);
  if (before?.deleted === true) return;
  if (before !== undefined && row.updatedAt < before.updatedAt && !row.deleted) return;
  rows.set(id, row);
}

function probeOf({ contacts, effects, orders }: Shop) {
  return {
    describe: 'the shop of an Express app',
    readState: ({ subjectId }: { readonly subjectId: number | string | null }) => {
      const row =
        typeof subjectId === 'number' ? (contacts.get(subjectId) ?? orders.get(subjectId)) : undefined;
      return Promise.resolve(row === undefined ? null : { ...row });
    },
    readEffects: () => Promise.resolve([...effects]),
  };
}
