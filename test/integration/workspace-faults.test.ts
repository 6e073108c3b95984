import { expect, it } from 'vitest';
import { loadJourney } from '../../src/journeys/load-journey.ts';
import { httpResponse, startRespondingServer } from '../support/tcp-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { bodyOf, eventIdsOf, isSignedWith, openManually } from '../support/workspace-builders.ts';

it('sends an event of a workspace twice, its first acknowledgements lost, and repeats both', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using workspace = await openManually();
  workspace.endpoints.create({ url: server.url, name: 'Mine' });

  const { events } = workspace.events.trigger({
    eventType: 'order.created',
    faults: { duplicate: 1, loseAck: 1 },
  });
  await workspace.clock.advance('1m');

  expect(events).toHaveLength(1);
  expect(events[0]?.deliveries).toMatchObject([
    { faults: [expect.stringContaining('acknowledgement lost')] },
    {
      faults: [
        expect.stringContaining('acknowledgement lost'),
        expect.stringContaining('duplicate: the same event again, at once'),
      ],
    },
  ]);
  expect(eventIdsOf(server.requests)).toEqual(Array.from({ length: 4 }, () => events[0]?.event.id));
  expect(workspace.deliveries.list().items).toMatchObject([
    { state: 'delivered', attempts: 2 },
    { state: 'delivered', attempts: 2 },
  ]);
});

it('goes on with faults after a restart', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  const data = temporaryFolder();
  const first = await openManually({ data });
  first.endpoints.create({ url: server.url, name: 'Mine' });
  first.events.trigger({
    eventType: 'order.created',
    faults: { duplicate: '100%', duplicateAfter: '24h', loseAck: '100%' },
  });
  await first.clock.advance('1s');
  await first.close();

  await using second = await openManually({ data });
  await second.clock.advance('2d');

  const deliveries = second.deliveries.list().items;
  const dueAfterMs = deliveries.map(({ id, createdAt }) =>
    second.deliveries.attempts(id).map(({ dueAt }) => dueAt - createdAt),
  );
  expect(dueAfterMs).toEqual([
    [1_000, 16_000],
    [86_401_000, 86_416_000],
  ]);
  expect(new Set(eventIdsOf(server.requests)).size).toBe(1);
  expect(deliveries.map(({ state }) => state)).toEqual(['delivered', 'delivered']);
});

it('records an event that is dropped, and never sends it', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using workspace = await openManually();
  workspace.endpoints.create({ url: server.url, name: 'Mine' });

  workspace.events.trigger({ eventType: 'order.created', faults: { drop: 1 } });
  await workspace.clock.advance('2d');

  expect(server.requests).toEqual([]);
  expect(workspace.deliveries.list().items).toMatchObject([
    { state: 'dropped', attempts: 0, faults: ['dropped: never sent'] },
  ]);
});

it('forges every attempt, and cuts the first one off', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using workspace = await openManually();
  const { secret } = workspace.endpoints.create({ url: server.url, name: 'Mine' });

  workspace.events.trigger({
    eventType: 'order.created',
    faults: { forge: 'other-secret', cutAfter: 'headers' },
  });
  await workspace.clock.advance('1m');

  const [delivery] = workspace.deliveries.list().items;
  expect(workspace.deliveries.attempts(delivery?.id ?? 0).map(({ outcome }) => outcome)).toEqual([
    expect.objectContaining({ errorCode: 'cut-on-purpose' }),
    { kind: 'response', statusCode: 200 },
  ]);
  expect(server.requests.map((request) => isSignedWith(secret, request))).toEqual([false]);
});

it('gives a duplicate as new an event of its own', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using workspace = await openManually();
  workspace.endpoints.create({ url: server.url, name: 'Mine' });

  const { events } = workspace.events.trigger({
    eventType: 'order.created',
    faults: { duplicateAsNew: 1 },
  });
  await workspace.clock.advance('1s');

  expect(events.map(({ deliveries }) => deliveries.length)).toEqual([1, 1]);
  expect(eventIdsOf(server.requests)).toEqual(events.map(({ event }) => event.id));
  const [first, second] = server.requests.map((request) => bodyOf(request)['data']);
  expect(second).toEqual(first);
});

it('strikes the endpoints of both versions alike', async () => {
  await using workspace = await openManually();
  workspace.endpoints.create({ url: 'http://127.0.0.1:9/', name: 'One', apiVersion: 'v1' });
  workspace.endpoints.create({ url: 'http://127.0.0.1:9/', name: 'Two', apiVersion: 'v2' });

  const drops = Array.from({ length: 20 }, () =>
    workspace.events
      .trigger({ eventType: 'contact.created', faults: { drop: '50%' } })
      .events.map(({ deliveries }) => deliveries[0]?.state),
  );

  for (const [one, two] of drops) expect(one).toBe(two);
  expect(new Set(drops.flat())).toEqual(new Set(['pending', 'dropped']));
});

it('tells a journey out of order and twice, each event recorded and counted once', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using workspace = await openManually();
  workspace.endpoints.create({ url: server.url, name: 'Mine' });
  const journey = await loadJourney('one-time-purchase');
  const faults = { order: 'shuffled', duplicate: '100%' } as const;

  const count = workspace.events.tell({ journey, faults });
  await workspace.clock.advance('60d');

  const recorded = workspace.events.list({ limit: 100 }).items.map(({ id }) => id);
  const sent = eventIdsOf(server.requests);
  expect(count).toBe(11);
  expect(new Set(recorded).size).toBe(11);
  expect(recorded).toHaveLength(11);
  expect(sent).toHaveLength(22);
  expect(new Set(sent)).toEqual(new Set(recorded));
  const faultLines = workspace.deliveries.list({ limit: 100 }).items.flatMap(({ faults: lines }) => lines);
  expect(faultLines).toContain('out of order: an event that happened later was sent before');
});

it('refuses faults that are wrong, and those that need a run', async () => {
  await using workspace = await openManually();
  const trigger = (faults: object) => () => workspace.events.trigger({ eventType: 'order.created', faults });

  expect(trigger({ loseAck: 'some' })).toThrow('The fault "loseAck" takes a number of deliveries');
  expect(trigger({ looseAck: 1 })).toThrow('Unknown fault "looseAck". Did you mean loseAck?');
  expect(trigger({ race: 3 })).toThrow('The fault "race" requires a run');
  expect(trigger({ burst: true })).toThrow('The fault "burst" requires a run');
});
