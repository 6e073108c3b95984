import { expect, it } from 'vitest';
import { CHECKS } from '../../src/checks/catalog/registry.ts';
import { BROKEN_RECEIVERS, CORRECT_RECEIVERS } from './members.ts';
import { checkMember, redIds } from './run-zoo.ts';

const SEEDS = [1, 2, 3];

it.each(CORRECT_RECEIVERS)('finds nothing wrong with $file', async (member) => {
  for (const seed of SEEDS) {
    const report = await checkMember(member, seed);

    expect(problems(report.checks)).toEqual([]);
    expect(report.verdict).toBe('passed');
  }
});

it.concurrent.each(BROKEN_RECEIVERS)('finds in $file that it $bug', async (member) => {
  const report = await checkMember(member, 7, member.only);

  const red = redIds(report);
  expect(red).toEqual(expect.arrayContaining([...member.red]));
  expect(red.filter((id) => ![...member.red, ...(member.mayBeRed ?? [])].includes(id))).toEqual([]);
});

it('has a receiver for every check that can be broken', () => {
  const shown = new Set(BROKEN_RECEIVERS.flatMap(({ red }) => red));
  const missing = CHECKS.filter(({ id, group }) => group !== 'control' && !shown.has(id)).map(({ id }) => id);

  expect(missing).toEqual([]);
});

function problems(checks: Awaited<ReturnType<typeof checkMember>>['checks']): string[] {
  return checks
    .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-evaluated')
    .map(({ id, observed, verdict }) => `${id} ${verdict}: ${observed}`);
}
