import { readBy } from '../value-type.ts';

const RATE = /^(\d+(?:\.\d+)?)(?:\/(s|m|min|h))?$/;
const SECONDS = { s: 1, m: 60, min: 60, h: 3_600 } as const;

/** Events per second: `50/s`, `3000/m` or `50`. */
export const EVENT_RATE = readBy(parseRate, 'events per time', '50/s', '3000/m');

function parseRate(text: string): number | undefined {
  const [, amount = '0', unit = 's'] = RATE.exec(text) ?? [];
  const seconds = Object.entries(SECONDS).find(([name]) => name === unit)?.[1] ?? 1;
  const perSecond = Number(amount) / seconds;
  return perSecond > 0 ? perSecond : undefined;
}
