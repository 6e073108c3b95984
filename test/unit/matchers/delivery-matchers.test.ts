import { describe, expect, it } from 'vitest';
import { checkedDelivery } from '../../../src/matchers/checked-delivery.ts';
import { matchDelivered, matchExhausted, matchStatuses } from '../../../src/matchers/match-ending.ts';
import type { StatusEntry } from '../../../src/matchers/status-entry.ts';
import {
  attempt,
  delivery,
  exhaustedDelivery,
  failedAttempt,
  runReport,
  unfinishedDelivery,
  unreachableDelivery,
} from '../../support/reports/builders.ts';

const LATE = delivery({ attempts: [failedAttempt(1), failedAttempt(2), attempt({ number: 3 })] });
const TIMED_OUT = delivery({
  attempts: [
    failedAttempt(1, { outcome: { kind: 'timeout', afterMs: 60_000, phase: 'response' } }),
    attempt({ number: 2 }),
  ],
});

describe('delivered', () => {
  it('passes for a delivery that was delivered, after any number of attempts', () => {
    expect(matchDelivered(delivery()).pass).toBe(true);
    expect(matchDelivered(LATE).pass).toBe(true);
  });

  it('fails for every other ending', () => {
    expect(matchDelivered(exhaustedDelivery()).pass).toBe(false);
    expect(matchDelivered(unfinishedDelivery()).pass).toBe(false);
    expect(matchDelivered(delivery({ status: 'dropped', attempts: [] })).pass).toBe(false);
  });

  it('counts the attempts where a number is expected', () => {
    expect(matchDelivered(LATE, { attempts: 3 }).pass).toBe(true);
    expect(matchDelivered(LATE, { attempts: 1 }).pass).toBe(false);
  });

  it('compares the statuses where some are expected', () => {
    expect(matchDelivered(LATE, { statuses: [500, 500, 200] }).pass).toBe(true);
    expect(matchDelivered(LATE, { statuses: [500, 200] }).pass).toBe(false);
  });

  it('shows what was expected beside what came, and the timeline', () => {
    const { message } = matchDelivered(exhaustedDelivery(), { attempts: 1, statuses: [200] });

    const [sentence, comparison, timeline] = message().split('\n\n');
    expect(sentence).toBe('order.created should have been delivered after 1 attempt.');
    expect(comparison?.split('\n')).toEqual([
      '             expected   received',
      '  status     delivered  exhausted  ←',
      '  attempts   1          2          ←',
      '  attempt 1  200        500        ←',
      '  attempt 2  none       500        ←',
    ]);
    expect(timeline).toMatch(/^order\.created {2}V2/);
    expect(timeline).toContain('exhausted after 2 attempts');
  });

  it('says in its message for "not" what was not wanted', () => {
    const { message } = matchDelivered(LATE);

    expect(message()).toMatch(
      /^order\.created should not have been delivered, but was\.\n\norder\.created {2}V2/,
    );
  });

  it('gives plain data to compare', () => {
    expect(matchDelivered(exhaustedDelivery(), { attempts: 1 })).toMatchObject({
      expected: { status: 'delivered', attempts: 1 },
      actual: { status: 'exhausted', attempts: 2 },
    });
  });
});

describe('exhausted', () => {
  it('passes for a delivery that was given up', () => {
    expect(matchExhausted(exhaustedDelivery()).pass).toBe(true);
    expect(matchExhausted(exhaustedDelivery(), { attempts: 2 }).pass).toBe(true);
    expect(matchExhausted(exhaustedDelivery(), { attempts: 8 }).pass).toBe(false);
  });

  it('fails for a delivery that was delivered, or not waited for', () => {
    expect(matchExhausted(delivery()).pass).toBe(false);
    expect(matchExhausted(unfinishedDelivery()).message()).toMatch(
      / {2}status {2}exhausted {2}canceled {2}←/,
    );
  });
});

describe('statuses', () => {
  it.each<readonly [string, readonly StatusEntry[]]>([
    ['codes', [500, 500, 200]],
    ['classes', ['5xx', 500, '2xx']],
  ])('match as %s', (_what, statuses) => {
    expect(matchStatuses(LATE, statuses).pass).toBe(true);
  });

  it('match timeouts, broken connections and their causes', () => {
    expect(matchStatuses(TIMED_OUT, ['timeout', 200]).pass).toBe(true);
    expect(matchStatuses(unreachableDelivery(), ['refused']).pass).toBe(true);
    expect(matchStatuses(unreachableDelivery(), ['error']).pass).toBe(true);
    expect(matchStatuses(unreachableDelivery(), ['reset']).pass).toBe(false);
  });

  it('have to be as many as the attempts', () => {
    expect(matchStatuses(LATE, [500, 500]).pass).toBe(false);
    expect(matchStatuses(LATE, [500, 500, 200, 200]).pass).toBe(false);
    expect(matchStatuses(delivery({ status: 'dropped', attempts: [] }), []).pass).toBe(true);
  });

  it('are shown attempt by attempt', () => {
    const { message, actual, expected } = matchStatuses(TIMED_OUT, [500, 200, 200]);

    const [sentence, comparison] = message().split('\n\n');
    expect(sentence).toBe('The attempts of order.created should have ended in 500, 200, 200.');
    expect(comparison?.split('\n')).toEqual([
      '             expected  received',
      '  attempt 1  500       timeout   ←',
      '  attempt 2  200       200',
      '  attempt 3  200       none      ←',
    ]);
    expect({ actual, expected }).toEqual({ actual: ['timeout', 200], expected: [500, 200, 200] });
  });

  it('are named in the message for "not"', () => {
    expect(matchStatuses(delivery(), [200]).message()).toMatch(
      /^The attempts of order\.created should not have ended in 200, but did\./,
    );
  });

  it('refuse an entry that stands for nothing, with the nearest that does', () => {
    const typo: readonly string[] = ['timeuot'];

    // @ts-expect-error: not a way in which an attempt can end
    expect(() => matchStatuses(LATE, typo)).toThrow('Unknown outcome "timeuot". Did you mean "timeout"?');
    expect(() => matchStatuses(LATE, [99])).toThrow('Write a status code');
  });
});

describe('a value that is no delivery', () => {
  it.each([
    ['a promise', Promise.resolve(delivery()), 'got a promise. Await it first.'],
    ['the report of a run', runReport([delivery()]), 'Take one of its deliveries: report.deliveries[0].'],
    ['nothing', undefined, 'got undefined. For example'],
    ['null', null, 'got null'],
    ['a number', 200, 'got a number'],
    ['a list', [], 'got an array'],
  ])('is refused: %s', (_what, value, message) => {
    expect(() => checkedDelivery(value, 'toBeDelivered()')).toThrow(message);
  });
});
