import { expect, it } from 'vitest';
import { createSimulator } from '../../src/compose/create-simulator.ts';
import type { FaultSettings } from '../../src/faults/registry.ts';
import {
  type ChargingReceiver,
  countsEveryPaidEvent,
  keysOnEventId,
  keysOnInvoice,
} from '../support/receivers/charging.ts';

const PURCHASES = [
  { journey: 'one-time-purchase', invoices: 1 },
  { journey: 'upsell-purchase', invoices: 2 },
  { journey: 'purchase-with-shipping', invoices: 1 },
  { journey: 'course-purchase-and-completion', invoices: 1 },
  { journey: 'subscription-start', invoices: 1 },
  { journey: 'subscription-renewals', invoices: 4 },
];

it.each(PURCHASES)('charges twice in $journey at a receiver that counts paid events', async (purchase) => {
  const { receiver, asked } = await tellTo(countsEveryPaidEvent(), purchase.journey);

  expect(receiver.bookings()).toBe(2 * purchase.invoices);
  expect([...receiver.booked.values()]).toEqual(asked.map((cents) => 2 * cents));
});

it.each(PURCHASES)(
  'charges twice in $journey at a receiver that keys on event_id alone',
  async (purchase) => {
    const { receiver, asked } = await tellTo(keysOnEventId(), purchase.journey, { duplicate: '100%' });

    expect(receiver.bookings()).toBe(2 * purchase.invoices);
    expect([...receiver.booked.values()]).toEqual(asked.map((cents) => 2 * cents));
  },
);

it.each(PURCHASES)('charges once in $journey at a receiver that keys on the invoice', async (purchase) => {
  const { receiver, asked } = await tellTo(keysOnInvoice(), purchase.journey, {
    duplicate: '100%',
    order: 'shuffled',
  });

  expect(receiver.bookings()).toBe(purchase.invoices);
  expect([...receiver.booked.values()].toSorted((a, b) => a - b)).toEqual(asked.toSorted((a, b) => a - b));
});

it('gives every event of every telling an id of its own', async () => {
  const ids: string[] = [];
  const handle = async (request: Request) => {
    const { event_id }: { event_id: string } = JSON.parse(await request.text());
    ids.push(event_id);
    return new Response(null, { status: 200 });
  };
  await using simulator = createSimulator({ to: handle, clock: 'virtual', seed: 7 });

  await simulator.run('everything', {}, { repeat: 20 });

  expect(ids.length).toBeGreaterThan(2_000);
  expect(new Set(ids).size).toBe(ids.length);
});

it('sends the years of a subscription in story time while nobody waits', async () => {
  const createdAt: string[] = [];
  const handle = async (request: Request) => {
    const body: { created_at: string } = JSON.parse(await request.text());
    createdAt.push(body.created_at);
    return new Response(null, { status: 200 });
  };
  await using simulator = createSimulator({ to: handle, clock: 'virtual', seed: 7 });

  const report = await simulator.run('subscription-renewals', { periods: 24 });

  const years = new Set(createdAt.map((moment) => moment.slice(0, 4)));
  expect(report.verdict).toBe('passed');
  expect(years.size).toBe(3);
});

async function tellTo(receiver: ChargingReceiver, journey: string, faults: FaultSettings = {}) {
  await using simulator = createSimulator({ to: receiver.handle, clock: 'virtual', seed: 7 });
  const plan = await simulator.planJourney(journey);
  const asked = [...plan].flatMap(({ event }) => {
    if (event.type !== 'orders/invoice.paid') return [];
    const body: { data: { total_amount: string } } = JSON.parse(Buffer.from(event.body).toString('utf8'));
    return [Math.round(Number(body.data.total_amount) * 100)];
  });
  await using teller = createSimulator({ to: receiver.handle, clock: 'virtual', seed: 7 });
  await teller.run(journey, {}, { faults });
  return { receiver, asked };
}
