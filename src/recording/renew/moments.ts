import { isMoment } from '../personal/patterns.ts';
import { personalKey, snakeCase } from '../personal/personal-key.ts';

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
const PARTS = /^(?<day>\d{4}-\d\d-\d\d)(?:(?<mark>[T ])(?<time>\d\d:\d\d)(?<seconds>:\d\d)?(?<rest>.*))?$/;
/** Keys of moments that are counted. */
const COUNTED = /(?:_at|_on|timestamp|_time|_date)$/;

/** Moves moments by whole seconds, so that what lies between them stays, and how they are written. */
export interface MomentShift {
  /** A date or a moment in ISO 8601, moved; other text, and days of birth, as they are. */
  text(key: string, text: string): string;
  /** Seconds or milliseconds since 1970, moved, where the key says that they are; other numbers as they are. */
  number(key: string, value: number): number;
}

/** Makes a {@link MomentShift}. Days without a time move by as many days. */
export function createMomentShift(seconds: number): MomentShift {
  const shiftMs = seconds * SECOND_MS;
  const daysMs = Math.round(shiftMs / DAY_MS) * DAY_MS;
  return {
    text: (key, text) => {
      if (!isMoment(text) || personalKey(key)?.kind === 'birth-date') return text;
      const { day = '', mark, time, seconds: given, rest = '' } = PARTS.exec(text)?.groups ?? {};
      if (mark === undefined) return isoOf(`${day}T00:00:00Z`, daysMs)?.slice(0, 10) ?? text;
      const moved = isoOf(`${day}T${time}${given ?? ':00'}Z`, shiftMs);
      if (moved === undefined) return text;
      return `${moved.slice(0, 10)}${mark}${moved.slice(11, given === undefined ? 16 : 19)}${rest}`;
    },
    number: (key, value) => {
      if (!COUNTED.test(snakeCase(key)) || !Number.isInteger(value)) return value;
      if (value > 1e9 && value < 4e9) return value + seconds;
      return value > 1e12 && value < 4e12 ? value + shiftMs : value;
    },
  };
}

function isoOf(text: string, shiftMs: number): string | undefined {
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : new Date(moment + shiftMs).toISOString();
}
