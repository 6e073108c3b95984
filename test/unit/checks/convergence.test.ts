import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CheckReport } from '../../../src/checks/check-report.ts';
import type { ProbeQuestion } from '../../../src/checks/probe.ts';
import { createSimulator } from '../../../src/create-simulator.ts';
import { problemsWhenTold } from '../../../src/journeys/dry-telling.ts';
import { readJourneyFrom } from '../../../src/journeys/load-journey.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { correctExpress } from '../../zoo/correct/express.ts';
import { correctFastify } from '../../zoo/correct/fastify.ts';
import { correctFetch } from '../../zoo/correct/fetch.ts';
import { noMemory } from '../../zoo/receivers/idem-01-no-memory.ts';
import { lastWriter } from '../../zoo/receivers/ord-01-last-writer.ts';
import { resurrects } from '../../zoo/receivers/ord-04-resurrects.ts';
import { ZOO_SECRET, type ZooMember } from '../../zoo/zoo.ts';

/** Tells a journey in many ways to a receiver of the zoo, in the same process. */
async function converge(
  member: ZooMember,
  { journey = 'one-time-purchase', seed = 1, variants = 40 } = {},
): Promise<CheckReport> {
  const { close, probe, to } = await member.create(ZOO_SECRET);
  await using simulator = createSimulator({ to, secret: ZOO_SECRET, seed });
  try {
    return await simulator.check({
      convergence: { journey, variants },
      settleMs: 0,
      ...(probe === undefined ? {} : { probe }),
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
  const arrivals = found.details.filter((line) => /^ {2}\d+\. /.test(line));
  expect(arrivals).toHaveLength(2);
  expect(found.details[0]).toBe('The smallest story that ends in another state, as it arrives:');
  expect(found.reproduce).toContain('{"convergence":{"journey":"contact-lifecycle"');
  expect(await problemsOfFile(found.details)).toEqual([]);
});

it('finds the one event that must not come twice', async () => {
  const found = convergence(await converge(noMemory));

  const arrivals = found.details.filter((line) => /^ {2}\d+\. /.test(line));
  expect(found.verdict).toBe('fail');
  expect(new Set(arrivals.map((line) => /event \d+ of the story/.exec(line)?.[0])).size).toBe(1);
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
    observed: expect.stringContaining('told twice in order'),
  });
});

it('tells another story under the same seed about other people', async () => {
  const asked = async (journey: string) => {
    const { close, to } = await correctFetch.create(ZOO_SECRET);
    await using simulator = createSimulator({ to, secret: ZOO_SECRET, seed: 1 });
    const subjects = new Set<number | null>();
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
