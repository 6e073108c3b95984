import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startReceiver } from '../measuring/processes.mjs';
import { takeTurns } from '../measuring/rounds.mjs';
import { row } from '../measuring/row.mjs';
import { median } from '../measuring/statistics.mjs';
import { built } from '../package-under-test.mjs';
import { bareSender } from './bare-sender.mjs';
import { orderEvent } from './order-event.mjs';

const CONCURRENCIES = [1, 10, 50];
const ROUNDS = 3;
const BODY_BYTES = 4_096;
/** Enough for half a second or more on a slow machine. */
const DELIVERIES = { ready: 2_000, kept: 30_000, recorded: 10_000, freshIds: 20_000, fresh: 10_000 };

/** Deliveries to a receiver in another process, beside autocannon with the same body and connections. */
export async function measureDeliveries() {
  const receiver = await startReceiver();
  try {
    const body = await readyBody();
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
  const contacts = { eventType: 'contact.created' };
  const pooled = { fresh: 'ids', recording: 'report' };
  const cpuOf = { kept: [], recorded: [], freshIds: [] };
  const withCpu = async (name, measuring) => {
    const { perSecond, cpuUs } = await measuring;
    cpuOf[name].push(cpuUs);
    return perSecond;
  };
  const { ready, kept, recorded, freshIds, freshIdsOfOrders, freshOrders, freshContacts, bare, bareKept } =
    await takeTurns(
      {
        ready: async () => (await closing(DELIVERIES.ready, { body })).perSecond,
        kept: () => withCpu('kept', keeping(DELIVERIES.kept, { body })),
        recorded: () => withCpu('recorded', keeping(DELIVERIES.recorded, { body }, { recording: 'file' })),
        freshIds: () => withCpu('freshIds', keeping(DELIVERIES.freshIds, [{}, contacts], pooled)),
        freshIdsOfOrders: async () => (await keeping(DELIVERIES.freshIds, {}, pooled)).perSecond,
        freshOrders: async () => (await keeping(DELIVERIES.fresh, {}, { recording: 'report' })).perSecond,
        freshContacts: async () =>
          (await keeping(DELIVERIES.fresh, contacts, { recording: 'report' })).perSecond,
        bare: () => bareSender({ url, body, connections: concurrency, keepAlive: false }),
        bareKept: () => bareSender({ url, body, connections: concurrency, keepAlive: true }),
      },
      ROUNDS,
    );
  const at = `${concurrency} at once`;
  const beside = { name: 'autocannon, keep-alive', values: bareKept };
  const cpu = (name) => `${Math.round(median(cpuOf[name]))} µs of CPU each`;
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
      how: `signed; connections are kept on both sides; ${cpu('kept')}`,
    }),
    row({
      what: `deliveries of a ready body, recorded, kept connections, ${at}`,
      unit: 'per second',
      ours: recorded,
      reference: beside,
      how: `every attempt stands in the report, every delivery in a recording on disk; ${cpu('recorded')}`,
    }),
    row({
      what: `deliveries with fresh ids, kept connections, ${at}`,
      unit: 'per second',
      ours: freshIds,
      reference: beside,
      how: `orders and contacts by turns, 4.1 kB on average, out of a pool; every attempt stands in the report; ${cpu('freshIds')}`,
    }),
    row({
      what: `deliveries of orders with fresh ids, kept connections, ${at}`,
      unit: 'per second',
      ours: freshIdsOfOrders,
      reference: beside,
      how: 'orders alone, 6.2 kB on average',
    }),
    row({
      what: `deliveries of fresh orders, kept connections, ${at}`,
      unit: 'per second',
      ours: freshOrders,
      reference: beside,
      how: 'every order is generated, every attempt stands in the report; the reference repeats one body',
    }),
    row({
      what: `deliveries of fresh contacts, kept connections, ${at}`,
      unit: 'per second',
      ours: freshContacts,
      reference: beside,
      how: 'every contact is generated, every attempt stands in the report; the reference repeats one body',
    }),
  ];
}

/**
 * Sends a number of events, of one kind or of several by turns, without waiting, and tells how many were delivered in a
 * second, and what one cost.
 */
async function simulatorAt(url, concurrency, keepAlive) {
  const { createSimulator } = await built('create-simulator.js');
  return async (count, order, { fresh = 'everything', recording: kind = 'none' } = {}) => {
    const options = { to: url, concurrency, keepAlive, fresh, clock: 'virtual', seed: 'bench' };
    const simulator = createSimulator(options);
    const kinds = [order].flat();
    const requests = Array.from({ length: count }, (_, index) => ({
      eventType: 'order.created',
      ...kinds[index % kinds.length],
    }));
    const recording = kind === 'file' ? await recordingOf(simulator) : undefined;

    const cpuBefore = process.cpuUsage();
    const startedAt = performance.now();
    const { summary } = await simulator.sendAll(requests, { keepDeliveries: kind !== 'none' });
    recording?.finish();
    const elapsedMs = performance.now() - startedAt;
    const { user, system } = process.cpuUsage(cpuBefore);
    await simulator.close();
    await recording?.remove();

    if (summary.delivered !== count) throw new Error(`Only ${summary.delivered} of ${count} were delivered.`);
    return { perSecond: (count / elapsedMs) * 1_000, cpuUs: (user + system) / count };
  };
}

/** Records what a simulator sends, as `--record` does, into a folder of its own. */
async function recordingOf(simulator) {
  const { createRecorder } = await built('recording/recorder.js');
  const { openReportFile } = await built('report/report-file.js');
  const folder = await mkdtemp(join(tmpdir(), 'cf-webhook-sim-bench-'));
  const file = openReportFile(join(folder, 'run.ndjson'));
  const recorder = createRecorder(file.write);
  simulator.subscribe(recorder.record);
  return {
    finish: () => {
      recorder.end();
      file.commit();
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** The body of an order, without as much of its data as makes it longer than is wanted, and filled up with a note. */
async function readyBody() {
  const order = JSON.parse(Buffer.from((await orderEvent()).body).toString());
  const textWith = (note) => JSON.stringify({ ...order, data: { ...order.data, note } });
  for (const key of Object.keys(order.data)) {
    if (Buffer.byteLength(textWith('')) <= BODY_BYTES) break;
    delete order.data[key];
  }
  return Buffer.from(textWith('.'.repeat(BODY_BYTES - Buffer.byteLength(textWith('')))));
}
