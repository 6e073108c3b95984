import { expect, it } from 'vitest';
import { createSimulator } from '../../src/compose/create-simulator.ts';
import type { ClockChoice } from '../../src/options/simulator-options.ts';
import { httpResponse, startTcpServer } from '../support/tcp-server.ts';

it.each<[string, ClockChoice, number]>([
  ['real time', 'real', 100],
  ['compressed time', { scale: 10 }, 10],
])('shows a receiver that cannot keep up with the rate how late it is, in %s', async (_, clock, rate) => {
  await using server = await startTcpServer({
    onRequest: (socket) => setTimeout(() => socket.end(httpResponse(200)), 40),
  });
  await using simulator = createSimulator({ to: server.url, clock, schedule: '0s' });

  const { summary } = await simulator.sendAll(
    Array.from({ length: 10 }, () => ({ eventType: 'contact.created', body: '{}' })),
    { ratePerSecond: rate },
  );

  // Ten events in 90 ms, and 40 ms for each: the last one gets 310 ms after it was due.
  expect(summary.latencyMs?.p50).toBeGreaterThan(35);
  expect(summary.latencyFromDueMs?.max).toBeGreaterThan(300);
  expect(summary.latencyFromDueMs?.max).toBeGreaterThan((summary.latencyMs?.max ?? 0) + 200);
});

it('knows no lateness where no time passes', async () => {
  await using server = await startTcpServer({ onRequest: (socket) => socket.end(httpResponse(200)) });
  await using simulator = createSimulator({ to: server.url, clock: 'virtual' });

  const { summary } = await simulator.sendAll([{ eventType: 'contact.created', body: '{}' }], {
    ratePerSecond: 1,
  });

  expect(summary.latencyFromDueMs).toBeUndefined();
});
