import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { createSimulator, SimulatorError } from '../../../src/index.ts';
import { parseIsoTime } from '../../../src/internal/parse-iso-time.ts';
import { parseRecordingLine } from '../../../src/recording/parse-recording-line.ts';
import { momentSince } from '../../../src/rest-api/control/since.ts';
import { runCli } from '../../cli/run-cli.ts';

const ZONES = ['UTC', 'America/New_York', 'Asia/Tokyo'];
const NO_MOMENTS = [
  '2026-02-30T00:00:00Z',
  '2025-02-29',
  '2026-04-31T00:00:00',
  '2026-01-15T24:30:00Z',
  '2026-01-15T12:00:00+25:00',
  'Jan 15 2026',
  '2026-1-5',
  'Thu, 15 Jan 2026 12:00:00 GMT',
  '1768478400',
  '',
];

it('a moment without a zone is UTC', () => {
  expect(parseIsoTime('2026-01-15T12:00:00')).toBe(Date.UTC(2026, 0, 15, 12));
  expect(parseIsoTime('2026-01-15T12:00')).toBe(Date.UTC(2026, 0, 15, 12));
  expect(parseIsoTime('2026-01-15')).toBe(Date.UTC(2026, 0, 15));
  expect(parseIsoTime('2026-01-15T12:00:00.123456789')).toBe(Date.UTC(2026, 0, 15, 12, 0, 0, 123));
});

it('a zone shifts a moment', () => {
  expect(parseIsoTime('2026-01-15T12:00:00+09:00')).toBe(Date.UTC(2026, 0, 15, 3));
  expect(parseIsoTime('2026-01-15T12:00:00-0530')).toBe(Date.UTC(2026, 0, 15, 17, 30));
});

it('leap days exist in leap years only', () => {
  expect(parseIsoTime('2024-02-29')).toBe(Date.UTC(2024, 1, 29));
  expect(parseIsoTime('2100-02-29')).toBeUndefined();
});

it.each(NO_MOMENTS)('"%s" is not a moment', (text) => {
  expect(parseIsoTime(text)).toBeUndefined();
});

it.each(ZONES)('a command gives the same bytes in the zone %s', (zone) => {
  const inZone = previewIn(zone, '2026-01-15T12:00:00');

  expect(inZone).toBe(previewIn('UTC', '2026-01-15T12:00:00Z'));
  expect(inZone).toContain('"created_at":"2026-01-15T12:00:00.000Z"');
});

it.each(NO_MOMENTS)('the command refuses --now "%s"', async (text) => {
  const { exitCode, stderr } = await runCli(['preview', 'order.created', `--now=${text}`]);

  expect(exitCode).toBe(2);
  expect(stderr).toContain(`--now: expected a time in ISO 8601, got "${text}"`);
});

it.each(NO_MOMENTS)('the library refuses now: "%s"', (text) => {
  expect(() => createSimulator({ to: 3000, now: text })).toThrow(SimulatorError);
});

it('a recording with a moment that does not exist is refused', () => {
  const line = (createdAt: string) =>
    parseRecordingLine(
      Buffer.from(
        `{"eventId":"e","eventType":"order.created","apiVersion":"v2","createdAt":"${createdAt}","status":"received","attempts":1,"body":""}`,
      ),
    );

  expect(line('2026-02-30T00:00:00Z')).toMatchObject({ kind: 'malformed' });
  expect(line('2026-02-28T00:00:00')).toMatchObject({
    delivery: { event: { createdAt: Date.UTC(2026, 1, 28) } },
  });
});

it('"since" of a workspace reads moments in the same way', () => {
  expect(momentSince('2026-01-15T12:00:00', 0)).toBe(Date.UTC(2026, 0, 15, 12));
  expect(() => momentSince('2026-02-30T12:00:00Z', 0)).toThrow('got "2026-02-30T12:00:00Z"');
});

function previewIn(zone: string, now: string): string {
  const words = ['dist/cli/bin.cjs', 'preview', 'order.created', '--seed', '7', '--now', now, '--raw'];
  return execFileSync(process.execPath, words, { env: { ...process.env, TZ: zone }, encoding: 'utf8' });
}
