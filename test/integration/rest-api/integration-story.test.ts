import { expect, it } from 'vitest';
import { openWorkspace } from '../../../src/compose/open-workspace.ts';
import { createReceiver } from '../../../src/receiver/receiver.ts';
import { serveWorkspace } from '../../../src/rest-api/workspace-server.ts';

/** What a replay says of each event. */
interface Replayed {
  readonly items: readonly { readonly before: string }[];
}

it('lets an integration register itself, lose events while it is down, come back and replay them', async () => {
  await using workspace = await openWorkspace({ clock: 'manual', seed: '7' });
  const server = await serveWorkspace({ workspace });
  const api = async <Content>(method: string, path: string, body?: unknown): Promise<Content> => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: { Authorization: 'Bearer x', 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const content: Content = JSON.parse(await response.text());
    return content;
  };

  await using before = createReceiver({ verify: false });
  const { port, url } = await before.listen();
  const { webhook_secret: secret } = await api<{ webhook_secret: string }>(
    'POST',
    `/api/v2/workspaces/${workspace.identity.id}/webhooks/outgoing/endpoints`,
    { webhooks_outgoing_endpoint: { url, name: 'Mine', event_type_ids: ['order.created'] } },
  );
  await api('POST', '/_sim/events', { eventType: 'order.created' });
  await api('POST', '/_sim/clock/advance', { by: '1s' });
  await before.close();
  await api('POST', '/_sim/events', { eventType: 'order.created' });
  await api('POST', '/_sim/clock/advance', { by: '3d' });

  await using after = createReceiver({ secret });
  await after.listen({ port });
  const events = await api<{ uuid: string }[]>(
    'GET',
    `/api/v2/workspaces/${workspace.identity.id}/webhooks/outgoing/events`,
  );
  const failed = await api<Replayed>('POST', '/_sim/replay', { failed: true, waitMs: 20_000 });
  const everything = await api<Replayed>('POST', '/_sim/replay', { since: '4d', waitMs: 20_000 });
  await server.close();

  const [arrivedOnce, lost] = events.map(({ uuid }) => uuid);
  expect(before.requests.map(({ eventId }) => eventId)).toEqual([arrivedOnce]);
  expect(failed.items).toMatchObject([
    { before: 'exhausted', delivery: { eventId: lost, state: 'delivered' } },
  ]);
  expect(everything.items.map(({ before: was }) => was)).toEqual(['delivered', 'delivered']);
  const sentAgain = after.requests.map(({ eventId }) => eventId);
  expect(sentAgain).toHaveLength(3);
  expect(sentAgain.filter((id) => id === lost)).toHaveLength(2);
  expect(sentAgain).toContain(arrivedOnce);
  expect(after.requests.every(({ signature }) => signature?.valid)).toBe(true);
});
