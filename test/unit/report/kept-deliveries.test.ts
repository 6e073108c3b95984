import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { keepDeliveries } from '../../../src/report/kept-deliveries.ts';
import type { DeliveryReport } from '../../../src/report/run-report.ts';
import { delivery, failedAttempt } from '../../support/reports/builders.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

it.each([3, 1_000, 1_001, 2_500])(
  'gives %i deliveries back as they were, in the order of their numbers',
  (count) => {
    const deliveries = numbered(count);
    const kept = keeping(temporaryFolder(), deliveries);

    expect([...kept.list()]).toEqual(deliveries);
    expect(kept.list().at(count - 1)).toEqual(deliveries.at(-1));
    expect(kept.list().at(count)).toBeUndefined();
  },
);

it('keeps everything where no temporary file can be made', () => {
  const deliveries = numbered(1_500);

  const kept = keeping(join(temporaryFolder(), 'not-there'), deliveries);

  expect([...kept.list()]).toEqual(deliveries);
});

it('leaves nothing in the folder of temporary files', () => {
  const folder = temporaryFolder();

  keeping(folder, numbered(1_500)).dispose();

  expect(readdirSync(folder)).toEqual([]);
});

function numbered(count: number): readonly DeliveryReport[] {
  return Array.from({ length: count }, (_, index) =>
    delivery({ id: `d${index + 1}`, attempts: [failedAttempt(1, { responseExcerpt: `é ${index}` })] }),
  );
}

/** They end in another order than the one in which they were planned. */
function keeping(folder: string, deliveries: readonly DeliveryReport[]) {
  const kept = keepDeliveries(folder);
  cleanUps.push(kept.dispose);
  for (const one of [...deliveries].reverse()) kept.add(one);
  return kept;
}
