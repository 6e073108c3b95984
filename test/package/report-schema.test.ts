import { readFileSync } from 'node:fs';
import getPort from 'get-port';
import { expect, it } from 'vitest';
import { createSimulator } from '../../src/compose/create-simulator.ts';
import type { EventRequest, PlanOptions, RunOptions } from '../../src/compose/simulator.ts';
import { CONNECTION_ERRORS } from '../../src/delivery/connection-error.ts';
import type { SimulatorOptions } from '../../src/options/simulator-options.ts';
import { createReceiver, type ReceiverOptions } from '../../src/receiver/receiver.ts';
import { parseExpectation } from '../../src/report/expectations/parse-expectation.ts';
import type { RunReport } from '../../src/report/run-report.ts';
import { reportSchemaErrors } from '../support/reports/report-schema.ts';

const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'));
it('describes a run that passed', async () => {
  const report = await runAgainst({ respond: '500,208,200' }, [{ eventType: 'order.created' }]);

  expectToFit(report, 'passed');
  expect(report.deliveries[0]?.attempts.map(({ explanation }) => explanation === null)).toEqual([
    false,
    false,
    true,
  ]);
});

it('describes a run that failed', async () => {
  const report = await runAgainst({ respond: '404' }, [{ eventType: 'contact.created' }], { attempts: 3 });

  expectToFit(report, 'failed');
  expect(report.deliveries[0]?.status).toBe('exhausted');
});

it('describes a run that was stopped before its attempts were made', async () => {
  const report = await runAgainst({ respond: '500' }, [{ eventType: 'contact.created' }], {
    clock: 'real',
    schedule: '0s,1h,2h',
    maxWaitMs: 0,
  });

  expectToFit(report, 'incomplete');
  expect(report.deliveries[0]).toMatchObject({
    status: 'canceled',
    unmadeAttempts: [{ number: 2 }, { number: 3 }],
  });
});

it('describes a run in which nothing was sent', async () => {
  const report = await runAgainst({}, []);

  expectToFit(report, 'incomplete');
});

it('describes responses that never come', async () => {
  const hang = () =>
    runAgainst({ respond: 'hang' }, [{ eventType: 'contact.created' }], { attempts: 2, timeoutMs: 1_000 });
  let report = await hang();
  // A busy machine may have part in it, and then there is no verdict.
  for (let more = 5; report.summary.machineFaults > 0 && more > 0; more -= 1) report = await hang();

  expectToFit(report, 'failed');
  expect(report.summary).toMatchObject({ timeouts: 2, reachedReceiver: true, latencyMs: null });
});

it('describes connections that break', async () => {
  const report = await runAgainst({ respond: 'reset,200' }, [{ eventType: 'contact.created' }]);

  expectToFit(report, 'passed');
  expect(report.summary.connectionErrors).toEqual({ reset: 1 });
});

it('describes a receiver that is not there', async () => {
  const report = await run({ to: await getPort(), attempts: 2 }, [{ eventType: 'contact.created' }]);

  expectToFit(report, 'failed');
  expect(report.summary).toMatchObject({ connectionErrors: { refused: 2 }, reachedReceiver: false });
});

it("describes V1 events, both envelopes of V2, compressed time and bodies of the user's own", async () => {
  const report = await runAgainst(
    {},
    [
      { eventType: 'contact.created', apiVersion: 'v1' },
      { eventType: 'contact.created', wire: 'documented' },
      { eventType: 'contact.created', wire: 'observed' },
      { eventType: 'contact.created', body: '{"no":"event"}' },
    ],
    { clock: { scale: 3_600_000 }, concurrency: 4, maxWaitMs: 5_000, apiVersion: 'v2' },
  );

  expectToFit(report, 'passed');
  expect(report.deliveries.map(({ apiVersion }) => apiVersion)).toContain('v1');
});

it('describes what faults did', async () => {
  const requests = Array.from({ length: 4 }, () => ({ eventType: 'contact.created' }));

  const report = await runAgainst({}, requests, {}, { faults: { drop: 1, loseAck: 4 } });
  const cut = await runAgainst({}, requests, {}, { faults: { cutAfter: 'body' } });

  expectToFit(report, 'passed');
  expectToFit(cut, 'passed');
  expect(report.summary).toMatchObject({ dropped: 1, connectionErrors: { 'acknowledgement-lost': 3 } });
  expect(cut.summary.connectionErrors).toEqual({ 'cut-on-purpose': 4 });
});

it('describes expectations that came true and others that did not', async () => {
  const expectations = [parseExpectation('attempts=1'), parseExpectation('contact.created: attempts=2')];

  const report = await runAgainst({}, [{ eventType: 'contact.created' }], {}, { expectations });

  expectToFit(report, 'failed');
  expect(report.expectations.map(({ passed }) => passed)).toEqual([true, false]);
});

it('describes a run that keeps no deliveries', async () => {
  const report = await runAgainst({}, [{ eventType: 'order.created' }], {}, { keepDeliveries: false });

  expectToFit(report, 'passed');
  expect(report.deliveries).toEqual([]);
});

it('knows every connection error', () => {
  expect(schema.$defs.connectionErrorCode.enum).toEqual(Object.keys(CONNECTION_ERRORS));
});

it('allows nothing that it does not describe', () => {
  const open = objectSchemas(schema).filter(
    (node) => !('additionalProperties' in node) && !('oneOf' in node),
  );

  expect(open).toEqual([]);
});

it('tells a report that was tampered with from a real one', async () => {
  const report = await runAgainst({}, [{ eventType: 'order.created' }]);

  expect(reportSchemaErrors({ ...report, verdict: 'green' })).not.toEqual([]);
  expect(reportSchemaErrors({ ...report, secret: 'leaked' })).not.toEqual([]);
  expect(reportSchemaErrors({ ...report, schema: 'cf-webhook-sim/report@3' })).not.toEqual([]);
});

function expectToFit(report: RunReport, verdict: RunReport['verdict']): void {
  // What a reader of --json gets, not the object in memory.
  const printed: unknown = JSON.parse(JSON.stringify(report));
  expect(reportSchemaErrors(printed)).toEqual([]);
  expect(report.verdict).toBe(verdict);
}

async function runAgainst(
  responses: ReceiverOptions,
  requests: readonly EventRequest[],
  options: Partial<SimulatorOptions> = {},
  runOptions: RunOptions & PlanOptions = {},
): Promise<RunReport> {
  await using receiver = createReceiver({ verify: false, ...responses });
  const { url } = await receiver.listen();
  return await run({ to: url, ...options }, requests, runOptions);
}

async function run(
  options: SimulatorOptions,
  requests: readonly EventRequest[],
  runOptions: RunOptions & PlanOptions = {},
): Promise<RunReport> {
  await using simulator = createSimulator({ clock: 'virtual', seed: 7, ...options });
  return await simulator.sendAll(requests, runOptions);
}

/** Every part of a schema that describes an object; conditions only add to one. */
function objectSchemas(node: unknown): object[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && [node.type].flat().includes('object') ? [node] : [];
  const parts = Object.entries(node).filter(([keyword]) => !['if', 'then', 'else'].includes(keyword));
  return [...own, ...parts.flatMap(([, part]) => objectSchemas(part))];
}
