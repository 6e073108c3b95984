import { expect, it } from 'vitest';
import { CHECKS } from '../../src/checks/catalog/registry.ts';
import { BROKEN_RECEIVERS, CORRECT_RECEIVERS } from './members.ts';

it('has a README that shows each check with its broken receiver (renew it with npm run test:all -- zoo/readme -u)', async () => {
  const rows = CHECKS.flatMap(({ id, promise }) =>
    BROKEN_RECEIVERS.filter(({ red }) => red.includes(id)).map(({ bug, file }) => [
      `\`${id}\``,
      promise,
      `[${file.replace('receivers/', '')}](${file}.ts) ${bug}`,
    ]),
  );
  const correct = CORRECT_RECEIVERS.map(({ file }) => `[${file}](${file}.ts)`).join(', ');
  const text = [
    '# The zoo',
    `Receivers with one bug each, written as people write them, and correct ones to compare them with:\n${correct}.`,
    table([['Check', 'A right receiver …', 'This one …'], ...rows]),
    'The matrix demands that every check is red on its own bugs, and on nothing else.',
  ].join('\n\n');

  await expect(`${text}\n`).toMatchFileSnapshot('README.md');
});

/** A table as the formatter writes it. */
function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...others] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join('\n');
}
