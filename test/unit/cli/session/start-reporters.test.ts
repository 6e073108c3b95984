import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startReporters } from '../../../../src/cli/session/start-reporters.ts';
import { REPORTER_CHOICE, type ReporterChoice } from '../../../../src/options/value-types/reporter-choice.ts';
import { runDocument } from '../../../../src/report/run-document.ts';
import { delivery, runReport } from '../../../support/reports/builders.ts';

const document = runDocument(runReport([delivery()]), { secret: 'a-secret' });
let folder = '';
let stdout = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reporters-'));
  stdout = '';
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('reads a name, or a name and a file', () => {
  expect(REPORTER_CHOICE.parse('junit')).toEqual({ name: 'junit', file: undefined });
  expect(REPORTER_CHOICE.parse('junit=out/a=b.xml')).toEqual({ name: 'junit', file: 'out/a=b.xml' });
  expect(REPORTER_CHOICE.parse('json=-')).toEqual({ name: 'json', file: undefined });
});

it('suggests the reporter that was likely meant', () => {
  expect(() => REPORTER_CHOICE.parse('junti=x.xml')).toThrow('Unknown reporter "junti". Did you mean junit?');
  expect(() => REPORTER_CHOICE.parse('junit=')).toThrow('--reporter junit= requires a file name.');
});

it('writes files and stdout at the end of the run', async () => {
  const path = join(folder, 'out', 'junit.xml');
  const running = await start([
    { name: 'ctrf', file: undefined },
    { name: 'junit', file: path },
  ]);

  await running.finish(document);

  expect(running).toMatchObject({ ownsStdout: true });
  expect(JSON.parse(stdout)).toMatchObject({ reportFormat: 'CTRF' });
  expect(readFileSync(path, 'utf8')).toContain('<testsuites');
});

it('leaves no file behind when the run is given up', async () => {
  const running = await start([{ name: 'json', file: join(folder, 'report.json') }]);

  running.discard();

  expect(readdirSync(folder)).toEqual([]);
});

it('adds Markdown to the summary of a GitHub step', async () => {
  const summary = join(folder, 'step-summary.md');
  writeFileSync(summary, '# Build\n');

  const running = await start([{ name: 'markdown', file: undefined }], { GITHUB_STEP_SUMMARY: summary });
  await running.finish(document);

  expect(readFileSync(summary, 'utf8')).toMatch(/^# Build\n## ✅ Webhooks to /);
  expect({ stdout, ownsStdout: running.ownsStdout }).toEqual({ stdout: '', ownsStdout: false });
});

it('lets workflow commands stand among the text on stdout', async () => {
  const running = await start([
    { name: 'text', file: undefined },
    { name: 'github', file: undefined },
  ]);

  await running.finish(document);

  expect(running.ownsStdout).toBe(false);
  expect(stdout).toMatch(/^::notice /);
});

it('refuses two reports in one place, before any file is opened', async () => {
  const path = join(folder, 'report');

  await expect(
    start([
      { name: 'json', file: undefined },
      { name: 'junit', file: undefined },
    ]),
  ).rejects.toThrow('--reporter json and --reporter junit both write to stdout.');
  await expect(
    start([
      { name: 'json', file: path },
      { name: 'html', file: path },
    ]),
  ).rejects.toMatchObject({ code: 'invalid-option' });
  expect(existsSync(path)).toBe(false);
});

it('discards the files that were opened when another one cannot be', async () => {
  writeFileSync(join(folder, 'file'), '');

  const starting = start([
    { name: 'json', file: join(folder, 'report.json') },
    { name: 'junit', file: join(folder, 'file', 'junit.xml') },
  ]);

  await expect(starting).rejects.toMatchObject({ code: 'file-unwritable' });
  expect(readdirSync(folder)).toEqual(['file']);
});

function start(choices: readonly ReporterChoice[], environment: Readonly<Record<string, string>> = {}) {
  const simulator = { subscribe: () => () => undefined };
  return startReporters(simulator, choices, {
    stdout: (text) => {
      stdout += text;
    },
    secret: 'a-secret',
    environment,
  });
}
