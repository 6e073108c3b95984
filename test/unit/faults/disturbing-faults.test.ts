import { expect, it } from 'vitest';
import type { Disturbance } from '../../../src/delivery/disturbance.ts';
import { explainFaults } from '../../../src/faults/apply-faults.ts';
import type { FaultSettings } from '../../../src/faults/registry.ts';
import { resolveFaults } from '../../../src/faults/resolve-faults.ts';
import type { FaultShare } from '../../../src/faults/share.ts';
import { SIGNATURE_MUTANTS } from '../../../src/signature/mutants.ts';
import { idsOf, planOf, rewritten } from './fault-plans.ts';

it.each<[FaultSettings, Disturbance, string]>([
  [{ drop: '100%' }, { dropped: true }, '100 % of the deliveries: dropped: never sent'],
  [
    { loseAck: '100%' },
    { loseAck: 1 },
    '100 % of the deliveries: acknowledgement lost: the first success response counts as a failure',
  ],
  [
    { cutAfter: 'headers' },
    { cutAfter: 'headers' },
    '100 % of the deliveries: first attempt cut off after the headers',
  ],
  [
    { cutAfter: 'body' },
    { cutAfter: 'body' },
    '100 % of the deliveries: first attempt cut off after the body',
  ],
  [
    { cutAfter: 7 },
    { cutAfter: 7 },
    '100 % of the deliveries: first attempt cut off after 7 bytes of the body',
  ],
  [
    { slowBody: 500 },
    { bodyBytesPerSecond: 500 },
    '100 % of the deliveries: body sent at 500 bytes per second',
  ],
  [
    { slowBody: '2kB/s' },
    { bodyBytesPerSecond: 2_000 },
    '100 % of the deliveries: body sent at 2000 bytes per second',
  ],
  [
    { forge: 'other-secret' },
    { forgedAs: 'other-secret' },
    '100 % of the deliveries: forged (other-secret): signed with another secret',
  ],
])('disturbs every delivery and says so: %j', (settings, disturbance, line) => {
  const plan = rewritten(3, settings);

  expect(explainFaults(settings).faults.map(({ describe }) => describe)).toEqual([line]);
  expect(idsOf(plan)).toEqual(['0', '1', '2']);
  for (const { disturbance: own, faults } of plan) {
    expect(own).toEqual(disturbance);
    expect(line).toContain(faults.join());
  }
});

it('leaves those alone that are not struck', () => {
  const plan = rewritten(5, { drop: 2 });

  expect(plan.filter(({ disturbance }) => disturbance.dropped)).toHaveLength(2);
  expect(plan.filter(({ disturbance, faults }) => !disturbance.dropped && faults.length === 0)).toHaveLength(
    3,
  );
});

it('adds what one fault does to what another did', () => {
  const [planned] = rewritten(1, { slowBody: 10, loseAck: '100%' });

  expect(planned?.disturbance).toEqual({ bodyBytesPerSecond: 10, loseAck: 1 });
  expect(planned?.faults).toHaveLength(2);
});

it('knows a forgery for every signature mutant', () => {
  for (const { name } of SIGNATURE_MUTANTS)
    expect(rewritten(1, { forge: name })[0]?.disturbance.forgedAs).toBe(name);
});

it.each<[string, keyof FaultSettings]>([
  ['never sent', 'drop'],
  ['acknowledgement lost', 'loseAck'],
  ['the same event again', 'duplicate'],
  ['another event ID', 'duplicateAsNew'],
])('strikes the same deliveries, whatever other faults are at work: %s', (words, name) => {
  const others: FaultSettings = {
    slowBody: 100,
    loseAck: '50%',
    drop: '50%',
    duplicate: '50%',
    duplicateAfter: '24h',
    duplicateAsNew: 2,
  };

  for (const share of ['50%', 4] satisfies FaultShare[]) {
    const alone = originalsStruckBy(words, { [name]: share });

    expect(originalsStruckBy(words, { ...others, [name]: share })).toEqual(alone);
    expect(alone.length).toBeGreaterThan(0);
  }
});

it('reaches copies, too, where it strikes everything', () => {
  const plan = rewritten(2, { duplicate: '100%', slowBody: 10 });

  expect(plan.map(({ disturbance }) => disturbance.bodyBytesPerSecond)).toEqual([10, 10, 10, 10]);
});

it('races copies of every event, each event in a group of its own', () => {
  const plan = rewritten(2, { race: 3 });

  expect(explainFaults({ race: 3 })).toEqual({
    faults: [{ name: 'race', describe: 'every event is sent as 3 copies at the same moment' }],
    concurrency: 3,
    multiplies: true,
  });
  expect(idsOf(plan)).toEqual(['0', '0', '0', '1', '1', '1']);
  expect(plan.map(({ disturbance }) => disturbance.race)).toEqual([
    ...Array.from({ length: 3 }, () => ({ group: 'race-1', copies: 3 })),
    ...Array.from({ length: 3 }, () => ({ group: 'race-2', copies: 3 })),
  ]);
  expect(plan.map(({ isCopy = false }) => isCopy)).toEqual([false, true, true, false, true, true]);
});

it('lets a burst change nothing but how much may be in flight', () => {
  expect(rewritten(3, { burst: true })).toEqual(planOf(3));
  expect(explainFaults({ burst: true }).concurrency).toBeGreaterThanOrEqual(1_000);
  expect(explainFaults({ burst: true }).faults).toEqual([
    { name: 'burst', describe: 'burst: everything that is due is sent at once' },
  ]);
});

it.each<[FaultSettings, FaultSettings]>([
  [{ cutAfter: 'headers' }, { cutAfter: 'headers' }],
  [{ cutAfter: 0 }, { cutAfter: 0 }],
  [{ cutAfter: 120 }, { cutAfter: 120 }],
  [{ slowBody: 500 }, { slowBody: 500 }],
  [{ slowBody: '500B' }, { slowBody: 500 }],
  [{ slowBody: '500B/s' }, { slowBody: 500 }],
  [{ slowBody: '2kB/s' }, { slowBody: 2_000 }],
  [{ slowBody: '2KB' }, { slowBody: 2_000 }],
  [{ slowBody: '0.5MB/s' }, { slowBody: 500_000 }],
  [{ burst: false }, { burst: false }],
])('reads the settings %j', (settings, read) => {
  expect(resolveFaults(settings)).toEqual(read);
  expect(resolveFaults(read)).toEqual(read);
});

it.each(['', 'fast', '0', '-5', '5GB', '5 B/s', '5/m'])('refuses "%s" as a rate', (slowBody) => {
  expect(() => resolveFaults({ slowBody })).toThrow(
    `The fault "slowBody" takes bytes per second, got "${slowBody}".`,
  );
});

it.each(['', 'middle', '-1', '1.5', 'Body'])('refuses "%s" as a point', (cutAfter) => {
  expect(() => resolveFaults({ cutAfter } as FaultSettings)).toThrow(
    `The fault "cutAfter" takes headers, body or a number of bytes, got "${cutAfter}".`,
  );
});

it('refuses a fault of runs for an event of a workspace', () => {
  expect(resolveFaults({ race: 3 }, 'send')).toEqual({ race: 3 });
  expect(() => resolveFaults({ race: 3 }, 'trigger')).toThrow('The fault "race" requires a run');
});

/** The events whose delivery is struck, or a copy of it. */
function originalsStruckBy(words: string, faults: FaultSettings): string[] {
  const plan = rewritten(20, faults);
  const struck = plan.flatMap((planned, index) =>
    planned.faults.some((line) => line.includes(words))
      ? [plan.slice(0, index + 1).findLast(({ isCopy }) => !isCopy)?.event.id ?? '']
      : [],
  );
  return [...new Set(struck)];
}
