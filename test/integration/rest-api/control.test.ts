import { expect, it } from 'vitest';
import { controlRoutes } from '../../../src/rest-api/control/control-api.ts';
import { createApiFaultBoard } from '../../../src/rest-api/management/api-fault-board.ts';
import { managementRoutes } from '../../../src/rest-api/management/management-api.ts';
import { httpResponse, startRespondingServer, startTcpServer } from '../../support/tcp-server.ts';
import { DOCUMENT, servedWorkspace } from './served-workspace.ts';

it('routes every operation of the document, and documents every route', async () => {
  const { workspace } = await servedWorkspace();
  const context = { workspace, customEvents: [], apiFaults: createApiFaultBoard() };

  const routed = [
    ...managementRoutes(context).map(({ method, path }) => `${method} /api/v2${path}`),
    ...controlRoutes(context).map(({ method, path }) => `${method} /_sim${path}`),
  ];
  const documented = Object.entries(DOCUMENT.paths).flatMap(([path, operations]) =>
    Object.keys(operations as object).map((method) => `${method} ${path}`),
  );

  expect(new Set(routed)).toEqual(new Set(documented));
  expect(routed).toHaveLength(documented.length);
});

it('serves the document and its health without a token', async () => {
  const { ask } = await servedWorkspace({ token: 'right' });
  const nobody = { Authorization: '' };

  expect((await ask('get', '/_sim/openapi.json', undefined, nobody)).body.openapi).toBe('3.1.0');
  expect((await ask('get', '/_sim/health', undefined, nobody)).body.status).toBe('ok');
  expect((await ask('get', '/_sim/workspace', undefined, nobody)).status).toBe(401);
  expect((await ask('get', '/_sim/workspace')).body.seed).toBe('7');
});

it('lets an event happen, delivers it as time is advanced, and shows deliveries and attempts', async () => {
  await using server = await startRespondingServer(httpResponse(500));
  const { ask } = await servedWorkspace();
  await ask('post', '/_sim/endpoints', { url: server.url, name: 'Mine' });

  const made = await ask('post', '/_sim/events', {
    eventType: 'order.created',
    set: { 'data.notes': 'Ring' },
  });
  await ask('post', '/_sim/clock/advance', { by: '2d' });
  const failed = await ask('get', '/_sim/deliveries?state=failed&endpoint=Mine&since=3d');
  const one = await ask('get', `/_sim/deliveries/${failed.body.items[0].id}`);
  const attempts = await ask('get', `/_sim/deliveries/${failed.body.items[0].id}/attempts`);
  const event = await ask('get', `/_sim/events/${made.body.events[0].event.id}`);

  expect(made.status).toBe(201);
  expect(JSON.parse(event.body.body).data.notes).toBe('Ring');
  expect(failed.body.items).toMatchObject([{ state: 'exhausted', attempts: 8 }]);
  expect(one.body.attemptList).toEqual(attempts.body.items);
  expect(attempts.body.items).toHaveLength(8);
});

it('takes faults with an event, and says what is wrong with them', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  const { ask } = await servedWorkspace();
  await ask('post', '/_sim/endpoints', { url: server.url, name: 'Mine' });
  const trigger = (faults: object) => ask('post', '/_sim/events', { eventType: 'order.created', faults });

  const made = await trigger({ duplicate: '100%', loseAck: 1 });
  const told = await ask('post', '/_sim/journeys', {
    journey: 'one-time-purchase',
    faults: { drop: '100%' },
  });

  expect(made.body.events).toHaveLength(1);
  expect(
    made.body.events[0].deliveries.map((delivery: { faults: unknown[] }) => delivery.faults.length),
  ).toEqual([1, 2]);
  expect(told.status).toBe(201);
  expect(await trigger({ race: 3 })).toMatchObject({
    status: 400,
    body: { detail: 'body.faults.race is not a known key.' },
  });
  expect(await trigger({ duplicateAfter: 'later' })).toMatchObject({ status: 400 });
  expect(await trigger({ drop: 'x' })).toMatchObject({
    status: 422,
    body: { code: 'invalid-option', detail: expect.stringContaining('The fault "drop" takes a number') },
  });
});

it('breaks an endpoint, fixes it and lets events go out of order', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  const { ask } = await servedWorkspace();
  await ask('post', '/_sim/endpoints', { url: server.url, name: 'Mine' });
  await ask('post', '/_sim/endpoints/Mine/break', { holdBack: true });
  for (const _ of [1, 2, 3]) await ask('post', '/_sim/events', { eventType: 'contact.created' });
  await ask('post', '/_sim/clock/advance', { by: 60_000 });

  const held = (await ask('get', '/_sim/deliveries?state=held')).body.items;
  await ask('post', '/_sim/endpoints/Mine/fix', { release: 'reversed' });
  await ask('post', '/_sim/clock/advance', { by: '1m' });
  const arrived = server.requests.map(({ body }) => JSON.parse(body.toString('utf8')).event_id);

  expect(arrived).toEqual(held.map(({ eventId }: { eventId: string }) => eventId).reverse());
});

it('rotates and reveals secrets, and lists none', async () => {
  const { ask } = await servedWorkspace();
  const made = await ask('post', '/_sim/endpoints', { url: 'http://localhost/', name: 'Mine' });

  const rotated = await ask('post', '/_sim/endpoints/1/rotate-secret', {
    overlapMs: 1_000,
    mode: 'previous',
  });
  const revealed = await ask('post', '/_sim/endpoints/1/reveal-secret');
  const listed = await ask('get', '/_sim/endpoints');

  expect(rotated.body.secret).not.toBe(made.body.secret);
  expect(revealed.body.secret).toBe(rotated.body.secret);
  expect(listed.text).not.toContain(rotated.body.secret);
  expect(listed.text).not.toContain(made.body.secret);
});

it('deactivates and reactivates', async () => {
  const { ask } = await servedWorkspace();
  await ask('post', '/_sim/endpoints', { url: 'http://localhost/', name: 'Mine' });

  const inactive = await ask('post', '/_sim/endpoints/Mine/deactivate');
  const active = await ask('post', '/_sim/endpoints/Mine/reactivate');

  expect(inactive.body.health.deactivatedAt).toMatch(/Z$/);
  expect(active.body.health.deactivatedAt).toBeNull();
});

it('sends again what failed, one or all', async () => {
  const responses = { status: 500 };
  await using server = await startTcpServer({
    onRequest: (socket) => socket.end(httpResponse(responses.status)),
  });
  const { ask } = await servedWorkspace();
  await ask('post', '/_sim/endpoints', { url: server.url, name: 'Mine' });
  for (const _ of [1, 2]) await ask('post', '/_sim/events', { eventType: 'order.created' });
  await ask('post', '/_sim/clock/advance', { by: '2d' });
  responses.status = 200;

  const one = await ask('post', '/_sim/deliveries/1/redeliver');
  await ask('post', '/_sim/clock/advance', { by: 0 });
  const rest = await ask('post', '/_sim/deliveries/redeliver', {});
  await ask('post', '/_sim/clock/advance', { by: 0 });

  expect(one.body.before).toBe('exhausted');
  expect(rest.body.items).toMatchObject([{ delivery: { id: 2 }, before: 'exhausted' }]);
  expect((await ask('get', '/_sim/workspace')).body.deliveries).toMatchObject({ delivered: 2, exhausted: 0 });
});

it.each([
  ['post', '/_sim/events', { eventType: 'order.creatd' }, 422, 'order.creatd'],
  ['post', '/_sim/events', { eventType: 7 }, 400, 'eventType must be a string'],
  ['post', '/_sim/events', { eventType: 'order.created', sett: {} }, 400, 'sett'],
  ['post', '/_sim/clock/advance', { by: 'soon' }, 422, 'soon'],
  ['patch', '/_sim/clock', { scale: 2 }, 422, 'virtual clock'],
  ['post', '/_sim/replay', {}, 400, 'events'],
  ['post', '/_sim/replay', { since: 'soon' }, 400, 'since'],
  ['get', '/_sim/deliveries?state=lost', undefined, 400, 'lost'],
  ['get', '/_sim/deliveries?limit=0', undefined, 400, 'limit'],
  ['get', '/_sim/deliveries/x', undefined, 404, 'number'],
  ['get', '/_sim/endpoints/Nobody', undefined, 404, 'Nobody'],
  ['get', '/_sim/nothing', undefined, 404, 'openapi.json'],
] as const)('refuses %s %s %j with %i', async (method, path, body, status, detail) => {
  const { ask } = await servedWorkspace();

  const response = await ask(method, path, body);

  expect(response.status).toBe(status);
  expect(response.headers['content-type']).toContain('application/problem+json');
  expect(response.body.detail).toContain(detail);
});

it('lets a journey happen: events now and later, in the workspace itself, each version by itself', async () => {
  const bodies: { event_id: string; event_type: string; data: { workspace_id?: number } }[] = [];
  await using server = await startTcpServer({
    onRequest: (socket, { body }) => {
      bodies.push(JSON.parse(body.toString('utf8')));
      socket.end(httpResponse(200));
    },
  });
  const { ask, workspace } = await servedWorkspace();
  await ask('post', '/_sim/endpoints', { url: server.url, name: 'New' });
  await ask('post', '/_sim/endpoints', { url: server.url, name: 'Old', apiVersion: 'v1' });

  const told = await ask('post', '/_sim/journeys', {
    journey: 'one-time-purchase',
    parameters: { quantity: 2 },
    repeat: 2,
  });
  await ask('post', '/_sim/clock/advance', { by: '1d' });

  expect(told.status).toBe(201);
  expect(bodies).toHaveLength(told.body.events);
  expect(new Set(bodies.map(({ event_id: id }) => id)).size).toBe(bodies.length);
  expect(bodies.filter(({ event_type: type }) => type === 'order.created')).toHaveLength(4);
  for (const { data } of bodies)
    if (data.workspace_id !== undefined) expect(data.workspace_id).toBe(workspace.identity.id);
});

it('tells which journeys there are, and takes no others and no files', async () => {
  const { ask } = await servedWorkspace();

  const { journeys } = (await ask('get', '/_sim/journeys')).body;
  const unknown = await ask('post', '/_sim/journeys', { journey: '../../etc/passwd.yaml' });
  const wrong = await ask('post', '/_sim/journeys', {
    journey: 'one-time-purchase',
    parameters: { quantity: 'many' },
  });

  expect(journeys).toContain('everything');
  expect([unknown.status, unknown.body.detail]).toEqual([
    422,
    expect.stringContaining('/_sim/journeys lists'),
  ]);
  expect([wrong.status, wrong.body.code]).toEqual([422, 'invalid-journey']);
});

it('keeps of a journey only what somebody listens for', async () => {
  await using server = await startRespondingServer(httpResponse(200));
  const { ask, base } = await servedWorkspace();
  await ask('post', '/_sim/endpoints', { url: server.url, name: 'Orders', eventTypeIds: ['order.created'] });

  await ask('post', '/_sim/journeys', { journey: 'one-time-purchase' });
  await ask('post', '/_sim/clock/advance', { by: '1d' });

  const kept = (await ask('get', `${base}/events`)).body;
  expect(kept.map((event: { event_type_id: string }) => event.event_type_id)).toEqual(['order.created']);
});
