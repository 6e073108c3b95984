import { DOCUMENTED_SCHEDULE } from '../../delivery/retry-schedule.ts';
import { formatDuration } from '../../internal/duration.ts';
import { buildWireRequest, type HeaderLine } from '../../wire/wire-request.ts';
import { countIn } from '../shape/field-state.ts';
import type { ObservedBody } from '../shape/observed-body.ts';
import type { Difference } from './comparison.ts';

/** Waits may differ by so much of themselves, and by the queue of the sender. */
const TOLERANCE = 0.25;
const QUEUE_MS = 10_000;
/** Added by tunnels and proxies on the way. */
const ON_THE_WAY =
  /^(?:x-forwarded-|x-real-ip|cf-|cdn-|via|forwarded|x-request-id|x-amzn|ngrok-|tailscale-|x-github-)/i;

/** Compares the headers and the times of attempts with what the catalog says, where the recording has them. */
export function compareRequests(bodies: readonly ObservedBody[]): readonly Difference[] {
  return [...compareHeaders(bodies), ...compareGaps(bodies)];
}

function compareHeaders(bodies: readonly ObservedBody[]): readonly Difference[] {
  const recorded = bodies.flatMap(({ headers }) => (headers === undefined ? [] : [headers]));
  if (recorded.length === 0) return [];
  const expected = expectedHeaders();
  const usual = new Map(expected.map(([name, value]) => [name.toLowerCase(), value]));
  const others = new Map<string, number>();
  const values = new Map<string, number>();
  const seen = new Map<string, number>();
  for (const headers of recorded) {
    for (const [name, value] of headers) {
      const lower = name.toLowerCase();
      if (ON_THE_WAY.test(lower)) continue;
      countIn(seen, lower);
      if (!usual.has(lower)) countIn(others, lower);
      else if (CONSTANT.has(lower) && usual.get(lower) !== value) countIn(values, lower);
    }
  }
  const missing = [...usual.keys()].filter((name) => !seen.has(name) && !SECRET.has(name));
  const difference = (path: string, count: number, wanted: string, actual: string): Difference => ({
    kind: 'header',
    path,
    seen: count,
    of: recorded.length,
    expected: wanted,
    actual,
    values: [],
  });
  return [
    ...[...others].map(([name, count]) => difference(name, count, 'no such header', 'there')),
    ...[...values].map(([name, count]) => difference(name, count, usual.get(name) ?? '', 'another value')),
    ...missing.map((name) => difference(name, recorded.length, 'there', 'never there')),
  ];
}

/** Headers whose value is the same in every request. */
const CONSTANT = new Set(['accept', 'user-agent', 'content-type']);
/** What recordings do not keep. */
const SECRET = new Set(['x-webhook-clickfunnels-signature', 'authorization']);

function expectedHeaders(): readonly HeaderLine[] {
  return buildWireRequest({
    url: new URL('http://localhost/'),
    body: new Uint8Array(),
    eventId: '0',
    secret: '0',
    timestamp: 0,
  }).headers;
}

/** The waits between attempts, from the first, which the recording may have seen or not. */
function compareGaps(bodies: readonly ObservedBody[]): readonly Difference[] {
  const found = new Map<number, { off: number[]; all: number }>();
  for (const { arrivals = [] } of bodies) {
    arrivals.forEach(({ at }, index) => {
      const before = arrivals[index - 1];
      if (before === undefined) return;
      const wait = DOCUMENTED_SCHEDULE[index];
      const entry = found.get(index) ?? { off: [], all: 0 };
      found.set(index, entry);
      entry.all += 1;
      const gap = at - before.at;
      if (wait === undefined || Math.abs(gap - wait) > wait * TOLERANCE + QUEUE_MS) entry.off.push(gap);
    });
  }
  return [...found]
    .filter(([, { off }]) => off.length > 0)
    .map(([index, { off, all }]) => {
      const wait = DOCUMENTED_SCHEDULE[index];
      return {
        kind: 'retry-gap',
        path: `attempt ${index + 1}`,
        seen: off.length,
        of: all,
        expected: wait === undefined ? 'no such attempt' : `after ${formatDuration(wait)}`,
        actual: `after ${formatDuration(Math.min(...off))} to ${formatDuration(Math.max(...off))}`,
        values: [],
      };
    });
}
