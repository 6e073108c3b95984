import { Hono } from 'hono';
import type { Effect } from '../../../src/checks/engine/probe.ts';
import { type ContactRecord, orderOf, readContact } from '../shop-event.ts';
import { isGenuine } from '../signature.ts';
import { readEvent, type WebhookEvent } from '../store.ts';
import { defineMember, settlingTime, type ZooMember } from '../zoo.ts';

/** A correct receiver in Hono: the state at once, and what goes to others from an outbox that is looked into now and then. */
export function honoWithOutbox(workMs: number): ZooMember {
  return defineMember({
    file: 'correct/hono-outbox',
    bug: undefined,
    red: [],
    create: (secret) => {
      const crm = createCrm();
      const timer = setInterval(crm.sendOutbox, Math.max(1, workMs));
      const app = new Hono();
      app.post('/', async (context) => {
        const rawBody = Buffer.from(await context.req.arrayBuffer());
        const signature = context.req.header('X-Webhook-ClickFunnels-Signature');
        const timestamp = context.req.header('X-Webhook-ClickFunnels-Timestamp');
        if (!isGenuine(signature, timestamp, rawBody, secret)) return context.json({ error: 'no' }, 401);
        const event = readEvent(rawBody.toString('utf8'));
        if (event === undefined) return context.json({ error: 'not an event' }, 400);
        crm.apply(event);
        return context.body(null, 204);
      });
      return {
        to: app,
        settleMs: settlingTime(workMs),
        probe: {
          describe: 'the CRM',
          readState: ({ subjectId }) => Promise.resolve(crm.show(Number(subjectId))),
          readEffects: () => Promise.resolve([...crm.effects]),
        },
        close: () => {
          clearInterval(timer);
          return Promise.resolve();
        },
      };
    },
  });
}

function createCrm() {
  const seen = new Set<string>();
  const contacts = new Map<number, ContactRecord>();
  const enrolled = new Set<string>();
  const outbox: Effect[] = [];
  const effects: Effect[] = [];
  const enrol = (event: WebhookEvent, orderId: string) => {
    const { contact } = orderOf(event);
    const email = String(Object(contact)['email_address'] ?? 'nobody');
    if (enrolled.has(orderId)) return;
    enrolled.add(orderId);
    outbox.push({ kind: 'course', key: `enrol ${email} for order ${orderId}` });
  };
  return {
    effects,
    apply: (event: WebhookEvent) => {
      if (seen.has(event.event_id)) return;
      seen.add(event.event_id);
      const id = event.subject_id;
      if (id === null) return;
      if (event.event_type === 'contact.deleted') {
        contacts.set(id, { ...readContact(event, id), name: '', email: null });
        return;
      }
      if (event.event_type === 'contact.created' || event.event_type === 'contact.updated') {
        const before = contacts.get(id);
        const contact = readContact(event, id);
        if (before?.deleted || contact.updatedAt < (before?.updatedAt ?? 0)) return;
        contacts.set(id, contact);
        if (before === undefined) outbox.push({ kind: 'list', key: `subscribe ${contact.email ?? id}` });
      }
      if (event.event_type === 'one-time-order.invoice.paid') {
        const { id: orderId } = orderOf(event);
        if (orderId !== undefined) enrol(event, String(orderId));
      }
    },
    sendOutbox: () => {
      effects.push(...outbox.splice(0));
    },
    show: (id: number) => {
      const contact = contacts.get(id);
      return contact === undefined ? null : { ...contact };
    },
  };
}
