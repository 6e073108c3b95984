import { createHmac } from 'node:crypto';
import express from 'express';
import { expect, it, onTestFinished } from 'vitest';
import type { LocalWorkspace, StartWorkspaceOptions } from '../../src/workspace.ts';
import { startWorkspace } from '../../src/workspace.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

it('delivers a triggered event to a receiver in the same process, signed with its secret', async () => {
  const workspace = await started();
  const receiver = createReceiver();
  const { secret } = workspace.endpoints.add(receiver.app, { path: '/webhooks', events: ['order.created'] });

  workspace.trigger('order.created', { set: { 'data.total_amount': '49.00' } });
  workspace.trigger('contact.created');
  await workspace.settled();

  expect(receiver.requests.map(({ event }) => event.event_type)).toEqual(['order.created']);
  expect(receiver.requests.map((request) => isSigned(request, secret))).toEqual([true]);
  expect(workspace.deliveries()).toMatchObject([
    { eventType: 'order.created', state: 'delivered', event: { data: { total_amount: '49.00' } } },
  ]);
});

it('runs through all retries at once on a virtual clock', async () => {
  const workspace = await started();
  workspace.endpoints.add(createReceiver([500, 500, 200]).app);

  workspace.trigger('order.created');
  await workspace.settled();

  const [delivery] = workspace.deliveries();
  expect(delivery).toMatchObject({ state: 'delivered', nextAttemptAt: null });
  expect(delivery?.attempts.map(({ outcome }) => outcome)).toMatchObject([
    { kind: 'response', statusCode: 500 },
    { kind: 'response', statusCode: 500 },
    { kind: 'response', statusCode: 200 },
  ]);
});

it('moves a manual clock only when it is told to', async () => {
  const workspace = await started({ clock: 'manual', seed: 7, now: '2026-03-01T12:00:00Z' });
  workspace.endpoints.add(createReceiver([503, 200]).app);

  const [triggered] = workspace.trigger('order.created');
  const before = workspace.deliveries()[0]?.attempts.length;
  await workspace.advance('1s');
  const [failed] = workspace.deliveries({ state: 'pending' });
  await workspace.advanceToNext();

  expect(triggered).toMatchObject({ state: 'pending', attempts: [] });
  expect(before).toBe(0);
  expect(failed?.nextAttemptAt).toEqual(new Date('2026-03-01T12:00:16Z'));
  expect(workspace.now).toEqual(new Date('2026-03-01T12:00:16Z'));
  expect(workspace.deliveries()).toMatchObject([{ state: 'delivered' }]);
});

it('delivers an event twice when a fault says so', async () => {
  const workspace = await started();
  const receiver = createReceiver();
  workspace.endpoints.add(receiver.app);

  workspace.trigger('order.created', { faults: { duplicate: 1 } });
  await workspace.settled();

  const ids = receiver.requests.map(({ event }) => event.event_id);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

it('runs a journey, whose later events come when their time has come', async () => {
  const workspace = await started();
  const receiver = createReceiver();
  workspace.endpoints.add(receiver.app, { events: ['order.created', 'orders/invoice.paid'] });

  const events = await workspace.run('one-time-purchase', { faults: { duplicate: 1 } });
  await workspace.settled();

  expect(events).toBeGreaterThan(2);
  expect(new Set(receiver.requests.map(({ event }) => event.event_type))).toEqual(
    new Set(['order.created', 'orders/invoice.paid']),
  );
});

it('makes an attempt again when a failed delivery is redelivered', async () => {
  const workspace = await started({ attempts: 1 });
  const endpoint = workspace.endpoints.add(createReceiver().app);
  workspace.endpoints.break(endpoint.id, { status: 503 });
  workspace.trigger('order.created');
  await workspace.settled();
  const [failed] = workspace.deliveries({ state: 'exhausted', endpointId: endpoint.id });

  workspace.endpoints.fix(endpoint.id);
  workspace.redeliver(failed?.id ?? 0);
  await workspace.settled();

  expect(failed).toBeDefined();
  expect(workspace.deliveries()).toMatchObject([{ id: failed?.id, state: 'delivered' }]);
});

it('waits for what a test says, and hands on what it found', async () => {
  const workspace = await started();
  workspace.endpoints.add(createReceiver().app);
  workspace.trigger('contact.created');

  const found = await workspace.waitFor(() =>
    workspace.deliveries({ eventType: 'contact.created' }).find(({ state }) => state === 'delivered'),
  );

  expect(found.eventType).toBe('contact.created');
});

it('says how deliveries stand when what was waited for does not happen', async () => {
  const workspace = await started({ clock: 'manual' });
  workspace.endpoints.add(createReceiver([500]).app);
  workspace.trigger('order.created');
  await workspace.advance('1s');

  const waiting = workspace.waitFor(() => false, { timeoutMs: 1 });

  await expect(waiting).rejects.toMatchObject({
    code: 'wait-timed-out',
    problem: expect.stringContaining('deliveries: 1 pending'),
    cure: 'The next attempt is due in 15 s; advance() lets that time pass.',
  });
});

it('responds to API clients with its token, and to nobody without it', async () => {
  const workspace = await started();
  const path = `${workspace.url}/api/v2/workspaces/${workspace.workspaceId}/webhooks/outgoing/endpoints`;
  const { id } = workspace.endpoints.add(3_000, { name: 'Orders' });

  const refused = await fetch(path);
  const listed = await fetch(path, { headers: { authorization: `Bearer ${workspace.token}` } });

  expect(refused.status).toBe(401);
  expect(await listed.json()).toMatchObject([{ id, name: 'Orders' }]);
});

it('signs with the new secret after a rotation', async () => {
  const workspace = await started();
  const receiver = createReceiver();
  const { id, secret } = workspace.endpoints.add(receiver.app);
  const rotated = workspace.endpoints.rotateSecret(id);

  workspace.trigger('order.created');
  await workspace.settled();

  expect(rotated.secret).not.toBe(secret);
  expect(receiver.requests.map((request) => isSigned(request, rotated.secret))).toEqual([true]);
});

it('goes on with what a folder holds', async () => {
  const data = temporaryFolder();
  const first = await started({ data, clock: 'manual', seed: 7 });
  first.endpoints.add('http://127.0.0.1:9/', { name: 'Orders' });
  first.trigger('order.created');
  await first.close();

  const second = await started({ data, clock: 'manual' });

  expect(second.seed).toBe('7');
  expect(second.workspaceId).toBe(first.workspaceId);
  expect(second.endpoints.list()).toMatchObject([{ name: 'Orders' }]);
  expect(second.deliveries()).toMatchObject([{ eventType: 'order.created', state: 'pending' }]);
});

it('gives the same events for the same seed, in workspaces side by side', async () => {
  const bodies = await Promise.all(
    [1, 2].map(async () => {
      const workspace = await started({ clock: 'manual', seed: 7 });
      workspace.endpoints.add(createReceiver().app);
      return workspace.trigger('order.created').map(({ event }) => event);
    }),
  );

  expect(bodies[0]).toEqual(bodies[1]);
});

it.each<[string, () => Promise<unknown>, RegExp]>([
  ['an option that it does not have', () => started({ clok: 'virtual' } as object), /clok/],
  ['a clock that there is not', () => started({ clock: 'fast' } as object), /clock/],
  ['a number of attempts out of range', () => started({ attempts: 0 }), /attempts/],
])('refuses %s', async (_, start, message) => {
  await expect(start()).rejects.toThrow(message);
});

/** A workspace that is closed at the end of the test. */
async function started(options: StartWorkspaceOptions = {}): Promise<LocalWorkspace> {
  const workspace = await startWorkspace(options);
  onTestFinished(() => workspace.close());
  return workspace;
}

interface ReceivedRequest {
  readonly event: { readonly event_type: string; readonly event_id: string };
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** An application that keeps its requests and responds with one status after the other, then with the last one. */
function createReceiver(statuses: readonly number[] = [200]) {
  const requests: ReceivedRequest[] = [];
  const app = express().post(/.*/, express.raw({ type: '*/*', limit: '5mb' }), (request, response) => {
    const { body, headers } = request;
    requests.push({ body, headers, event: JSON.parse(body.toString('utf8')) });
    response.sendStatus(statuses[Math.min(requests.length, statuses.length) - 1] ?? 200);
  });
  return { app, requests };
}

function isSigned({ headers, body }: ReceivedRequest, secret: string): boolean {
  const timestamp = String(headers['x-webhook-clickfunnels-timestamp']);
  const hmac = createHmac('sha256', secret).update(`${timestamp}.`).update(body);
  return headers['x-webhook-clickfunnels-signature'] === hmac.digest('hex');
}

it.each([
  [
    'trigger()',
    'count',
    (workspace: LocalWorkspace) => workspace.trigger('order.created', withOption('count')),
  ],
  [
    'trigger()',
    'fautls',
    (workspace: LocalWorkspace) => workspace.trigger('order.created', withOption('fautls')),
  ],
  ['deliveries()', 'endpoint', (workspace: LocalWorkspace) => workspace.deliveries(withOption('endpoint'))],
  ['settled()', 'timeout', (workspace: LocalWorkspace) => workspace.settled(withOption('timeout'))],
] as const)('names an option that %s does not have: %s', async (call, name, use) => {
  await using workspace = await startWorkspace({ seed: 7 });

  await expect(async () => await use(workspace)).rejects.toMatchObject({
    code: 'unknown-option',
    message: expect.stringContaining(`${call} has no option "${name}".`),
  });
});

/** An option that the types refuse, as JavaScript passes it. */
function withOption(name: string): object {
  return { [name]: 1 };
}
