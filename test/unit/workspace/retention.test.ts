import { expect, it, onTestFinished, vi } from 'vitest';
import { openMemoryStore } from '../../../src/store/open-store.ts';
import { keepRemoving } from '../../../src/workspace/retention.ts';
import type { WorkspaceCore } from '../../../src/workspace/workspace-core.ts';
import { newDelivery, newEndpoint, newEvent } from '../../support/store-builders.ts';

const AT = Date.UTC(2026, 0, 15, 12);

it('removes more than fits into one transaction while a workspace runs, until it is called off', async () => {
  const store = await openMemoryStore();
  onTestFinished(() => store.close());
  store.endpoints.insert(newEndpoint());
  store.transaction(() => {
    for (let count = 0; count < 1_200; count += 1) {
      const { number } = store.events.insert(newEvent({ id: `event ${count}` }));
      store.deliveries.insert(newDelivery({ eventNumber: number, state: 'delivered', dueAt: null }));
    }
  });
  const change: WorkspaceCore['change'] = (work) => store.transaction(() => work(() => undefined));
  let now = AT + 1_000;

  const end = keepRemoving({ store, now: () => now, change }, 1_000, 1);
  const untouched = store.deliveries.counts().delivered;
  now += 1;
  await vi.waitFor(() => expect(store.events.list({}).items).toEqual([]), 20_000);
  end();

  expect(untouched).toBe(1_200);
  expect(store.deliveries.counts().delivered).toBe(0);
});
