import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../../cli/run-cli.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

it('a merge key takes what another mapping has, and the mapping itself wins', async () => {
  const { exitCode, stdout } = await shown(
    'yaml',
    [
      'x-shared: &shared { attempts: 2, timeout: 5s }',
      'x-more: &more { attempts: 4, rate: 50/s }',
      'runs:',
      '  smoke:',
      '    <<: [*shared, *more]',
      '    timeout: 7s',
      '    events: [order.created]',
    ],
    ['smoke'],
  );

  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/attempts\s+2\b/);
  expect(stdout).toMatch(/timeout\s+7s\b/);
  expect(stdout).toMatch(/rate\s+50\/s/);
});

it('a merge key that takes no mapping is refused', async () => {
  const { exitCode, stderr } = await shown('yaml', ['<<: 5']);

  expect(exitCode).toBe(2);
  expect(stderr).toContain('"<<" must be a mapping, or a list of mappings.');
});

it('keys of the user’s own are allowed at the top', async () => {
  const { exitCode } = await shown('yaml', ['x-notes: { anything: [1, 2] }', 'to: 3000']);

  expect(exitCode).toBe(0);
});

it('a file of several documents is refused in words of our own', async () => {
  const { exitCode, stderr } = await shown('yaml', ['to: 3000', '---', 'to: 4000']);

  expect(exitCode).toBe(2);
  expect(stderr).toContain('the file contains several documents, separated by ---; it must contain one.');
  expect(stderr).not.toContain('parseAllDocuments');
});

it.each([
  ['yaml', ['hunter2-hunter2']],
  ['yaml', ['TOKEN=hunter2', 'OTHER=hunter2']],
  ['yaml', ['- hunter2', '- hunter2']],
  ['yaml', ['hunter2 is the password: yes']],
  ['yaml', ['a: *hunter2']],
  ['yaml', ['a: !hunter2 b']],
  ['yaml', ['a: "\\hunter2"']],
  ['yaml', ['"hunter2']],
  ['yaml', ['%hunter2', 'a: 1']],
  ['yaml', ['hunter2: [', 'hunter2: ]']],
  ['yaml', ['@hunter2']],
  ['json', ['hunter2']],
  ['json', ['{"a": hunter2}']],
  ['json', ['"hunter2"']],
])('an error about a %s file that holds %j shows the place and not the content', async (ending, lines) => {
  const { exitCode, stderr } = await shown(ending, lines);

  expect(exitCode).toBe(2);
  expect(stderr).toContain(`file.${ending}`);
  expect(stderr).not.toContain('hunter2');
});

async function shown(ending: string, lines: readonly string[], words: readonly string[] = []) {
  const file = join(temporaryFolder(), `file.${ending}`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return await runCli(['config', ...words, '--config', file]);
}
