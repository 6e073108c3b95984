import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { withoutSqliteWarning } from '../../../../src/cli/serve/expected-warnings.ts';

it('says nothing of an SQLite that Node calls experimental, and everything else', async () => {
  const warnings: string[] = [];
  const hear = ({ message }: Error) => warnings.push(message);
  process.on('warning', hear);

  const result = await withoutSqliteWarning(() => {
    process.emitWarning(
      'SQLite is an experimental feature and might change at any time',
      'ExperimentalWarning',
    );
    process.emitWarning('something else');
    return Promise.resolve('done');
  });
  process.emitWarning('SQLite is an experimental feature, says somebody else later');
  await setImmediate();
  process.off('warning', hear);

  expect(result).toBe('done');
  expect(warnings).toEqual(['something else', 'SQLite is an experimental feature, says somebody else later']);
});
