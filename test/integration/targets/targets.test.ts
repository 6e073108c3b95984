import { describe, expect, it } from 'vitest';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import type { FaultSettings } from '../../../src/faults/registry.ts';
import type { AttemptReport, RunReport } from '../../../src/report/run-report.ts';
import { BEHAVIOURS, type Behaviour } from './behaviours.ts';
import { PATH, TARGET_KINDS, type TargetKind } from './kinds.ts';

const [OVER_HTTP] = Object.values(TARGET_KINDS);
const KINDS = Object.entries(TARGET_KINDS);
/** Responses when it has read all. */
const READING: Behaviour = {
  node: async (request, response) => {
    for await (const _ of request);
    response.end('read');
  },
  fetch: async (request) => {
    await request.text();
    return new Response('read');
  },
};
const FAULTS: Readonly<Record<string, FaultSettings>> = {
  'breaks off after the headers': { cutAfter: 'headers' },
  'breaks off within the body': { cutAfter: 5 },
  'breaks off after the body': { cutAfter: 'body' },
  'comes slowly': { slowBody: 100_000 },
  'comes several times at once': { race: 3 },
  'is forged': { forge: 'other-secret' },
  'has its response lost': { loseAck: 2 },
};

describe.each(KINDS)('%s', (_, kind) => {
  const behaviours = Object.entries(BEHAVIOURS).filter(
    ([, make]) => kind.family === 'node' || make().fetch !== undefined,
  );

  it.each(behaviours)('that %s has the report of a server', async (_name, make) => {
    const report = await reportOf(kind, make());

    expect(masked(report)).toEqual(masked(await reportOf(OVER_HTTP, make())));
  });

  it.each(Object.entries(FAULTS))('has the report of a server when the request %s', async (_name, fault) => {
    const report = await reportOf(kind, READING, fault);

    expect(masked(report)).toEqual(masked(await reportOf(OVER_HTTP, READING, fault)));
  });
});

/** Two events, delivered; again where a busy machine had part in what came of it. */
async function reportOf(
  kind: TargetKind | undefined,
  behaviour: Behaviour,
  faults: FaultSettings = {},
): Promise<RunReport> {
  let report = await deliver(kind, behaviour, faults);
  for (let more = 5; report.summary.machineFaults > 0 && more > 0; more -= 1) {
    report = await deliver(kind, behaviour, faults);
  }
  return report;
}

async function deliver(
  kind: TargetKind | undefined,
  behaviour: Behaviour,
  faults: FaultSettings,
): Promise<RunReport> {
  if (kind === undefined) throw new Error('There is no such kind.');
  await using target = await kind.start(behaviour);
  await using simulator = createSimulator({
    ...target.options,
    clock: 'virtual',
    seed: 7,
    attempts: 3,
    ...behaviour.options,
  });
  return await simulator.sendAll([{ eventType: 'order.created' }, { eventType: 'contact.created' }], {
    faults,
  });
}

/** A report without what differs from place to place and from time to time. */
function masked({ options, reproduce: _, summary, ...report }: RunReport): unknown {
  return {
    ...report,
    options: { ...options, to: PATH },
    summary: { ...summary, respondedBy: [], latencyMs: null },
    deliveries: report.deliveries.map(({ attempts, ...delivery }) => ({
      ...delivery,
      endpoint: PATH,
      attempts: attempts.map(maskedAttempt),
    })),
  };
}

function maskedAttempt({ outcome, explanation, ...attempt }: AttemptReport): unknown {
  return {
    ...attempt,
    startedAt: '',
    signatureTimestamp: 0,
    latencyMs: 0,
    remoteAddress: null,
    outcome,
    explanation,
  };
}
