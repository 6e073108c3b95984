import { expect, it } from 'vitest';
import { CHECKS } from '../../src/checks/registry.ts';
import { BROKEN_RECEIVERS, CORRECT_RECEIVERS } from './members.ts';

it('has a README that shows each check with its broken receiver (renew it with npm test -- zoo/readme -u)', async () => {
  const rows = CHECKS.flatMap(({ id, promise }) =>
    BROKEN_RECEIVERS.filter(({ red }) => red.includes(id)).map(
      ({ bug, file }) =>
        `| \`${id}\` | ${promise} | [${file.replace('receivers/', '')}](${file}.ts) ${bug} |`,
    ),
  );
  const correct = CORRECT_RECEIVERS.map(({ file }) => `[${file}](${file}.ts)`);

  const text = [
    '# The zoo',
    `Receivers with one bug each, written as people write them, and correct ones to compare them with: ${correct.join(', ')}.`,
    [
      '| Check | A right receiver … | This one … |',
      '| ----- | ------------------ | ---------- |',
      ...rows,
    ].join('\n'),
    'The matrix demands that every check is red on its own bugs, and on nothing else.',
  ].join('\n\n');

  await expect(`${text}\n`).toMatchFileSnapshot('README.md');
});
