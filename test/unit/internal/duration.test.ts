import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatDuration, parseDuration } from '../../../src/internal/duration.ts';

it.each([
  ['0', 0],
  ['0s', 0],
  ['250ms', 250],
  ['2s', 2_000],
  ['1.5s', 1_500],
  ['1.1s', 1_100],
  ['15m', 900_000],
  ['1h', 3_600_000],
  ['0.5h', 1_800_000],
  ['1d', 86_400_000],
  ['1h30m', 5_400_000],
  ['1m500ms', 60_500],
  ['1d2h3m4s5ms', 93_784_005],
])('reads %s as %d milliseconds', (text, durationMs) => {
  const parsed = parseDuration(text);

  expect(parsed).toBe(durationMs);
});

it.each([
  '',
  ' ',
  '5',
  '00',
  '1.5',
  'soon',
  's',
  '-1s',
  '+1s',
  '1 s',
  '1s ',
  '1S',
  '1sec',
  '.5s',
  '1.s',
  '1.5ms',
  '1e3s',
  '30m1h',
  '1s1s',
  '1h30',
  '1,5s',
  'Infinity',
  `${'9'.repeat(400)}d`,
])('does not take "%s" for a duration', (text) => {
  const parsed = parseDuration(text);

  expect(parsed).toBeUndefined();
});

it.each([
  [0, '0 ms'],
  [0.4, '0 ms'],
  [4, '4 ms'],
  [999, '999 ms'],
  [999.6, '1 s'],
  [1_000, '1 s'],
  [1_234, '1.2 s'],
  [15_000, '15 s'],
  [59_940, '59.9 s'],
  [59_960, '1 min'],
  [60_000, '1 min'],
  [61_200, '1 min 1 s'],
  [300_000, '5 min'],
  [3_599_900, '1 h'],
  [3_600_000, '1 h'],
  [3_601_000, '1 h 1 s'],
  [43_200_000, '12 h'],
  [86_400_000, '24 h'],
  [134_476_000, '37 h 21 min 16 s'],
  [-1_500, '-1.5 s'],
])('writes %d milliseconds as "%s"', (durationMs, text) => {
  const written = formatDuration(durationMs);

  expect(written).toBe(text);
});

it('reads back every whole second that it wrote, once the spaces and "min" are shortened', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seconds) => {
      const typed = formatDuration(seconds * 1_000)
        .replace('min', 'm')
        .replaceAll(' ', '');

      expect(parseDuration(typed)).toBe(seconds * 1_000);
    }),
  );
});
