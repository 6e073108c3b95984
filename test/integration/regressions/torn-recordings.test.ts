import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openReportFile } from '../../../src/report/report-file.ts';
import { runCli } from '../../cli/run-cli.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

async function recorded(count: number): Promise<string> {
  const file = join(temporaryFolder(), 'run.ndjson');
  await runCli(['send', 'order.created', '--count', String(count), '--instant', '--quiet', '--record', file]);
  return file;
}

it('a recording stands at its own name from its second line on, whatever becomes of the process', () => {
  const file = join(temporaryFolder(), 'run.ndjson');
  writeFileSync(file, 'old');
  const recording = openReportFile(file, { takesPlace: 'begun' });

  recording.write('header\n');
  expect(readFileSync(file, 'utf8')).toBe('old');

  recording.write('first\n');
  expect(readFileSync(file, 'utf8')).toBe('header\nfirst\n');

  recording.discard();
  expect(readFileSync(file, 'utf8')).toBe('header\nfirst\n');
  expect(readdirSync(join(file, '..'))).toEqual(['run.ndjson']);
});

it('replay takes the whole lines of a torn recording, and says what it left out', async () => {
  const file = await recorded(3);
  writeFileSync(file, readFileSync(file).subarray(0, -40));

  const { exitCode, stderr } = await runCli(['replay', file, '--instant']);

  expect(exitCode).toBe(0);
  expect(stderr).toContain('Skipped 1 incomplete line');
  expect(stderr).toContain('Replaying 2 of 2');
});

it('replay --failed succeeds where nothing failed', async () => {
  const { exitCode, stderr } = await runCli(['replay', await recorded(1), '--failed']);

  expect(exitCode).toBe(0);
  expect(stderr).toContain('nothing was sent');
});
