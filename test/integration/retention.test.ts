import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { httpResponse, startRespondingServer } from '../support/tcp-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openManually } from '../support/workspace-builders.ts';

const DAY_MS = 86_400_000;

it('removes what ended long ago with its attempts and events, and keeps what is pending or young', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  const data = temporaryFolder();
  const first = await openManually({ data, recordAll: true });
  first.endpoints.create({ url: server.url, name: 'A' });
  const held = first.endpoints.create({ url: server.url, name: 'Held', eventTypeIds: ['contact.created'] });
  first.endpoints.break(held.endpoint.id, { holdBack: true });
  first.events.trigger({ eventType: 'order.created' });
  first.events.trigger({ eventType: 'contact.created' });
  await first.clock.advance('29d');
  first.events.trigger({ eventType: 'order.completed' });
  await first.clock.advance('2d');
  await first.close();

  await using second = await openManually({ data, keepMs: 30 * DAY_MS });

  const left = second.deliveries.list().items;
  expect(left.map(({ eventType, state }) => [eventType, state])).toEqual([
    ['contact.created', 'held'],
    ['order.completed', 'delivered'],
  ]);
  expect(second.events.list().items.map(({ type }) => type)).toEqual(['contact.created', 'order.completed']);
  expect(second.deliveries.counts()).toMatchObject({ held: 1, delivered: 1, pending: 0 });
});

it('gives the space back that much of it took', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  const data = temporaryFolder();
  const first = await openManually({ data });
  first.endpoints.create({ url: server.url, name: 'A' });
  for (let count = 0; count < 700; count += 1) first.events.trigger({ eventType: 'order.created' });
  await first.clock.advance('1m');
  await first.clock.advance('2d');
  await first.close();
  const before = statSync(join(data, 'workspace.db')).size;

  const second = await openManually({ data, keepMs: DAY_MS });
  const counts = second.deliveries.counts();
  await second.close();

  expect(counts.delivered).toBe(0);
  expect(statSync(join(data, 'workspace.db')).size).toBeLessThan(before / 4);
});
