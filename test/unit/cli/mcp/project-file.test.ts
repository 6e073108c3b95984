import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFile } from '../../../../src/cli/mcp/project-file.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

it('accepts data inside the project, and a name that begins with dots', () => {
  const folder = temporaryFolder();

  expect(projectFile('stories/refund.yaml', folder)).toBe(join(folder, 'stories', 'refund.yaml'));
  expect(projectFile('./..refund.json', folder)).toBe(join(folder, '..refund.json'));
});

it.each(['../refund.yaml', 'stories/../../refund.yaml', '/etc/refund.yaml'])(
  'rejects %s, which is outside the project',
  (named) => {
    expect(() => projectFile(named, temporaryFolder())).toThrow('outside the project folder');
  },
);

it('rejects a link that leads out of the project', () => {
  const outside = temporaryFolder();
  const folder = temporaryFolder();
  writeFileSync(join(outside, 'refund.yaml'), '{}');
  symlinkSync(join(outside, 'refund.yaml'), join(folder, 'refund.yaml'));
  mkdirSync(join(folder, 'stories'));
  symlinkSync(outside, join(folder, 'stories', 'theirs'));

  expect(() => projectFile('refund.yaml', folder)).toThrow('outside the project folder');
  expect(() => projectFile('stories/theirs/refund.yaml', folder)).toThrow('outside the project folder');
});

it.each(['code.ts', 'code.js', 'code.mjs', 'notes.txt'])('rejects %s, which is not data', (named) => {
  expect(() => projectFile(named, temporaryFolder())).toThrow('YAML and JSON files only');
});
