const ISO_TIME =
  /^(?<day>(?<year>\d{4})-(?<month>\d\d)-(?<date>\d\d))(?:T(?<hours>\d\d):(?<minutes>\d\d)(?::(?<seconds>\d\d)(?<fraction>\.\d{1,9})?)?(?<zone>Z|[+-]\d\d:?\d\d)?)?$/;
const MINUTE_MS = 60_000;

/**
 * Reads a moment in ISO 8601: a day, or a day and a time. Without a zone it is UTC, whatever the machine's zone is.
 *
 * @returns Milliseconds since the epoch; `undefined` for other text, and for moments that no calendar or clock has,
 * such as 30 February or 25:00.
 * @example
 * parseIsoTime('2026-01-15T12:00:00') === parseIsoTime('2026-01-15T12:00:00Z')
 */
export function parseIsoTime(text: string): number | undefined {
  const parts = ISO_TIME.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const { day = '', hours = '00', minutes = '00', seconds = '00', fraction = '', zone = 'Z' } = parts;
  if (!isDay(Number(parts['year']), Number(parts['month']), Number(parts['date']))) return undefined;

  const offsetMs = offsetOf(zone);
  const local = Date.parse(`${day}T${hours}:${minutes}:${seconds}${fraction.slice(0, 4)}Z`);
  return offsetMs === undefined || Number(hours) > 23 || Number.isNaN(local) ? undefined : local - offsetMs;
}

/** Whether the calendar has the day; `Date` would move 30 February on to March. */
export function isDay(year: number, month: number, date: number): boolean {
  const day = new Date(0);
  day.setUTCFullYear(year, month - 1, date);
  return day.getUTCFullYear() === year && day.getUTCMonth() + 1 === month && day.getUTCDate() === date;
}

function offsetOf(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS;
}
