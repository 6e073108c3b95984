const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

const MINUTES = Array.from(
  { length: 1_440 },
  (_, minute) => `${digits(minute / 60, 2)}:${digits(minute % 60, 2)}:`,
);
const SECONDS = Array.from({ length: 60 }, (_, second) => `${digits(second, 2)}.`);
const MILLISECONDS = Array.from({ length: 1_000 }, (_, ms) => digits(ms, 3));

/** Moments that are written one after the other mostly lie on the same day, and many are one and the same. */
let lastDay = Number.NaN;
let lastDayText = '';
let lastMs = Number.NaN;
let lastText = '';

/**
 * A moment as ClickFunnels writes it in bodies: ISO 8601 in UTC with milliseconds (observed).
 *
 * @param epochMs Milliseconds since the epoch; parts of one are dropped.
 * @throws RangeError when no calendar has the moment.
 */
export function isoTime(epochMs: number): string {
  if (epochMs === lastMs) return lastText;
  const day = Math.floor(epochMs / DAY_MS);
  if (day !== lastDay) {
    lastDayText = dayText(day);
    lastDay = day;
  }
  const rest = Math.floor(epochMs - day * DAY_MS);
  const time =
    MINUTES[Math.floor(rest / MINUTE_MS)] +
    (SECONDS[Math.floor(rest / SECOND_MS) % 60] ?? '') +
    MILLISECONDS[rest % SECOND_MS];
  lastText = `${lastDayText}${time}Z`;
  lastMs = epochMs;
  return lastText;
}

/** Up to the `T`, before which years far away have more digits. */
function dayText(day: number): string {
  const text = new Date(day * DAY_MS).toISOString();
  return text.slice(0, text.indexOf('T') + 1);
}

function digits(value: number, length: number): string {
  return String(Math.floor(value)).padStart(length, '0');
}
