import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReportFile } from '../../../src/report/report-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-file-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('shows the new content only when the report is complete', () => {
  const path = join(folder, 'report.json');
  writeFileSync(path, 'old');

  const file = openReportFile(path);
  file.write('new ');
  file.write('content');
  expect(readFileSync(path, 'utf8')).toBe('old');
  file.commit();

  expect(readFileSync(path, 'utf8')).toBe('new content');
  expect(readdirSync(folder)).toEqual(['report.json']);
});

it('leaves everything as it was when the report is discarded', () => {
  const path = join(folder, 'report.json');
  writeFileSync(path, 'old');

  const file = openReportFile(path);
  file.write('new');
  file.discard();
  file.discard();

  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['report.json']);
});

it('makes the folders on the way', () => {
  const path = join(folder, 'some', 'where', 'junit.xml');

  const file = openReportFile(path);
  file.write('<x/>');
  file.commit();

  expect(readFileSync(path, 'utf8')).toBe('<x/>');
});

it('adds to what is there in append mode', () => {
  const path = join(folder, 'summary.md');
  writeFileSync(path, 'before\n');

  const file = openReportFile(path, { append: true });
  file.write('after\n');
  file.commit();

  expect(readFileSync(path, 'utf8')).toBe('before\nafter\n');
});

it('follows a link and keeps it', () => {
  writeFileSync(join(folder, 'real.json'), 'old');
  symlinkSync(join(folder, 'real.json'), join(folder, 'link.json'));

  const file = openReportFile(join(folder, 'link.json'));
  file.write('new');
  file.commit();

  expect(readFileSync(join(folder, 'real.json'), 'utf8')).toBe('new');
  expect(readdirSync(folder).sort()).toEqual(['link.json', 'real.json']);
});

it('writes into a device instead of replacing it', () => {
  const file = openReportFile('/dev/null');
  file.write('gone');
  file.commit();

  expect(readFileSync('/dev/null', 'utf8')).toBe('');
});

it('refuses a path that cannot be written before anything is sent', () => {
  const blocking = join(folder, 'file');
  writeFileSync(blocking, '');

  expect(() => openReportFile(join(blocking, 'report.json'))).toThrow(
    expect.objectContaining({ code: 'file-unwritable' }),
  );
  expect(() => openReportFile(folder)).toThrow(expect.objectContaining({ code: 'file-unwritable' }));
});
