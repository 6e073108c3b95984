import { startReceiver } from '../measuring/processes.mjs';
import { takeTurns } from '../measuring/rounds.mjs';
import { row } from '../measuring/row.mjs';
import { median } from '../measuring/statistics.mjs';
import { built } from '../package-under-test.mjs';
import { bareSender } from './bare-sender.mjs';
import { orderEvent } from './order-event.mjs';

const CONCURRENCIES = [1, 10, 50];
const ROUNDS = 3;
/** Enough for half a second or more on a slow machine. */
const DELIVERIES = { ready: 2_000, kept: 15_000, fresh: 2_000 };

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
  const closing = await simulatorAt(url, concurrency, false);
  const keeping = await simulatorAt(url, concurrency, true);
  const cpuOf = { kept: [] };
  const { ready, kept, freshOrders, freshContacts, bare, bareKept } = await takeTurns(
    {
      ready: async () => (await closing(DELIVERIES.ready, { body })).perSecond,
      kept: async () => {
        const { perSecond, cpuUs } = await keeping(DELIVERIES.kept, { body });
        cpuOf.kept.push(cpuUs);
        return perSecond;
      },
      freshOrders: async () => (await keeping(DELIVERIES.fresh, {})).perSecond,
      freshContacts: async () =>
        (await keeping(DELIVERIES.fresh, { eventType: 'contact.created' })).perSecond,
      bare: () => bareSender({ url, body, connections: concurrency, keepAlive: false }),
      bareKept: () => bareSender({ url, body, connections: concurrency, keepAlive: true }),
    },
    ROUNDS,
  );
  const at = `${concurrency} at once`;
  const beside = { name: 'autocannon, keep-alive', values: bareKept };
  return [
    row({
      what: `deliveries of a ready body, ${at}`,
      unit: 'per second',
      ours: ready,
      reference: { name: 'autocannon, Connection: close', values: bare },
      how: `${body.length} bytes, signed; one connection per attempt, as ClickFunnels does, on both sides`,
    }),
    row({
      what: `deliveries of a ready body, kept connections, ${at}`,
      unit: 'per second',
      ours: kept,
      reference: beside,
      how: `signed; connections are kept on both sides; ${Math.round(median(cpuOf.kept))} µs of CPU each`,
    }),
    row({
      what: `deliveries of fresh orders, kept connections, ${at}`,
      unit: 'per second',
      ours: freshOrders,
      reference: beside,
      how: 'every order is generated; the reference repeats one body',
    }),
    row({
      what: `deliveries of fresh contacts, kept connections, ${at}`,
      unit: 'per second',
      ours: freshContacts,
      reference: beside,
      how: 'every contact is generated; the reference repeats the body of an order',
    }),
  ];
}

/** Sends a number of events without waiting and tells how many were delivered in a second, and what one cost. */
async function simulatorAt(url, concurrency, keepAlive) {
  const { createSimulator } = await built('create-simulator.js');
  return async (count, order) => {
    const simulator = createSimulator({ to: url, concurrency, keepAlive, clock: 'virtual', seed: 'bench' });
    const orders = Array.from({ length: count }, () => ({ eventType: 'order.created', ...order }));

    const cpuBefore = process.cpuUsage();
    const startedAt = performance.now();
    const { summary } = await simulator.sendAll(orders, { keepDeliveries: false });
    const elapsedMs = performance.now() - startedAt;
    const { user, system } = process.cpuUsage(cpuBefore);
    await simulator.close();

    if (summary.delivered !== count) throw new Error(`Only ${summary.delivered} of ${count} were delivered.`);
    return { perSecond: (count / elapsedMs) * 1_000, cpuUs: (user + system) / count };
  };
}
