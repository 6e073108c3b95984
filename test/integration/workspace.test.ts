import { expect, it } from 'vitest';
import { openWorkspace } from '../../src/compose/open-workspace.ts';
import { plainDelivery } from '../../src/delivery/delivery-plan.ts';
import type { Disturbance } from '../../src/delivery/disturbance.ts';
import { FAILED_STATES } from '../../src/workspace/delivery-record.ts';
import type { ReleaseOrder } from '../../src/workspace/held-deliveries.ts';
import type { RotationMode } from '../../src/workspace/signing-secret.ts';
import { outgoingEvent } from '../support/delivery-builders.ts';
import { httpResponse, startRespondingServer, startTcpServer } from '../support/tcp-server.ts';
import {
  bodyOf,
  collectTypes,
  eventIdsOf,
  isSignedWith,
  openManually,
} from '../support/workspace-builders.ts';

it('delivers an event to the endpoint that listens for it, signed with its secret', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using workspace = await openManually();
  const { secret } = workspace.endpoints.create({ url: server.url, name: 'Mine' });

  const { events } = workspace.events.trigger({ eventType: 'order.created', apiVersion: 'v2' });
  await workspace.clock.advance('1s');

  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(server.requests.map((request) => isSignedWith(secret, request))).toEqual([true]);
  expect(eventIdsOf(server.requests)).toEqual([events[0]?.event.id]);
  expect(workspace.deliveries.list().items).toMatchObject([{ state: 'delivered', attempts: 1 }]);
});

it('makes eight attempts over 37 hours, then the delivery is exhausted', async () => {
  await using server = await startRespondingServer(httpResponse(500));
  await using workspace = await openManually();
  workspace.endpoints.create({ url: server.url, name: 'Mine' });

  workspace.events.trigger({ eventType: 'order.created' });
  await workspace.clock.advance('2d');

  const [delivery] = workspace.deliveries.list().items;
  const attempts = workspace.deliveries.attempts(delivery?.id ?? 0);
  expect(delivery).toMatchObject({ state: 'exhausted', attempts: 8, dueAt: null });
  expect(attempts.map(({ dueAt }) => dueAt - (delivery?.createdAt ?? 0))).toEqual([
    1_000, 16_000, 76_000, 376_000, 1_276_000, 4_876_000, 48_076_000, 134_476_000,
  ]);
});

it('tells everything that happens, and no secret', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using workspace = await openManually();
  const told: unknown[] = [];
  workspace.subscribe((announcement) => told.push(announcement));
  const types = collectTypes(workspace);

  const { endpoint, secret } = workspace.endpoints.create({ url: server.url, name: 'Mine' });
  const { secret: newSecret } = workspace.endpoints.rotateSecret(endpoint.id, { overlapMs: 60_000 });
  workspace.events.trigger({ eventType: 'order.created' });
  await workspace.clock.advance('1s');

  expect(types).toEqual([
    'endpoint-created',
    'secret-rotated',
    'event-ignored',
    'event-recorded',
    'delivery-created',
    'attempt-started',
    'attempt-ended',
    'delivery-ended',
    'clock-changed',
  ]);
  expect(JSON.stringify([told, workspace.endpoints.list()])).not.toMatch(
    new RegExp(`${secret}|${newSecret}`),
  );
});

it('makes one event for each version that somebody listens for, and one delivery for each endpoint', async () => {
  await using workspace = await openManually();
  const create = (apiVersion: 'v1' | 'v2', name: string) =>
    workspace.endpoints.create({ url: 'http://127.0.0.1:9/', name, apiVersion }).endpoint.id;
  const v1 = create('v1', 'Old');
  const [a, b] = [create('v2', 'New'), create('v2', 'New too')];

  const { events } = workspace.events.trigger({ eventType: 'contact.created' });

  expect(
    events.map(({ event, deliveries }) => [event.apiVersion, deliveries.map((d) => d.endpointId)]),
  ).toEqual([
    ['v1', [v1]],
    ['v2', [a, b]],
  ]);
  expect(new Set(events.map(({ event }) => event.id)).size).toBe(2);
});

it('makes and keeps no event that nobody listens for, unless all are wanted', async () => {
  await using sparing = await openManually();
  await using keeping = await openManually({ recordAll: true });

  const ignored = sparing.events.trigger({ eventType: 'order.created' });
  const recorded = keeping.events.trigger({ eventType: 'order.created' });

  expect(ignored).toEqual({ events: [], ignored: ['v1', 'v2'] });
  expect(sparing.events.list().items).toEqual([]);
  expect(recorded).toMatchObject({
    events: [{ event: { apiVersion: 'v2' }, deliveries: [] }],
    ignored: ['v1'],
  });
  expect(keeping.events.list().items).toHaveLength(1);
});

it('sends an event of a page to the endpoints that want this page, in either envelope', async () => {
  await using workspace = await openManually();
  const wanted = workspace.endpoints.create({ url: 'http://127.0.0.1:9/', name: 'A', pageIds: [4_812] });
  workspace.endpoints.create({ url: 'http://127.0.0.1:9/', name: 'B', pageIds: [4_813] });
  const order = { eventType: 'contact.created', apiVersion: 'v2', pageId: 4_812 } as const;

  const documented = workspace.events.trigger(order).events[0];
  const observed = workspace.events.trigger({ ...order, wire: 'observed' }).events[0];

  for (const made of [documented, observed]) {
    expect(made?.event).toMatchObject({ page: { id: 4_812 }, funnel: null });
    expect(made?.deliveries).toMatchObject([{ endpointId: wanted.endpoint.id }]);
  }
  expect(documented?.event.page).toEqual(observed?.event.page);
});

it('puts everything into the same workspace', async () => {
  await using workspace = await openManually({ recordAll: true });

  const made = ['order.created', 'contact.created'].map(
    (eventType) => workspace.events.trigger({ eventType, wire: 'observed' }).events[0]?.event,
  );

  for (const event of made) {
    expect(event?.workspaceId).toBe(workspace.identity.id);
    expect(JSON.parse(Buffer.from(event?.body ?? '').toString('utf8'))['workspace_id']).toBe(
      workspace.identity.id,
    );
  }
  expect(made[1]?.data['workspace_id']).toBe(workspace.identity.id);
});

it('finds events and endpoints by number, public id and event id', async () => {
  await using workspace = await openManually({ recordAll: true });
  const { endpoint } = workspace.endpoints.create({ url: ' http://127.0.0.1:9/ ', name: 'Mine' });
  const event = workspace.events.trigger({ eventType: 'order.created' }).events[0]?.event;
  const { number = 0, publicId = '', id = '' } = event ?? {};

  for (const name of [number, String(number), publicId, id])
    expect(workspace.events.show(name)).toEqual({ ...event, body: new Uint8Array(event?.body ?? []) });
  for (const name of [endpoint.id, String(endpoint.id), endpoint.publicId]) {
    expect(workspace.endpoints.show(name)).toEqual(endpoint);
  }
  expect(endpoint.url).toBe('http://127.0.0.1:9/');
  expect(() => workspace.events.show('nothing')).toThrow(expect.objectContaining({ code: 'not-found' }));
  expect(() => workspace.endpoints.show(99)).toThrow(expect.objectContaining({ code: 'not-found' }));
  expect(() => workspace.deliveries.show(99)).toThrow(expect.objectContaining({ code: 'not-found' }));
});

it.each([
  [{ url: '' }, 'url'],
  [{ url: 'ftp://127.0.0.1/' }, 'url'],
  [{ url: 'nonsense' }, 'url'],
  [{ name: ' ' }, 'name'],
  [{ eventTypeIds: ['order.creatd'] }, 'eventTypeIds'],
  [{ pageIds: [-1] }, 'pageIds'],
  [{ funnelIds: [0.5] }, 'funnelIds'],
])('registers no endpoint with %j', async (changes, field) => {
  await using workspace = await openManually();
  const fields = { url: 'http://127.0.0.1:9/', name: 'Mine' };
  const { endpoint } = workspace.endpoints.create(fields);
  const refusal = expect.objectContaining({
    code: 'invalid-endpoint',
    problem: expect.stringContaining(field),
  });

  expect(() => workspace.endpoints.create({ ...fields, ...changes })).toThrow(refusal);
  expect(() => workspace.endpoints.update(endpoint.id, changes)).toThrow(refusal);
  expect(workspace.endpoints.list().items).toEqual([endpoint]);
});

it('keeps the URL of a delivery that has begun, and reads the secret at each attempt', async () => {
  await using first = await startRespondingServer(httpResponse(500));
  await using second = await startRespondingServer(httpResponse(200));
  await using workspace = await openManually();
  const { endpoint, secret } = workspace.endpoints.create({ url: first.url, name: 'Mine' });
  workspace.events.trigger({ eventType: 'order.created' });
  await workspace.clock.advance('1s');

  workspace.endpoints.update(endpoint.id, { url: second.url });
  const { secret: newSecret } = workspace.endpoints.rotateSecret(endpoint.id);
  await workspace.clock.advance('15s');

  expect(second.requests).toEqual([]);
  expect(first.requests.map((request) => isSignedWith(secret, request))).toEqual([true, false]);
  expect(first.requests.map((request) => isSignedWith(newSecret, request))).toEqual([false, true]);
});

it.each<[RotationMode, boolean[]]>([
  ['alternate', [true, false, true, false, false]],
  ['previous', [true, true, true, false, false]],
])('lets two secrets overlap in the manner "%s", and ends it in time', async (mode, oldSigns) => {
  await using server = await startRespondingServer(httpResponse(500));
  await using workspace = await openManually();
  const { endpoint, secret } = workspace.endpoints.create({ url: server.url, name: 'Mine' });
  workspace.events.trigger({ eventType: 'order.created' });

  const rotated = workspace.endpoints.rotateSecret(endpoint.id, { overlapMs: 300_000, mode });
  await workspace.clock.advance('30m');

  expect(rotated.endpoint.rotation).toEqual({ mode, until: endpoint.createdAt + 300_000 });
  expect(server.requests.map((request) => isSignedWith(secret, request))).toEqual(oldSigns);
  expect(server.requests.map((request) => isSignedWith(rotated.secret, request))).toEqual(
    oldSigns.map((isOld) => !isOld),
  );
});

it('suspends what is due for a deactivated endpoint, until it is asked for again', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using workspace = await openManually();
  const { endpoint } = workspace.endpoints.create({ url: server.url, name: 'Mine' });
  workspace.endpoints.deactivate(endpoint.id);
  workspace.events.trigger({ eventType: 'order.created' });
  await workspace.clock.advance('1d');
  const suspended = workspace.deliveries.list().items;

  workspace.endpoints.reactivate(endpoint.id);
  const again = workspace.deliveries.redeliverAll({ states: FAILED_STATES });
  const ended = await workspace.settled(again.map(({ delivery }) => delivery.id));

  expect(suspended).toMatchObject([{ state: 'suspended', attempts: 0, dueAt: null }]);
  expect(again).toMatchObject([{ before: 'suspended' }]);
  expect(ended).toMatchObject([{ state: 'delivered', attempts: 1 }]);
});

it('deactivates an endpoint after fifty exhausted deliveries and three days, where that is on', async () => {
  await using workspace = await openManually({ deactivates: true, schedule: [0] });
  const { endpoint } = workspace.endpoints.create({ url: 'http://127.0.0.1:9/', name: 'Dead' });
  workspace.endpoints.break(endpoint.id, { failAs: 'timeout' });
  const types = collectTypes(workspace);
  for (let count = 0; count < 50; count += 1)
    workspace.events.trigger({ eventType: 'order.created', body: '{}' });
  await workspace.clock.advance('3d');
  const marked = workspace.endpoints.show(endpoint.id);

  workspace.events.trigger({ eventType: 'order.created', body: '{}' });
  await workspace.clock.advance(0);

  expect(marked.health).toMatchObject({ consecutiveFailures: 50, deactivatedAt: null });
  expect(workspace.endpoints.show(endpoint.id).health.deactivatedAt).not.toBeNull();
  expect(types.filter((type) => type === 'endpoint-deactivated')).toHaveLength(1);
});

it('cancels what is to come for an endpoint that is deleted', async () => {
  await using server = await startRespondingServer(httpResponse(500));
  await using workspace = await openManually();
  const { endpoint } = workspace.endpoints.create({ url: server.url, name: 'Mine' });
  workspace.events.trigger({ eventType: 'order.created' });
  await workspace.clock.advance('1s');

  workspace.endpoints.delete(endpoint.publicId);
  await workspace.clock.advance('2d');

  expect(server.requests).toHaveLength(1);
  expect(workspace.deliveries.list().items).toMatchObject([{ state: 'canceled', attempts: 1 }]);
});

it.each<[Disturbance, string]>([
  [{ failAs: 'connection-reset' }, 'connection-error'],
  [{ failAs: 'timeout' }, 'timeout'],
  [{ status: 503 }, 'response'],
  [{ loseAck: 1 }, 'connection-error'],
  [{ cutAfter: 'headers' }, 'connection-error'],
])('breaks and fixes an endpoint: %j', async (breakage, kind) => {
  await using server = await startRespondingServer(httpResponse(200));
  await using workspace = await openManually();
  const { endpoint } = workspace.endpoints.create({ url: server.url, name: 'Mine' });
  workspace.endpoints.break(endpoint.id, breakage);
  workspace.events.trigger({ eventType: 'order.created' });
  await workspace.clock.advance('1s');

  workspace.endpoints.fix(endpoint.id);
  await workspace.clock.advance('15s');

  const [delivery] = workspace.deliveries.list().items;
  const outcomes = workspace.deliveries.attempts(delivery?.id ?? 0).map(({ outcome }) => outcome?.kind);
  expect(outcomes).toEqual([kind, 'response']);
  expect(delivery?.state).toBe('delivered');
});

it('lets every attempt come late where the endpoint is broken so', async () => {
  await using server = await startRespondingServer(httpResponse(500));
  await using workspace = await openManually();
  const { endpoint } = workspace.endpoints.create({ url: server.url, name: 'Mine' });
  workspace.endpoints.break(endpoint.id, { lateByMs: 2_000 });
  const [made] = workspace.events.trigger({ eventType: 'order.created' }).events;

  await workspace.clock.advance('1m');

  const [delivery] = made?.deliveries ?? [];
  const dueAfterMs = workspace.deliveries
    .attempts(delivery?.id ?? 0)
    .map(({ dueAt }) => dueAt - (delivery?.createdAt ?? 0));
  expect(dueAfterMs).toEqual([3_000, 20_000]);
});

it.each<[ReleaseOrder, (numbers: readonly number[]) => boolean]>([
  ['as-due', (numbers) => numbers.join() === '1,2,3,4,5,6,7,8'],
  ['reversed', (numbers) => numbers.join() === '8,7,6,5,4,3,2,1'],
  ['shuffled', (numbers) => numbers.join() !== '1,2,3,4,5,6,7,8'],
])('holds events back and lets them go "%s"', async (release, isExpected) => {
  await using server = await startRespondingServer(httpResponse(200));
  await using workspace = await openManually({ endpointConcurrency: 1 });
  const { endpoint } = workspace.endpoints.create({ url: server.url, name: 'Mine' });
  workspace.endpoints.break(endpoint.id, { holdBack: true });
  const ids = Array.from(
    { length: 8 },
    () => workspace.events.trigger({ eventType: 'order.created' }).events[0]?.event.id,
  );
  await workspace.clock.advance('1h');
  const held = workspace.deliveries.counts().held;
  const received = server.requests.length;

  workspace.endpoints.fix(endpoint.id, { release });
  await workspace.clock.advance('1s');

  const numbers = server.requests.map((request) => ids.indexOf(String(bodyOf(request)['event_id'])) + 1);
  expect({ held, received }).toEqual({ held: 8, received: 0 });
  expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(isExpected(numbers)).toBe(true);
});

it('sends events again with the same id and a signature of now, and says which had been delivered', async () => {
  let status = 200;
  await using server = await startTcpServer({ onRequest: (socket) => socket.end(httpResponse(status)) });
  await using workspace = await openManually({ schedule: [0] });
  const { secret } = workspace.endpoints.create({ url: server.url, name: 'Mine' });
  const trigger = async () => {
    const [made] = workspace.events.trigger({ eventType: 'order.created' }).events;
    await workspace.clock.advance(0);
    return made?.event;
  };
  const taken = await trigger();
  status = 500;
  const lost = await trigger();
  status = 200;

  const again = workspace.deliveries.replay({ since: workspace.clock.read().now - 7_200_000 });
  const ended = await workspace.settled(again.map(({ delivery }) => delivery.id));

  expect(again.map(({ before }) => before)).toEqual(['delivered', 'exhausted']);
  expect(ended.map(({ state }) => state)).toEqual(['delivered', 'delivered']);
  expect(eventIdsOf(server.requests.slice(2))).toEqual([taken?.id, lost?.id]);
  expect(server.requests.every((request) => isSignedWith(secret, request))).toBe(true);
  expect(server.requests[2]?.body.equals(server.requests[0]?.body ?? Buffer.alloc(0))).toBe(true);
});

it('replays to endpoints that have come since, and to one alone where it is named', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using workspace = await openManually({ recordAll: true });
  const event = workspace.events.trigger({ eventType: 'order.created' }).events[0]?.event;
  const { endpoint } = workspace.endpoints.create({ url: server.url, name: 'Late' });
  workspace.endpoints.create({ url: server.url, name: 'Other', eventTypeIds: ['contact.created'] });

  const again = workspace.deliveries.replay({ eventNumbers: [event?.number ?? 0], endpointId: endpoint.id });
  await workspace.settled(again.map(({ delivery }) => delivery.id));

  expect(again).toMatchObject([{ before: null, delivery: { endpointId: endpoint.id } }]);
  expect(eventIdsOf(server.requests)).toEqual([event?.id]);
});

it('goes on with the schedule when an attempt by hand fails, and takes the present URL', async () => {
  await using first = await startRespondingServer(httpResponse(500));
  await using second = await startRespondingServer(httpResponse(500));
  await using workspace = await openManually();
  const { endpoint } = workspace.endpoints.create({ url: first.url, name: 'Mine' });
  const [made] = workspace.events.trigger({ eventType: 'order.created' }).events;
  const id = made?.deliveries[0]?.id ?? 0;
  await workspace.clock.advance('1s');
  workspace.endpoints.update(endpoint.id, { url: second.url });

  workspace.deliveries.redeliver(id);
  const [delivery] = await workspace.settled([id]);

  expect(second.requests).toHaveLength(1);
  expect(delivery).toMatchObject({ state: 'pending', attempts: 2, isForced: false });
  expect(delivery?.dueAt).toBe(workspace.clock.read().now + 60_000);
});

it('lets prepared events happen at their time, to those who are subscribed then', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using workspace = await openManually();
  const later = { ...plainDelivery(outgoingEvent({ id: 'later' })), emitAfterMs: 3_600_000 };
  const dropped = { ...plainDelivery(outgoingEvent({ id: 'dropped' })), disturbance: { dropped: true } };

  workspace.endpoints.create({ url: server.url, name: 'First' });
  const count = workspace.events.publish([plainDelivery(outgoingEvent({ id: 'now' })), later, dropped]);
  await workspace.clock.advance('30m');
  const early = workspace.events.list().items.map(({ id }) => id);
  workspace.endpoints.create({ url: server.url, name: 'Second' });
  await workspace.clock.advance('31m');

  expect(count).toBe(3);
  expect(early).toEqual(['now', 'dropped']);
  expect(workspace.deliveries.list().items.map(({ eventId, state }) => `${eventId} ${state}`)).toEqual([
    'now delivered',
    'dropped dropped',
    'later delivered',
    'later delivered',
  ]);
});

it('registers endpoints anywhere, and sends nothing to where it may not', async () => {
  await using workspace = await openManually();
  workspace.endpoints.create({ url: 'https://hooks.example.com/in', name: 'Elsewhere' });
  const [made] = workspace.events.trigger({ eventType: 'order.created' }).events;

  await workspace.clock.advance('1s');

  const [attempt] = workspace.deliveries.attempts(made?.deliveries[0]?.id ?? 0);
  expect(attempt?.outcome).toMatchObject({
    kind: 'connection-error',
    message: expect.stringContaining('--allow-remote hooks.example.com'),
  });
});

it('leaves room for other endpoints beside one that hangs', async () => {
  await using hanging = await startTcpServer({ onRequest: () => undefined });
  await using server = await startRespondingServer(httpResponse(200));
  await using workspace = await openWorkspace({
    schedule: [0],
    concurrency: 4,
    endpointConcurrency: 2,
    timeoutMs: 20_000,
  });
  workspace.endpoints.create({ url: hanging.url, name: 'Hanging', eventTypeIds: ['order.created'] });
  workspace.endpoints.create({ url: server.url, name: 'Well', eventTypeIds: ['contact.created'] });

  for (let count = 0; count < 10; count += 1)
    workspace.events.trigger({ eventType: 'order.created', body: '{}' });
  const { events } = workspace.events.trigger({ eventType: 'contact.created', body: '{}' });
  const ended = await workspace.settled(events.flatMap(({ deliveries }) => deliveries.map(({ id }) => id)));

  expect(ended).toMatchObject([{ state: 'delivered' }]);
  await expect.poll(() => hanging.requests.length).toBe(2);
  const giveUp = new AbortController();
  giveUp.abort();
  await workspace.close(giveUp.signal);
});

it('runs through the whole schedule by itself on a virtual clock', async () => {
  await using server = await startRespondingServer(httpResponse(500));
  await using workspace = await openWorkspace({ clock: 'virtual' });
  workspace.endpoints.create({ url: server.url, name: 'Mine' });

  workspace.events.trigger({ eventType: 'order.created' });

  await expect.poll(() => workspace.deliveries.counts().exhausted).toBe(1);
  expect(server.requests).toHaveLength(8);
});

it('changes its pace while it waits', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  await using workspace = await openWorkspace({ clock: 'real', schedule: [3_600_000] });
  workspace.endpoints.create({ url: server.url, name: 'Mine' });
  workspace.events.trigger({ eventType: 'order.created' });

  const reading = workspace.clock.setScale(3_600_000);

  expect(reading.scale).toBe(3_600_000);
  await expect.poll(() => server.requests.length).toBe(1);
});

it('breaks and rotates nothing in a manner that does not exist', async () => {
  await using workspace = await openManually();
  const { endpoint } = workspace.endpoints.create({ url: 'http://127.0.0.1:9/', name: 'Mine' });
  const refusal = expect.objectContaining({ code: 'invalid-option' });

  expect(() => workspace.endpoints.break(endpoint.id, { bodyBytesPerSecond: 0 })).toThrow(refusal);
  expect(() => workspace.endpoints.break(endpoint.id, { lateByMs: -1 })).toThrow(refusal);
  expect(() => workspace.endpoints.break(endpoint.id, { status: 99 })).toThrow(refusal);
  expect(() => workspace.endpoints.rotateSecret(endpoint.id, { overlapMs: Number.NaN })).toThrow(refusal);
  expect(() => workspace.events.trigger({ eventType: 'order.created', pageId: 0 })).toThrow(refusal);
  expect(workspace.endpoints.list().items).toEqual([endpoint]);
});

it('takes a secret that a receiver has already, if it has the form of one', async () => {
  await using workspace = await openManually();
  const fields = { url: 'http://127.0.0.1:9/', name: 'Mine' };
  const secret = '0123456789abcdef'.repeat(4);

  expect(workspace.endpoints.create({ ...fields, secret }).secret).toBe(secret);
  expect(() => workspace.endpoints.create({ ...fields, secret: 'hush' })).toThrow(
    expect.objectContaining({ code: 'invalid-endpoint', message: expect.not.stringContaining('hush') }),
  );
});

it('advances by the sum of what it is advanced by at the same time', async () => {
  await using workspace = await openManually();
  const before = workspace.clock.read().now;

  await Promise.all([workspace.clock.advance('1h'), workspace.clock.advance('2h')]);

  expect(workspace.clock.read().now - before).toBe(3 * 3_600_000);
});

it('refuses a pace on a virtual clock, and advances that are none', async () => {
  await using workspace = await openManually();
  const refusal = expect.objectContaining({ code: 'invalid-option' });

  expect(() => workspace.clock.setScale(2)).toThrow(refusal);
  await expect(workspace.clock.advance('soon')).rejects.toThrow(refusal);
  await expect(workspace.clock.advance(-1)).rejects.toThrow(refusal);
});
