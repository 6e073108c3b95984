import { expect, it } from 'vitest';
import { delivery, runReport } from '../../support/reports/builders.ts';
import { written } from '../../support/reports/reporting.ts';

it('writes the whole report as one indented JSON document that ends with a newline', async () => {
  const report = runReport([delivery()]);

  const text = await written('json', report);

  expect(text).toBe(`${JSON.stringify(report, null, 2)}\n`);
});
