import { expect, it } from 'vitest';
import { openWorkspace, type WorkspaceOptions } from '../../src/open-workspace.ts';
import { verifySignature } from '../../src/verify.ts';
import { httpAnswer, type RawRequest, startAnsweringServer } from '../support/tcp-server.ts';

it('delivers an event to the endpoint that listens for it, signed with its secret', async () => {
  await using server = await startAnsweringServer(httpAnswer(200));
  await using workspace = await openManually();
  const { secret } = workspace.endpoints.create({ url: server.url, name: 'Mine' });

  const { events } = workspace.events.trigger({ eventType: 'order.created' });
  await workspace.clock.advance('1s');

  const [request] = server.requests;
  expect(server.requests).toHaveLength(1);
  expect(bodyOf(request)).toMatchObject({ event_id: events[0]?.event.id, event_type: 'order.created' });
  expect(verdictOn(request, secret)).toMatchObject({ valid: true });
  expect(workspace.deliveries.list().items).toMatchObject([{ state: 'delivered', attempts: 1 }]);
});

it('makes eight attempts over 37 hours, then the delivery is exhausted', async () => {
  await using server = await startAnsweringServer(httpAnswer(500));
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

function openManually(options: WorkspaceOptions = {}) {
  return openWorkspace({ clock: 'manual', seed: '7', ...options });
}

function bodyOf(request: RawRequest | undefined): unknown {
  return JSON.parse(request?.body.toString('utf8') ?? 'null');
}

function verdictOn(request: RawRequest | undefined, secret: string) {
  const { headers = [], body = '' } = request ?? {};
  return verifySignature({ secret, headers: Object.fromEntries(headers), body });
}
