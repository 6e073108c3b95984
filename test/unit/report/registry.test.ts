import { expect, it } from 'vitest';
import { createReporter, REPORTER_NAMES } from '../../../src/report/registry.ts';
import { delivery, exhaustedDelivery, runReport } from '../../support/reports/builders.ts';
import { hostileReceiver, SECRET, written, writtenAboutRun } from '../../support/reports/reporting.ts';

it.each(REPORTER_NAMES)('makes the reporter %s, which says something about every run', async (name) => {
  expect(await written(name, runReport([]))).toMatch(/\S.*\n$/s);
  expect(await written(name, runReport([delivery(), exhaustedDelivery()]))).toContain('failed');
});

it.each(REPORTER_NAMES)(
  'keeps the secret and terminal codes that a receiver sends out of %s',
  async (name) => {
    const { text } = await writtenAboutRun(name, hostileReceiver);

    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u202e');
  },
);

it('asks for the list of deliveries only where the report shows them all', async () => {
  const flat: string[] = [];
  for (const name of REPORTER_NAMES) {
    const reporter = await createReporter(name, { write: () => undefined, secret: SECRET });
    if (!reporter.needsDeliveries) flat.push(name);
  }

  expect(flat).toEqual(['ndjson', 'html']);
});

it('writes the text report for files without colors', async () => {
  const text = await written('text', runReport([delivery(), exhaustedDelivery({ id: 'd2' })]));

  expect(text).toContain('✓ order.created');
  expect(text).toContain('exhausted after 2 attempts');
  expect(text).toContain('failed  1 delivered · 1 exhausted');
});
