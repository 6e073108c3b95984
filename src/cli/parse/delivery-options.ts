import { parseSchedule } from '../../delivery/retry-schedule.ts';
import { SimulatorError } from '../../errors/simulator-error.ts';
import { parseDuration } from '../../internal/duration.ts';
import { duration, fileContent, wholeNumber } from './option-parsers.ts';
import { ENDPOINT_OPTIONS } from './workspace-options.ts';

/** The options that decide where events go and how attempts are made and spaced. */
export const DELIVERY_OPTIONS = {
  to: {
    kind: 'value',
    placeholder: 'TARGET',
    describe: 'the receiver: a URL, host:port/path, or a port on localhost',
    defaultText: 'a built-in receiver, started for this run',
    parse: (text: string) => text,
  },
  secret: {
    kind: 'value',
    placeholder: 'TEXT',
    describe: "the endpoint's secret, which signs every attempt",
    defaultText: 'the published development secret',
    parse: (text: string) => text,
  },
  ...ENDPOINT_OPTIONS,
  instant: { kind: 'flag', describe: 'do not wait: a virtual clock jumps to each attempt' },
  timeScale: {
    kind: 'value',
    placeholder: 'FACTOR',
    describe: 'compress waiting: 3600, or 1h=1s',
    parse: parseTimeScale,
  },
  attempts: {
    kind: 'value',
    placeholder: 'N',
    describe: 'attempts for each event',
    defaultText: '8, as documented',
    parse: wholeNumber('--attempts', 1, 100),
  },
  schedule: {
    kind: 'value',
    placeholder: 'WAITS',
    describe: 'the wait before each attempt, e.g. 1s,15s,1m',
    defaultText: '1s,15s,1m,5m,15m,1h,12h,24h, as documented',
    parse: parseSchedule,
  },
  maxWait: {
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'wait no longer than this in all; later attempts are listed, not made',
    defaultText: 'no limit on a terminal, 60s otherwise',
    parse: duration('--max-wait'),
  },
  timeout: {
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'limit for connecting, and again for the answer',
    defaultText: '60s',
    parse: duration('--timeout'),
  },
  concurrency: {
    kind: 'value',
    placeholder: 'N',
    describe: 'attempts in flight at once',
    defaultText: '1, so that events arrive in order',
    parse: wholeNumber('--concurrency', 1, 10_000),
  },
  keepAlive: {
    kind: 'flag',
    describe: 'send on connections that stay open, for load (Connection: keep-alive)',
  },
  header: {
    kind: 'list',
    placeholder: 'LINE',
    describe: 'add a request header, e.g. "X-Tenant: 7"',
    parse: (text: string) => text,
  },
  insecure: { kind: 'flag', describe: 'accept TLS certificates that do not verify' },
  ca: {
    kind: 'value',
    placeholder: 'FILE',
    describe: 'trust this certificate authority (PEM) as well',
    parse: (path: string) => fileContent('--ca')(path).toString('utf8'),
  },
  allowRemote: {
    kind: 'list',
    placeholder: 'HOST',
    describe: 'allow sending to this host beyond this machine',
    parse: (text: string) => text,
  },
} as const;

/** Reads `3600` or `1h=1s` (simulated = real). */
function parseTimeScale(text: string): number {
  const [simulated, real] = text.split('=').map((part) => parseDuration(part.trim()));
  const ratio = simulated !== undefined && real !== undefined ? simulated / real : Number(text);
  if (Number.isFinite(ratio) && ratio > 0 && text.trim() !== '') return ratio;
  throw new SimulatorError({
    code: 'invalid-option',
    problem: `--time-scale takes a factor or two durations, got "${text}".`,
    cure: 'For example --time-scale 3600 or --time-scale 1h=1s: an hour of waiting takes a second.',
  });
}
