import { DOCUMENTED_SCHEDULE, parseSchedule } from '../../delivery/retry-schedule.ts';
import { DELIVERING } from '../commands.ts';
import { defineOption } from '../option-definition.ts';
import { DURATION, wholeNumber } from '../value-type.ts';
import { TIME_SCALE } from '../value-types/time-scale.ts';

/**
 * Limit for connecting, and again for the response. Ruby's Net::HTTP waits 60 s for each (documented); ClickFunnels' own
 * limits are assumed to be the same.
 */
export const DEFAULT_TIMEOUT_MS = 60_000;

/** How long a check waits for a connection, and again for the response. */
export const DEFAULT_CHECK_TIMEOUT_MS = 10_000;

/** How many attempts a delivery may be given. */
export const ATTEMPTS = wholeNumber(1, 100);

/** How many attempts may be in flight at once. */
export const CONCURRENCY = wholeNumber(1, 10_000);

/** How many attempts a workspace has in flight at once. */
export const DEFAULT_WORKSPACE_CONCURRENCY = 16;

/** When attempts are made, and how long they may take. */
export const WAITING_OPTIONS = [
  defineOption({
    name: 'instant',
    kind: 'flag',
    describe: 'do not wait: a virtual clock jumps to each attempt',
    group: 'Waiting',
    commands: [...DELIVERING, 'serve'],
    // Time stands still during an attempt on the virtual clock, so that no rate is kept there.
    conflicts: ['timeScale', 'rate'],
  }),
  defineOption({
    name: 'manual',
    kind: 'flag',
    describe: 'stop simulated time until it is advanced',
    group: 'Waiting',
    commands: ['serve'],
    conflicts: ['instant', 'timeScale'],
  }),
  defineOption({
    name: 'timeScale',
    kind: 'value',
    placeholder: 'FACTOR',
    describe: 'compress waiting: 3600, or 1h=1s',
    group: 'Waiting',
    type: TIME_SCALE,
    commands: [...DELIVERING, 'serve'],
  }),
  defineOption({
    name: 'attempts',
    library: 'attempts',
    kind: 'value',
    placeholder: 'N',
    describe: 'attempts for each event',
    group: 'Waiting',
    type: ATTEMPTS,
    defaultText: `${DOCUMENTED_SCHEDULE.length}, as documented`,
    commands: DELIVERING,
  }),
  defineOption({
    name: 'schedule',
    library: 'schedule',
    kind: 'value',
    placeholder: 'WAITS',
    describe: 'wait before each attempt, e.g. 1s,15s,1m',
    group: 'Waiting',
    type: { parse: parseSchedule },
    form: { joinedBy: ',' },
    defaultText: '1s,15s,1m,5m,15m,1h,12h,24h, as documented',
    commands: [...DELIVERING, 'serve'],
  }),
  defineOption({
    name: 'maxWait',
    library: 'maxWaitMs',
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'maximum total waiting time; later attempts are listed, not made',
    group: 'Waiting',
    type: DURATION,
    defaultText: 'none on a terminal, 60s otherwise',
    commands: DELIVERING,
  }),
  defineOption({
    name: 'timeout',
    library: 'timeoutMs',
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'time limit to connect, and again for each piece of the response',
    group: 'Waiting',
    type: DURATION,
    default: `${DEFAULT_TIMEOUT_MS / 1_000}s`,
    commands: [...DELIVERING, 'check', 'serve', 'listen'],
    per: {
      check: { defaultText: `${DEFAULT_CHECK_TIMEOUT_MS / 1_000}s` },
      listen: { describe: 'with --forward: time limit to connect, and again for each piece of the response' },
    },
  }),
  defineOption({
    name: 'totalTimeout',
    library: 'totalTimeoutMs',
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'time limit for a whole attempt',
    group: 'Waiting',
    type: DURATION,
    defaultText: 'none, as in ClickFunnels',
    commands: [...DELIVERING, 'serve'],
  }),
  defineOption({
    name: 'concurrency',
    library: 'concurrency',
    kind: 'value',
    placeholder: 'N',
    describe: 'attempts in flight at once',
    group: 'Waiting',
    type: CONCURRENCY,
    defaultText: '1, so that events arrive in order',
    commands: [...DELIVERING, 'serve'],
    per: { serve: { defaultText: String(DEFAULT_WORKSPACE_CONCURRENCY) } },
  }),
  defineOption({
    name: 'keepAlive',
    library: 'keepAlive',
    kind: 'flag',
    describe: 'reuse connections, for load (Connection: keep-alive)',
    group: 'Waiting',
    commands: DELIVERING,
  }),
] as const;
