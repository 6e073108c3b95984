import { expect, it } from 'vitest';
import { openWorkspace } from '../../src/compose/open-workspace.ts';
import { plainDelivery } from '../../src/delivery/delivery-plan.ts';
import { openFileStore } from '../../src/store/open-store.ts';
import { outgoingEvent } from '../support/delivery-builders.ts';
import { httpResponse, startRespondingServer, startTcpServer } from '../support/tcp-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { eventIdsOf, isSignedWith, openManually } from '../support/workspace-builders.ts';

it('goes on where the schedule stood, with the same identity, endpoints and secret', async () => {
  await using server = await startRespondingServer(httpResponse(500));
  const data = temporaryFolder();
  const first = await openManually({ data });
  const { endpoint, secret } = first.endpoints.create({ url: server.url, name: 'Mine' });
  first.events.trigger({ eventType: 'order.created' });
  await first.clock.advance('20s');
  await first.close();

  await using second = await openManually({ data, seed: 'another' });
  await second.clock.advance('55s');
  const early = server.requests.length;
  await second.clock.advance('1s');

  expect(second.seed).toBe('7');
  expect(second.identity).toEqual(first.identity);
  expect(second.endpoints.list().items).toEqual([endpoint]);
  expect(early).toBe(2);
  expect(server.requests.map((request) => isSignedWith(secret, request))).toEqual([true, true, true]);
  expect(second.deliveries.list().items).toMatchObject([{ state: 'pending', attempts: 3 }]);
});

it('makes other events after a restart than before', async () => {
  const data = temporaryFolder();
  const ids: unknown[] = [];
  for (let start = 0; start < 3; start += 1) {
    await using workspace = await openManually({ data, recordAll: true });
    ids.push(workspace.events.trigger({ eventType: 'order.created' }).events[0]?.event.id);
  }

  expect(new Set(ids).size).toBe(3);
});

it('lets events happen that were to come', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  const data = temporaryFolder();
  const first = await openManually({ data });
  first.endpoints.create({ url: server.url, name: 'Mine' });
  first.events.publish([{ ...plainDelivery(outgoingEvent({ id: 'later' })), emitAfterMs: 86_400_000 }]);
  await first.close();

  await using second = await openManually({ data });
  await second.clock.advance('25h');

  expect(eventIdsOf(server.requests)).toHaveLength(1);
  expect(second.deliveries.list().items).toMatchObject([{ eventId: 'later', state: 'delivered' }]);
});

it('finishes what is in flight when it is closed, and begins nothing any more', async () => {
  const data = temporaryFolder();
  let response = () => {};
  await using server = await startTcpServer({
    onRequest: (socket) => {
      response = () => socket.end(httpResponse(200));
    },
  });
  const first = await openWorkspace({ data, schedule: [0, 0], endpointConcurrency: 1 });
  first.endpoints.create({ url: server.url, name: 'Mine' });
  for (let count = 0; count < 2; count += 1) first.events.trigger({ eventType: 'order.created', body: '{}' });
  await expect.poll(() => server.requests.length).toBe(1);

  const closing = first.close();
  response();
  await closing;

  const store = await openFileStore(data);
  expect(server.requests).toHaveLength(1);
  expect(store.deliveries.list({}).items).toMatchObject([
    { state: 'delivered', attempts: 1 },
    { state: 'pending', attempts: 0, inFlight: false },
  ]);
  store.close();
});

it('makes an attempt again that was given up when it was closed', async () => {
  const data = temporaryFolder();
  let isHanging = true;
  await using server = await startTcpServer({
    onRequest: (socket) => {
      if (!isHanging) socket.end(httpResponse(200));
    },
  });
  const first = await openWorkspace({ data, schedule: [0, 0] });
  first.endpoints.create({ url: server.url, name: 'Mine' });
  first.events.trigger({ eventType: 'order.created', body: '{}' });
  await expect.poll(() => server.requests.length).toBe(1);
  await first.close(AbortSignal.abort());
  isHanging = false;

  await using second = await openWorkspace({ data, schedule: [0, 0] });
  await expect.poll(() => second.deliveries.counts().delivered).toBe(1);

  expect(second.deliveries.attempts(1)).toMatchObject([
    { number: 1, state: 'interrupted', outcome: null },
    { number: 1, state: 'ended', outcome: { kind: 'response', statusCode: 200 } },
  ]);
});

it('refuses a folder that another workspace has open, and does nothing when it is closed', async () => {
  const data = temporaryFolder();
  const workspace = await openManually({ data });

  await expect(openManually({ data })).rejects.toThrow(`process ${process.pid} is using it`);
  await workspace.close();
  await workspace.close();
  await workspace.ended;
  expect(() => workspace.events.trigger({ eventType: 'order.created' })).toThrow(
    expect.objectContaining({ code: 'simulator-closed' }),
  );
  await (await openManually({ data })).close();
});

it('lets real time pass while nobody is there, and keeps what it was advanced by', async () => {
  const data = temporaryFolder();
  const first = await openWorkspace({ data, clock: 'real' });
  await first.clock.advance('10d');
  const before = first.clock.read().now;
  await first.close();

  await using second = await openWorkspace({ data, clock: 'real' });

  expect(second.clock.read().now).toBeGreaterThanOrEqual(before);
  expect(second.clock.read().now - before).toBeLessThan(60_000);
});
