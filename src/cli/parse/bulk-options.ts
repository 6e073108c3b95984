import { SimulatorError } from '../../errors/simulator-error.ts';
import { FRESHNESS } from '../../events/freshness.ts';
import { duration, oneOf, wholeNumber } from './option-parsers.ts';

const RATE = /^(\d+(?:\.\d+)?)(?:\/(s|m|min|h))?$/;
const SECONDS = { s: 1, m: 60, min: 60, h: 3_600 } as const;

/** The options that decide how many events a run has, and how fast they come. */
export const BULK_OPTIONS = {
  count: {
    kind: 'value',
    placeholder: 'N',
    describe: 'how many of each event',
    defaultText: '1',
    parse: wholeNumber('--count', 1, 100_000_000),
  },
  rate: {
    kind: 'value',
    placeholder: 'RATE',
    describe: 'events per time, e.g. 50/s',
    defaultText: 'all at once',
    parse: parseRate,
  },
  duration: {
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'go on with new events for so long, e.g. 30s',
    parse: duration('--duration'),
  },
  fresh: {
    kind: 'value',
    placeholder: 'WHAT',
    describe: 'what is new in each event; "ids" rewrites a pool of bodies, for load',
    choices: FRESHNESS,
    defaultText: 'everything',
    parse: oneOf('--fresh', FRESHNESS),
  },
} as const;

/** Reads `50/s`, `3000/m` or `50`, giving events per second. */
function parseRate(text: string): number {
  const [, amount = '0', unit = 's'] = RATE.exec(text) ?? [];
  const seconds = Object.entries(SECONDS).find(([name]) => name === unit)?.[1] ?? 1;
  const perSecond = Number(amount) / seconds;
  if (perSecond > 0) return perSecond;
  throw new SimulatorError({
    code: 'invalid-option',
    problem: `--rate takes events per time, got "${text}".`,
    cure: 'For example --rate 50/s or --rate 3000/m.',
  });
}
