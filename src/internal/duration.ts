const MS_PER_SECOND = 1_000;
const MS_PER_MINUTE = 60 * MS_PER_SECOND;
const MS_PER_HOUR = 60 * MS_PER_MINUTE;
const MS_PER_DAY = 24 * MS_PER_HOUR;

/** Largest unit first, each at most once; fractions of a millisecond do not exist. */
const DURATION =
  /^(?=\d)(?:(\d+(?:\.\d+)?)d)?(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?(?:(\d+)ms)?$/;
const UNITS_MS = [MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND, 1];

/**
 * Reads a duration as people type it: `250ms`, `1.5s`, `15m`, `1h30m`, `1d`, or `0`.
 * Any other number without a unit is refused, because no one can tell seconds from milliseconds.
 *
 * @returns Whole milliseconds, or `undefined` where the text is not a duration.
 */
export function parseDuration(text: string): number | undefined {
  if (text === '0') return 0;
  const match = DURATION.exec(text);
  if (match === null) return undefined;

  const totalMs = UNITS_MS.reduce((sum, unitMs, index) => sum + Number(match[index + 1] ?? 0) * unitMs, 0);
  const wholeMs = Math.round(totalMs);
  return Number.isSafeInteger(wholeMs) ? wholeMs : undefined;
}

/**
 * Writes a duration for people, as short as it stays readable: `4 ms`, `1.2 s`, `5 min`, `37 h 21 min 16 s`.
 * From a minute on it is rounded to whole seconds; hours are never gathered into days.
 *
 * @param durationMs In milliseconds.
 */
export function formatDuration(durationMs: number): string {
  if (durationMs < 0) return `-${formatDuration(-durationMs)}`;

  const wholeMs = Math.round(durationMs);
  if (wholeMs < MS_PER_SECOND) return `${wholeMs} ms`;

  const tenthsOfSecond = Math.round(durationMs / 100);
  if (tenthsOfSecond < 600) return `${tenthsOfSecond / 10} s`;

  const seconds = Math.round(durationMs / MS_PER_SECOND);
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 3_600), 'h'],
    [Math.floor((seconds % 3_600) / 60), 'min'],
    [seconds % 60, 's'],
  ];
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}
