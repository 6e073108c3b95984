import { EventEmitter, once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { listenOn } from '../../../src/internal/listen-on.ts';
import { openManually } from '../../support/workspace-builders.ts';

it('a concurrency that was given is that of one endpoint, too', async () => {
  const held: ServerResponse[] = [];
  const { url, all } = await holdingServer(held, 40);
  await using workspace = await openManually({ concurrency: 40 });
  workspace.endpoints.create({ url, name: 'Mine' });
  for (let count = 0; count < 40; count += 1) workspace.events.trigger({ eventType: 'order.created' });

  const advanced = workspace.clock.advance('1s');
  await all;
  for (const response of held) response.end();
  await advanced;

  expect(workspace.deliveries.counts()).toMatchObject({ delivered: 40 });
});

/** Responses nobody; `all` resolves when so many requests wait at once. */
async function holdingServer(held: ServerResponse[], wanted: number) {
  const arrivals = new EventEmitter();
  const all = once(arrivals, 'all');
  const server = createServer((_request, response) => {
    held.push(response);
    if (held.length === wanted) arrivals.emit('all');
  });
  const listening = await listenOn(server);
  onTestFinished(() => listening.close());
  return { url: listening.url, all };
}
