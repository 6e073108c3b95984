const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

const minuteText = remembering(1_440, (minute) => `${digits(minute / 60, 2)}:${digits(minute % 60, 2)}:`);
const secondText = remembering(60, (second) => `${digits(second, 2)}.`);
const millisecondText = remembering(1_000, (ms) => digits(ms, 3));

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
    minuteText(Math.floor(rest / MINUTE_MS)) +
    secondText(Math.floor(rest / SECOND_MS) % 60) +
    millisecondText(rest % SECOND_MS);
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

/** Makes the text of a number below `count` when it is first asked for: most processes write few moments. */
function remembering(count: number, make: (index: number) => string): (index: number) => string {
  const texts = new Array<string | undefined>(count).fill(undefined);
  return (index) => {
    const known = texts[index];
    if (known !== undefined) return known;
    const made = make(index);
    texts[index] = made;
    return made;
  };
}

function digits(value: number, length: number): string {
  return String(Math.floor(value)).padStart(length, '0');
}
