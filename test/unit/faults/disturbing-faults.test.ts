import { expect, it } from 'vitest';
import type { Disturbance } from '../../../src/delivery/delivery-plan.ts';
import { burst } from '../../../src/faults/burst.ts';
import { cutAfter, parseCutPoint } from '../../../src/faults/cut-after.ts';
import { drop } from '../../../src/faults/drop.ts';
import { duplicate } from '../../../src/faults/duplicate.ts';
import { duplicateAsNew } from '../../../src/faults/duplicate-as-new.ts';
import type { Fault } from '../../../src/faults/fault.ts';
import { forge } from '../../../src/faults/forge.ts';
import { loseAck } from '../../../src/faults/lose-ack.ts';
import { race } from '../../../src/faults/race.ts';
import type { Share } from '../../../src/faults/share.ts';
import { parseByteRate, slowBody } from '../../../src/faults/slow-body.ts';
import { SIGNATURE_MUTANTS } from '../../../src/signature/mutants.ts';
import { idsOf, planOf, rewritten } from './fault-plans.ts';

const EVERY: Share = { kind: 'probability', probability: 1 };
const TWO: Share = { kind: 'count', count: 2 };
const HALF: Share = { kind: 'probability', probability: 0.5 };

it.each<[Fault, Disturbance, string]>([
  [drop(EVERY), { dropped: true }, '100 % of the deliveries: dropped: never sent'],
  [
    loseAck(EVERY),
    { lostAcknowledgements: 1 },
    '100 % of the deliveries: acknowledgement lost: the first success answer counts as a failure',
  ],
  [
    cutAfter('headers'),
    { cutAfter: 'headers' },
    '100 % of the deliveries: first attempt cut off after the headers',
  ],
  [cutAfter('body'), { cutAfter: 'body' }, '100 % of the deliveries: first attempt cut off after the body'],
  [cutAfter(7), { cutAfter: 7 }, '100 % of the deliveries: first attempt cut off after 7 bytes of the body'],
  [slowBody(500), { bodyBytesPerSecond: 500 }, '100 % of the deliveries: body sent at 500 bytes per second'],
  [
    forge({ name: 'empty', describe: 'an empty signature header' }),
    { forgedAs: 'empty' },
    '100 % of the deliveries: forged (empty): an empty signature header',
  ],
])('disturbs every delivery and says so: %j', (fault, disturbance, line) => {
  const plan = rewritten(3, [fault]);

  expect(fault.describe).toBe(line);
  expect(idsOf(plan)).toEqual(['0', '1', '2']);
  for (const { disturbance: own, faults } of plan) {
    expect(own).toEqual(disturbance);
    expect(fault.describe).toContain(faults.join());
  }
});

it('leaves those alone that are not struck', () => {
  const plan = rewritten(5, [drop(TWO)]);

  expect(plan.filter(({ disturbance }) => disturbance.dropped)).toHaveLength(2);
  expect(plan.filter(({ disturbance, faults }) => !disturbance.dropped && faults.length === 0)).toHaveLength(
    3,
  );
});

it('adds what one fault does to what another did', () => {
  const [planned] = rewritten(1, [slowBody(10), loseAck(EVERY)]);

  expect(planned?.disturbance).toEqual({ bodyBytesPerSecond: 10, lostAcknowledgements: 1 });
  expect(planned?.faults).toHaveLength(2);
});

it('knows a forgery for every signature mutant', () => {
  for (const mutant of SIGNATURE_MUTANTS)
    expect(rewritten(1, [forge(mutant)])[0]?.disturbance.forgedAs).toBe(mutant.name);
});

it.each<[string, (share: Share) => Fault]>([
  ['never sent', drop],
  ['acknowledgement lost', loseAck],
  ['the same event again', (share) => duplicate(share, 'now')],
  ['another event id', duplicateAsNew],
])('strikes the same deliveries, whatever other faults are at work: %s', (words, make) => {
  const others = [slowBody(100), loseAck(HALF), drop(HALF), duplicate(HALF, '24h'), duplicateAsNew(TWO)];

  for (const share of [HALF, { kind: 'count', count: 4 }] satisfies Share[]) {
    const fault = make(share);
    const company = others.filter(({ name }) => name !== fault.name);
    const alone = originalsStruckBy(words, [fault]);

    expect(originalsStruckBy(words, [...company, fault])).toEqual(alone);
    expect(originalsStruckBy(words, [fault, ...company])).toEqual(alone);
    expect(alone.length).toBeGreaterThan(0);
  }
});

it('reaches copies, too, where it strikes everything', () => {
  const plan = rewritten(2, [duplicate(EVERY, 'now'), slowBody(10)]);

  expect(plan.map(({ disturbance }) => disturbance.bodyBytesPerSecond)).toEqual([10, 10, 10, 10]);
});

it('races copies of every event, each event in a group of its own', () => {
  const fault = race(3);
  const plan = rewritten(2, [fault]);

  expect(fault).toMatchObject({
    describe: 'every event is sent as 3 copies at the same moment',
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
  expect(rewritten(3, [burst()])).toEqual(planOf(3));
  expect(burst().concurrency).toBeGreaterThanOrEqual(1_000);
  expect(burst().describe).toBe('burst: everything that is due is sent at once');
});

it.each([
  ['headers', 'headers'],
  ['body', 'body'],
  ['0', 0],
  ['120', 120],
])('reads the point %s', (text, point) => {
  expect(parseCutPoint(text)).toBe(point);
});

it.each([
  ['500', 500],
  ['500B', 500],
  ['500B/s', 500],
  ['2kB/s', 2_000],
  ['2KB', 2_000],
  ['0.5MB/s', 500_000],
])('reads the rate %s as %d bytes per second', (text, rate) => {
  expect(parseByteRate(text)).toBe(rate);
});

it.each(['', 'fast', '0', '-5', '5GB', '5 B/s', '5/m'])('refuses "%s" as a rate', (text) => {
  expect(() => parseByteRate(text)).toThrow(`expected bytes per second, got "${text}"`);
});

it.each(['', 'middle', '-1', '1.5', 'Body'])('refuses "%s" as a point', (text) => {
  expect(() => parseCutPoint(text)).toThrow(`expected headers, body or a number of bytes, got "${text}"`);
});

/** The events whose delivery is struck, or a copy of it. */
function originalsStruckBy(words: string, faults: readonly Fault[]): string[] {
  const plan = rewritten(20, faults);
  const struck = plan.flatMap((planned, index) =>
    planned.faults.some((line) => line.includes(words))
      ? [plan.slice(0, index + 1).findLast(({ isCopy }) => !isCopy)?.event.id ?? '']
      : [],
  );
  return [...new Set(struck)];
}
