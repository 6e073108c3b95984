import { expect, expectTypeOf, it } from 'vitest';
import {
  createCustomEventType,
  createSimulator,
  type EventType,
  type SentDelivery,
  type Simulator,
  type WebhookEvent,
} from '../../src/index.ts';
import type { Contact, Order, V1FormSubmission, V1Resource } from '../../src/types.ts';

const to = () => new Response();
const packed = createCustomEventType({ name: 'workflows/order_packed', schema: { type: 'object' } });

it('types the event of a delivery by the name of its type', () => {
  const examples = async () => {
    const simulator = createSimulator({ to });
    expectTypeOf((await simulator.send('order.created')).event.data).toEqualTypeOf<Order>();
    expectTypeOf((await simulator.send('contact.identified')).event.data).toEqualTypeOf<Contact>();
    expectTypeOf((await simulator.send('runs/step.dontrunme')).event.data).toEqualTypeOf<V1Resource>();
    const submitted = await simulator.send('form_submission.created', { apiVersion: 'v1' });
    expectTypeOf(submitted.event.data).toEqualTypeOf<V1FormSubmission>();
    const v1 = createSimulator({ to, apiVersion: 'v1', clock: 'virtual' });
    expectTypeOf((await v1.send('order.created')).event.data).toEqualTypeOf<V1Resource>();
    expectTypeOf((await v1.send('order.created', { apiVersion: 'v2' })).event.data).toEqualTypeOf<Order>();
  };

  expect(examples).toBeTypeOf('function');
});

it('refuses a typo in a name that is written out, and takes variables', () => {
  const examples = async (name: string, known: EventType, simulator: Simulator) => {
    // @ts-expect-error: no event type has this name
    await simulator.send('order.creatd');
    // @ts-expect-error: no event type has this name
    await simulator.sendAll([{ eventType: 'order.creatd' }]);
    // @ts-expect-error: one of them is a typo
    simulator.plan([{ eventType: 'order.created' }, { eventType: 'order.creatd' }]);
    // @ts-expect-error: there is no such option
    await simulator.send('order.created', { sett: {} });
    await simulator.sendAll([{ eventType: 'order.created', set: { 'data.notes': 'x' } }]);
    await simulator.sendAll([name, 'order.created'].map((eventType) => ({ eventType })));
    expectTypeOf((await simulator.send(name)).event).toEqualTypeOf<WebhookEvent>();
    expectTypeOf((await simulator.send(known)).eventType).toEqualTypeOf<EventType>();
  };

  expect(examples).toBeTypeOf('function');
});

it('knows the event types of your own', () => {
  const examples = async () => {
    const simulator = createSimulator({ to, customEvents: [packed], clock: 'manual' });
    const delivery = await simulator.send('workflows/order_packed');
    expectTypeOf(delivery.event.event_type).toEqualTypeOf<'workflows/order_packed'>();
    await simulator.sendAll([{ eventType: 'workflows/order_packed' }, { eventType: 'order.created' }]);
    // @ts-expect-error: no event type has this name
    await simulator.send('workflows/order_packd');
  };

  expect(examples).toBeTypeOf('function');
});

it('gives the subject a number where the event has one', () => {
  expectTypeOf<SentDelivery<'order.created'>['subjectId']>().toEqualTypeOf<number>();
  expectTypeOf<SentDelivery['subjectId']>().toEqualTypeOf<number | string | null>();
});
