const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

const MINUTES = Array.from(
  { length: 1_440 },
  (_, minute) => `${digits(minute / 60, 2)}:${digits(minute % 60, 2)}:`,
);
const SECONDS = Array.from({ length: 60 }, (_, second) => `${digits(second, 2)}.`);
const MILLISECONDS = Array.from({ length: 1_000 }, (_, ms) => digits(ms, 3));

/** Days that were written, by their number; about as many as a shop is old. */
const days = new Map<number, string>();
const MOST_DAYS = 2_000;
/** Moments that are written one after the other are often one and the same. */
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
  const rest = Math.floor(epochMs - day * DAY_MS);
  const time =
    MINUTES[Math.floor(rest / MINUTE_MS)] +
    (SECONDS[Math.floor(rest / SECOND_MS) % 60] ?? '') +
    MILLISECONDS[rest % SECOND_MS];
  lastText = `${dayText(day)}${time}Z`;
  lastMs = epochMs;
  return lastText;
}

/** Up to the `T`, before which years far away have more digits. */
function dayText(day: number): string {
  const known = days.get(day);
  if (known !== undefined) return known;
  const iso = new Date(day * DAY_MS).toISOString();
  const text = iso.slice(0, iso.indexOf('T') + 1);
  if (days.size < MOST_DAYS) days.set(day, text);
  return text;
}

function digits(value: number, length: number): string {
  return String(Math.floor(value)).padStart(length, '0');
}
