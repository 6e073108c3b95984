import { expect, it } from 'vitest';
import {
  delivery,
  exhaustedDelivery,
  expectation,
  runReport,
  unfinishedDelivery,
} from '../../support/reports/builders.ts';
import { hostileReceiver, SECRET, written, writtenAboutRun } from '../../support/reports/reporting.ts';

it('writes a notice with the verdict of a run that went well', async () => {
  const text = await written('github', runReport([delivery()]));

  expect(text).toMatch(/^::notice title=cf-webhook-sim%3A passed::/);
  expect(text).toContain('%0Aseed 7%0AReproduce: npx cf-webhook-sim send order.created --seed 7\n');
});

it('writes an error for each failure and a warning for each unfinished delivery', async () => {
  const report = runReport([exhaustedDelivery({ id: 'd1' }), unfinishedDelivery({ id: 'd2' })]);

  const lines = (await written('github', report)).trimEnd().split('\n');

  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^::error title=order\.created d1 exhausted::Exhausted after 2 attempts\./);
  expect(lines[1]).toMatch(/^::warning title=order\.created d2 incomplete::Not finished after 1 attempt\./);
});

it('escapes what would end a property or a line', async () => {
  const tricky = expectation({ expression: 'a:b,c%', explanation: 'one\r\ntwo: 100%' });
  const report = runReport([], { expectations: [tricky], verdict: 'failed' });

  const [line] = (await written('github', report)).split('\n');

  expect(line).toContain('::error title=a%3Ab%2Cc%25 expectation::one%0Atwo: 100%25');
});

it('lists ten errors and counts the rest', async () => {
  const many = Array.from({ length: 13 }, (_, index) => exhaustedDelivery({ id: `d${index + 1}` }));

  const lines = (await written('github', runReport(many))).split('\n');

  expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(10);
  expect(lines).toContain('cf-webhook-sim: 3 more failures are not listed here.');
});

it('lets no receiver give commands or read the secret back', async () => {
  const { text } = await writtenAboutRun('github', hostileReceiver);

  expect(text.split('\n').filter((line) => line.trimStart().startsWith('::error::'))).toEqual([]);
  expect(text).not.toContain(SECRET);
});
