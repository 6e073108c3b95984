import { expect, it } from 'vitest';
import { openWorkspace } from '../../../src/compose/open-workspace.ts';
import { plainDelivery } from '../../../src/delivery/delivery-plan.ts';
import { openFileStore } from '../../../src/store/open-store.ts';
import { outgoingEvent } from '../../support/delivery-builders.ts';
import { httpResponse, startRespondingServer } from '../../support/tcp-server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const YEARS_MS = 3 * 365 * 86_400_000;

it('a clock that was set back by years strands no retry and no event to come', async () => {
  await using server = await startRespondingServer(httpResponse(500));
  const data = temporaryFolder();
  const inFuture = Date.now() + YEARS_MS;
  const first = await openWorkspace({ data, seed: '7', clock: 'manual', now: inFuture });
  first.endpoints.create({ url: server.url, name: 'Mine' });
  first.endpoints.rotateSecret(1, { overlapMs: 3_600_000 });
  first.events.trigger({ eventType: 'order.created' });
  await first.clock.advance('1s');
  first.events.publish([{ ...plainDelivery(outgoingEvent({ id: 'later' })), emitAfterMs: 600_000 }]);
  await first.close();
  await keepAsReal(data, inFuture + 1_000);

  await using second = await openWorkspace({ data });

  const [retry] = second.deliveries.list().items;
  const waitMs = (retry?.dueAt ?? Number.NaN) - Date.now();
  const nextAt = second.clock.nextAt() ?? Number.NaN;
  const until = second.endpoints.show(1).rotation?.until ?? Number.NaN;
  expect(retry?.attempts).toBeGreaterThanOrEqual(1);
  expect(waitMs).toBeLessThanOrEqual(60_000);
  expect(nextAt - Date.now()).toBeLessThanOrEqual(600_000);
  expect(until - Date.now()).toBeLessThanOrEqual(3_600_000);
});

/** As a process leaves it whose machine believed in that time. */
async function keepAsReal(data: string, at: number): Promise<void> {
  const store = await openFileStore(data);
  store.settings.set('clock', JSON.stringify({ simulatedAt: at, realAt: at }));
  store.close();
}
