import { expect, it } from 'vitest';
import type { CheckOptions } from '../../src/compose/check-options.ts';
import { createSimulator } from '../../src/compose/create-simulator.ts';
import { httpResponse, startRespondingServer } from '../support/tcp-server.ts';

it('sends only event types that the endpoint is subscribed to', async () => {
  const { types } = await checked({ subscribed: ['order.*', 'contact.identified'], only: ['ACK-03a'] });

  expect([...types].sort((one, other) => one.localeCompare(other))).toEqual([
    'contact.identified',
    'order.completed',
    'order.created',
    'order.deleted',
    'order.updated',
  ]);
});

it('sends event types to the path of the first route that matches them', async () => {
  const { requests } = await checked({
    routes: { 'order.*': '/hooks/orders', 'contact.created': '/hooks/contacts' },
    subscribed: ['order.created', 'order.updated', 'contact.created', 'contact.deleted'],
    only: ['ACK-03a'],
  });

  const pathsOf = (type: string) =>
    new Set(requests.filter((one) => one.type === type).map(({ path }) => path));
  expect(pathsOf('order.created')).toEqual(new Set(['/hooks/orders']));
  expect(pathsOf('order.updated')).toEqual(new Set(['/hooks/orders']));
  expect(pathsOf('contact.created')).toEqual(new Set(['/hooks/contacts']));
  expect(pathsOf('contact.deleted')).toEqual(new Set(['/']));
});

it.each([
  [{ subscribed: ['order.creatd'] }, 'Unknown event type "order.creatd".'],
  [{ routes: { 'orderx.*': '/a' } }, 'No event type matches the pattern "orderx.*".'],
])('refuses %j before anything is sent', async (choice, problem) => {
  await expect(checked(choice)).rejects.toThrow(problem);
});

it('changes every event as asked, where its schema has the field', async () => {
  const { bodies } = await checked({
    subscribed: ['contact.created'],
    set: { 'data.first_name': 'Grace' },
    unset: ['data.last_name'],
    only: ['ACK-03a'],
  });

  expect(bodies.length).toBeGreaterThan(0);
  for (const { data } of bodies) {
    expect(data).toHaveProperty('first_name', 'Grace');
    expect(data).not.toHaveProperty('last_name');
  }
});

it('uses the body that is given for plain events, with ids of their own', async () => {
  const body = JSON.stringify({
    event_type: 'contact.created',
    event_id: '0b6ee4f2-11a5-4d0e-9d0c-2f2f6a1f0a11',
    subject_id: 7,
    subject_type: 'Contact',
    version: 2,
    data: { id: 7, email_address: 'grace@example.com', note: 'kept as given' },
  });

  const { bodies } = await checked({ body, subscribed: ['contact.created'], only: ['ACK-01'] });

  expect(bodies.length).toBeGreaterThan(1);
  for (const { data } of bodies) expect(data).toHaveProperty('note', 'kept as given');
  expect(new Set(bodies.map(({ event_id }) => event_id)).size).toBe(bodies.length);
});

/** Checks a receiver that accepts everything, and gives what it got. */
async function checked(choice: CheckOptions) {
  await using server = await startRespondingServer(httpResponse(200));
  await using simulator = createSimulator({ to: server.url, seed: 7 });
  await simulator.check(choice);
  const bodies = server.requests.map(({ body }) => JSON.parse(body.toString('utf8')));
  const requests = server.requests.map(({ startLine }, at) => ({
    path: startLine.split(' ')[1],
    type: String(bodies[at].event_type),
  }));
  return { requests, bodies, types: new Set(requests.map(({ type }) => type)) };
}
