import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CheckReport } from '../../../src/checks/engine/check-report.ts';
import type { ProbeQuestion } from '../../../src/checks/engine/probe.ts';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import type { OutgoingEvent } from '../../../src/events/outgoing-event.ts';
import { problemsWhenTold } from '../../../src/journeys/dry-telling.ts';
import { readJourneyFrom } from '../../../src/journeys/load-journey.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { correctExpress } from '../../zoo/correct/express.ts';
import { correctFastify } from '../../zoo/correct/fastify.ts';
import { correctFetch } from '../../zoo/correct/fetch.ts';
import { noMemory } from '../../zoo/receivers/idem-01-no-memory.ts';
import { lastWriter } from '../../zoo/receivers/ord-01-last-writer.ts';
import { dropsUnknown } from '../../zoo/receivers/ord-02-drops-unknown.ts';
import { resurrects } from '../../zoo/receivers/ord-04-resurrects.ts';
import { createStore, probeOf, processEvent, type WebhookEvent } from '../../zoo/store.ts';
import { verifiedApp } from '../../zoo/verified.ts';
import { defineMember, ZOO_SECRET, type ZooMember } from '../../zoo/zoo.ts';

/** It responds, and works when somebody looks; a kill forgets what has not been worked on. */
const worksLater = defineMember({
  file: 'convergence.test',
  bug: 'responds before the event is saved',
  red: ['ACK-02'],
  create: (secret) => {
    const store = createStore();
    const probe = probeOf(store);
    const queue: WebhookEvent[] = [];
    const to = verifiedApp(secret, (event) => {
      queue.push(event);
      return 200;
    });
    const work = () => {
      for (const event of queue.splice(0)) processEvent(store, event);
    };
    const kill = () => {
      queue.length = 0;
      return Promise.resolve();
    };
    return {
      to,
      probe: {
        ...probe,
        readState: async (about) => {
          work();
          return (await probe.readState?.(about)) ?? null;
        },
        readEffects: () => {
          work();
          return Promise.resolve([...store.effects]);
        },
      },
      processControl: { kill, restart: () => Promise.resolve() },
    };
  },
});

/** It responds at once and works 100 ms later, as with a queue; rightly, whatever comes when. */
const worksInTheBackground = defineMember({
  file: 'convergence.test',
  bug: 'none',
  red: [],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event) => {
      setTimeout(() => processEvent(store, event), 100);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});

interface Told {
  readonly journey?: string;
  readonly seed?: number;
  readonly variants?: number;
  readonly maxRequests?: number;
  readonly settleMs?: number;
  readonly onSmallestStory?: (arrivals: readonly OutgoingEvent[]) => void;
}

/** Tells a journey in many ways to a receiver of the zoo, in the same process. */
async function converge(
  member: ZooMember,
  { journey = 'one-time-purchase', seed = 1, variants = 40, maxRequests, settleMs = 0, ...hooks }: Told = {},
): Promise<CheckReport> {
  const { close, probe, processControl, to } = await member.create(ZOO_SECRET);
  await using simulator = createSimulator({ to, secret: ZOO_SECRET, seed });
  try {
    return await simulator.check({
      convergence: { journey, variants, ...hooks },
      settleMs,
      ...(probe === undefined ? {} : { probe }),
      ...(processControl === undefined ? {} : { processControl }),
      ...(maxRequests === undefined ? {} : { maxRequests }),
    });
  } finally {
    await close?.();
  }
}

function convergence({ checks }: CheckReport) {
  const found = checks.find(({ id }) => id === 'CONV-01');
  if (found === undefined) throw new Error('CONV-01 was not carried out.');
  return found;
}

/** What is wrong with the journey that a finding prints as a file. */
async function problemsOfFile(details: readonly string[]): Promise<readonly unknown[]> {
  const from = details.findIndex((line) => line.startsWith('The journey up to there'));
  const file = join(temporaryFolder(), 'minimal.yaml');
  writeFileSync(file, details.slice(from + 1).join('\n'));
  const { journey, problems } = await readJourneyFrom(file);
  return [...problems, ...problemsWhenTold(journey, { customEvents: [] })];
}

/** The rows of the table of arrivals: number, event, turn, and what came of it. */
function arrivals({ details }: CheckReport['checks'][number]): readonly (readonly string[])[] {
  return details.flatMap((line) => {
    const row = /^ {2} *(\d+) {2}(\S+) +(\d+) {2}(.+)$/.exec(line);
    return row === null ? [] : [row.slice(1)];
  });
}

it.each([correctExpress, correctFetch, correctFastify])(
  'ends in the same state, however a purchase arrives at $file',
  async (member) => {
    for (const seed of [1, 2]) {
      const report = await converge(member, { seed });

      expect(convergence(report)).toMatchObject({
        verdict: 'pass',
        observed: expect.stringContaining('40 variants'),
      });
      expect(report.verdict).toBe('passed');
    }
  },
);

it('finds the two events that end otherwise when they change places', async () => {
  const found = convergence(await converge(lastWriter, { journey: 'contact-lifecycle', variants: 100 }));

  expect(found.verdict).toBe('fail');
  const turns = arrivals(found).map(([, , turn]) => Number(turn));
  expect(turns).toHaveLength(2);
  expect(turns[0]).toBeGreaterThan(turns[1] ?? 0);
  expect(found.details[0]).toContain('The smallest sequence that reaches a different state');
  expect(found.reproduce).toContain('{"convergence":{"journey":"contact-lifecycle"');
  expect(await problemsOfFile(found.details)).toEqual([]);
});

it('finds the one event that must not come twice', async () => {
  const found = convergence(await converge(noMemory));

  expect(found.verdict).toBe('fail');
  expect(arrivals(found)).toHaveLength(2);
  expect(new Set(arrivals(found).map(([, , turn]) => turn)).size).toBe(1);
  expect(arrivals(found)[1]?.[3]).toMatch(/the same event again|attempt 2/);
});

it('finds the update that is lost before its creation', async () => {
  const found = convergence(await converge(dropsUnknown, { journey: 'contact-lifecycle', variants: 100 }));

  expect(found.verdict).toBe('fail');
  const [first, second] = arrivals(found);
  expect(first?.[1]).toBe('contact.updated');
  expect(second).toBeDefined();
});

it('finds what is lost when the receiver is killed between its response and its work', async () => {
  const found = convergence(await converge(worksLater, { journey: 'lead-capture', variants: 30 }));

  expect(found.verdict).toBe('fail');
  expect(arrivals(found)).toHaveLength(1);
  expect(arrivals(found)[0]?.[3]).toContain('then the receiver is killed');
});

it('waits for work that goes on behind the responses', async () => {
  const report = await converge(worksInTheBackground, {
    journey: 'lead-capture',
    variants: 2,
    settleMs: 3_000,
  });

  expect(convergence(report)).toMatchObject({ verdict: 'pass', observed: '2 variants, 3 subjects' });
});

it('orders nothing that a receiver cannot put in order', async () => {
  const report = await converge(correctFetch, { journey: 'subscription-downgrade', seed: 12, variants: 40 });

  expect(convergence(report).verdict).toBe('pass');
});

it('gives the smallest story about people that the receiver does not know yet', async () => {
  let given: readonly OutgoingEvent[] = [];
  const onSmallestStory = (events: readonly OutgoingEvent[]) => {
    given = events;
  };

  const found = convergence(await converge(noMemory, { onSmallestStory }));

  expect(given.map(({ type }) => type)).toEqual(arrivals(found).map(([, type]) => type));
  expect(new Set(given.map(({ id }) => id)).size).toBe(1);
  expect(JSON.stringify(found.evidence)).not.toContain(given[0]?.id);
});

it('blames nobody for a run that was cut short', async () => {
  const found = convergence(await converge(correctFetch, { maxRequests: 60 }));

  expect(found.verdict).toBe('incomplete');
});

it('gives a line of code that does the same run again', async () => {
  const found = convergence(await converge(noMemory, { variants: 7 }));

  expect(found.reproduce).toContain(
    '.check({"convergence":{"journey":"one-time-purchase","parameters":{},"variants":7},"probe":probe',
  );
});

it('finds what comes to life again after its end', async () => {
  const found = convergence(await converge(resurrects, { journey: 'contact-lifecycle', variants: 100 }));

  expect(found.verdict).toBe('fail');
  expect(found.details.join('\n')).toContain('contact.deleted');
});

it('finds the same story for the same seed', async () => {
  const [one, other] = [await converge(noMemory, { seed: 5 }), await converge(noMemory, { seed: 5 })];

  expect(convergence(one).details).toEqual(convergence(other).details);
});

it('does not claim anything without a probe', async () => {
  const { to } = await correctExpress.create(ZOO_SECRET);
  await using simulator = createSimulator({ to, secret: ZOO_SECRET, seed: 1 });

  const report = await simulator.check({ convergence: { journey: 'one-time-purchase', variants: 5 } });

  expect(convergence(report).verdict).toBe('not-evaluated');
});

it('does not claim anything where the state changes by itself', async () => {
  const { to } = await correctExpress.create(ZOO_SECRET);
  let looks = 0;
  await using simulator = createSimulator({ to, secret: ZOO_SECRET, seed: 1 });
  const probe = () => {
    looks += 1;
    return { looks };
  };

  const report = await simulator.check({
    convergence: { journey: 'one-time-purchase', variants: 5 },
    settleMs: 0,
    probe,
  });

  expect(convergence(report)).toMatchObject({
    verdict: 'not-evaluated',
    observed: expect.stringContaining('run twice in order'),
  });
});

it('tells another story under the same seed about other people', async () => {
  const asked = async (journey: string) => {
    const { close, to } = await correctFetch.create(ZOO_SECRET);
    await using simulator = createSimulator({ to, secret: ZOO_SECRET, seed: 1 });
    const subjects = new Set<ProbeQuestion['subjectId']>();
    const probe = ({ subjectId }: ProbeQuestion) => {
      subjects.add(subjectId);
      return 'there';
    };
    await simulator.check({ convergence: { journey, variants: 5 }, settleMs: 0, probe });
    await close?.();
    return subjects;
  };

  const [purchase, contact] = [await asked('one-time-purchase'), await asked('contact-lifecycle')];

  expect(contact.size).toBeGreaterThan(5);
  expect([...contact].filter((subject) => purchase.has(subject))).toEqual([]);
});

it('leaves out what differs between two undisturbed runs, and takes no notice of the order of lists', async () => {
  const log: { readonly subject: number | null; readonly entry: string; readonly row: number }[] = [];
  const seen = new Set<string>();
  const to = verifiedApp(ZOO_SECRET, ({ event_id, event_type, subject_id }) => {
    if (!seen.has(event_id))
      log.unshift({ subject: subject_id, entry: event_type, row: seen.add(event_id).size });
    return 200;
  });
  await using simulator = createSimulator({ to, secret: ZOO_SECRET, seed: 3 });
  const probe = ({ subjectId }: ProbeQuestion) => ({
    log: log.filter(({ subject }) => subject === subjectId).map(({ entry, row }) => ({ entry, row })),
  });

  const report = await simulator.check({
    convergence: { journey: 'contact-lifecycle', variants: 20 },
    settleMs: 0,
    probe,
  });

  expect(convergence(report)).toMatchObject({
    verdict: 'pass',
    observed: expect.stringContaining('left out, since it changes by itself: *.log.*.row'),
  });
});

it('reports the best so far when it is stopped', async () => {
  const stopping = new AbortController();
  const arrivals: string[] = [];
  let isSeen = false;
  const to = verifiedApp(ZOO_SECRET, ({ event_id }) => {
    // The first request after a wrong state was seen.
    if (isSeen) stopping.abort();
    arrivals.push(event_id);
    return 200;
  });
  await using simulator = createSimulator({ to, secret: ZOO_SECRET, seed: 3 });

  const report = await simulator.check({
    convergence: { journey: 'contact-lifecycle', variants: 20 },
    settleMs: 0,
    signal: stopping.signal,
    probe: () => {
      isSeen = new Set(arrivals).size < arrivals.length;
      return { repeated: isSeen };
    },
  });

  expect(convergence(report)).toMatchObject({
    verdict: 'fail',
    observed: expect.stringContaining('repeated: false → true'),
  });
  expect(convergence(report).details[0]).toContain('this is the best so far');
});

it('does not claim what it cannot see a second time', async () => {
  const { close, to } = await correctFetch.create(ZOO_SECRET);
  await using simulator = createSimulator({ to, secret: ZOO_SECRET, seed: 1 });
  let runs = 0;
  const reset = () => {
    runs += 1;
    return Promise.resolve();
  };

  const report = await simulator.check({
    convergence: { journey: 'contact-lifecycle', variants: 5 },
    settleMs: 0,
    // The first two runs are in order; the third is a variant.
    probe: () => (runs === 3 ? 'odd' : 'as ever'),
    processControl: { reset },
  });
  await close?.();

  expect(convergence(report)).toMatchObject({
    verdict: 'not-evaluated',
    observed: expect.stringContaining('once'),
  });
});
