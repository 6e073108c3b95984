import { expect, it } from 'vitest';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import { createStore, probeOf } from '../../zoo/store.ts';
import { verifiedApp } from '../../zoo/verified.ts';
import { ZOO_SECRET } from '../../zoo/zoo.ts';

it('takes a copy of an event of an unknown type for no action, whatever its fields are called', async () => {
  const store = createStore();
  const to = verifiedApp(ZOO_SECRET, (event) => {
    store.upsert(event);
    return 200;
  });
  await using simulator = createSimulator({ to, secret: ZOO_SECRET, seed: 4 });

  const { checks } = await simulator.check({ only: ['ACK-10'], probe: probeOf(store), settleMs: 0 });

  expect(checks.find(({ id }) => id === 'ACK-10')?.verdict).toBe('pass');
});
