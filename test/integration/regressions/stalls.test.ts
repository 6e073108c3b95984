import { expect, it } from 'vitest';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import type { RunReport } from '../../../src/report/run-report.ts';
import { httpResponse, startTcpServer } from '../../support/tcp-server.ts';

it('a timeout while this process stalled is repeated once, within the attempt', async () => {
  await using server = await startTcpServer({
    onRequest: (socket, _, number) => {
      if (number === 1) stallThisProcess();
      else socket.end(httpResponse(200));
    },
  });

  const { summary, verdict } = await send(server.url);

  expect(summary).toMatchObject({ delivered: 1, attempts: 1, timeouts: 0, machineFaults: 0 });
  expect(verdict).toBe('passed');
  expect(server.requests).toHaveLength(2);
});

it('a timeout while this process stalled twice is no verdict about the receiver', async () => {
  await using server = await startTcpServer({ onRequest: stallThisProcess });

  const { summary, verdict, deliveries } = await send(server.url);

  expect(summary).toMatchObject({ exhausted: 0, canceled: 1, attempts: 1, machineFaults: 1 });
  expect(verdict).toBe('incomplete');
  expect(deliveries[0]?.attempts[0]).toMatchObject({
    outcome: { kind: 'timeout', stalledMs: expect.any(Number) },
    explanation: expect.stringContaining('This process itself stalled'),
  });
  expect(server.requests).toHaveLength(2);
});

it('a response that came while this process stalled is read before time is said to have run out', async () => {
  await using server = await startTcpServer({
    onRequest: (socket) => {
      socket.end(httpResponse(200));
      setImmediate(stallThisProcess);
    },
  });

  const { summary } = await send(server.url);

  expect(summary).toMatchObject({ delivered: 1, timeouts: 0 });
});

/** Blocks the event loop for longer than an attempt may take. */
function stallThisProcess(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
}

async function send(to: string): Promise<RunReport> {
  await using simulator = createSimulator({ to, clock: 'virtual', attempts: 1, timeoutMs: 1_000 });
  return await simulator.sendAll([{ eventType: 'contact.created', body: '{}' }]);
}
