import { startReceiver } from '../measuring/processes.mjs';
import { takeTurns } from '../measuring/rounds.mjs';
import { row } from '../measuring/row.mjs';
import { built } from '../package-under-test.mjs';
import { bareSender } from './bare-sender.mjs';
import { orderEvent } from './order-event.mjs';

const CONCURRENCIES = [1, 10, 50];
const ROUNDS = 3;
/** Enough for half a second or more on a slow machine. */
const DELIVERIES = { ready: 1_000, fresh: 500 };

/** Deliveries to a receiver in another process, beside autocannon with the same body and connections. */
export async function measureDeliveries() {
  const receiver = await startReceiver();
  try {
    const { body } = await orderEvent();
    const rows = [];
    for (const concurrency of CONCURRENCIES) {
      rows.push(...(await rowsAt(concurrency, receiver.url, body)));
    }
    return rows;
  } finally {
    await receiver.stop();
  }
}

async function rowsAt(concurrency, url, body) {
  const ours = await simulatorAt(url, concurrency);
  const { ready, fresh, bare, keepAlive } = await takeTurns(
    {
      ready: () => ours(DELIVERIES.ready, { body }),
      fresh: () => ours(DELIVERIES.fresh, {}),
      bare: () => bareSender({ url, body, connections: concurrency, keepAlive: false }),
      keepAlive: () => bareSender({ url, body, connections: concurrency, keepAlive: true }),
    },
    ROUNDS,
  );
  const perConnection = { name: 'autocannon, Connection: close', values: bare };
  const at = `${concurrency} at once`;
  return [
    row({
      what: `deliveries of a ready body, ${at}`,
      unit: 'per second',
      ours: ready,
      reference: perConnection,
      how: `${body.length} bytes, signed; one connection per attempt, as ClickFunnels does, on both sides`,
    }),
    row({
      what: `deliveries of a ready body, ${at}, beside keep-alive`,
      unit: 'per second',
      ours: ready,
      reference: { name: 'autocannon, keep-alive', values: keepAlive },
      how: 'ours still opens a connection per attempt, the reference keeps its own open',
    }),
    row({
      what: `deliveries of fresh orders, ${at}`,
      unit: 'per second',
      ours: fresh,
      reference: perConnection,
      how: 'every order is generated; the reference repeats one body',
    }),
  ];
}

/** Sends a number of orders without waiting and tells how many were delivered in a second. */
async function simulatorAt(url, concurrency) {
  const { createSimulator } = await built('create-simulator.js');
  return async (count, order) => {
    const simulator = createSimulator({ to: url, concurrency, clock: 'virtual', seed: 'bench' });
    const orders = Array.from({ length: count }, () => ({ ...order, eventType: 'order.created' }));

    const startedAt = performance.now();
    const { summary } = await simulator.sendAll(orders, { keepDeliveries: false });
    const elapsedMs = performance.now() - startedAt;
    await simulator.close();

    if (summary.delivered !== count) throw new Error(`Only ${summary.delivered} of ${count} were delivered.`);
    return (count / elapsedMs) * 1_000;
  };
}
