import { expect, it } from 'vitest';
import { createSimulator } from '../../src/index.ts';

const to = () => new Response();

it('gives the event of a delivery as it was sent', async () => {
  const bodies: string[] = [];
  await using simulator = createSimulator({
    to: async (request: Request) => {
      bodies.push(await request.text());
      return new Response();
    },
  });

  const { event, eventId, subjectId } = await simulator.send('order.created', {
    set: { 'data.notes': 'Call first' },
  });

  expect(event).toEqual(JSON.parse(bodies[0] ?? ''));
  expect(event.data.notes).toBe('Call first');
  expect([event.event_id, event.subject_id]).toEqual([eventId, subjectId]);
});

it('tells the events of deliveries apart that are sent at the same time', async () => {
  await using simulator = createSimulator({ to, concurrency: 4 });

  const deliveries = await Promise.all(
    ['1', '2', '3'].map((notes) => simulator.send('order.created', { set: { 'data.notes': notes } })),
  );

  expect(deliveries.map(({ event }) => event.data.notes)).toEqual(['1', '2', '3']);
});

it('gives a body of your own as it is read, and null where it is no JSON', async () => {
  await using simulator = createSimulator({ to });

  const own = await simulator.send('order.created', { body: '{"event_id":"1"}' });
  const broken = await simulator.send('order.created', { body: 'hello' });

  expect(own.event).toEqual({ event_id: '1' });
  expect(broken.event).toBe(null);
});

it('writes the event where a delivery is written as JSON', async () => {
  await using simulator = createSimulator({ to });

  const delivery = await simulator.send('contact.created');

  expect(JSON.parse(JSON.stringify(delivery)).event).toEqual(delivery.event);
});
