import { SUCCESS_STATUS_CODES } from '../../delivery/outcome.ts';
import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import { EVENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../signature/header-names.ts';
import { DEVELOPMENT_SECRET } from '../../signature/sign.ts';
import type { HeaderLine } from '../../wire/wire-request.ts';

/** What a script is made of. */
export interface K6Run {
  readonly url: string;
  readonly headers: readonly HeaderLine[];
  readonly pool: readonly OutgoingEvent[];
  readonly ratePerSecond: number;
  readonly durationSeconds: number;
}

/** Part of a body: text, `true` for the event's id, or a time as milliseconds from the event. */
type BodyPart = string | true | number;

const TIME = /"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"/g;

/** A script for k6: a pool of bodies, of which ids of events and all times are new and signed when they are sent. */
export function k6Script({ url, headers, pool, ratePerSecond, durationSeconds }: K6Run): string {
  const { rate, unit } = arrivals(ratePerSecond);
  const users = Math.max(10, Math.ceil(ratePerSecond));
  return `// Run it with: k6 run load.js
// The secret of the endpoint is read from CF_WEBHOOK_SIM_SECRET. Each of the ${pool.length} bodies keeps its records;
// the event's id, all times and the signature are new in each request.
import { check } from 'k6';
import crypto from 'k6/crypto';
import exec from 'k6/execution';
import http from 'k6/http';

const SECRET = __ENV.CF_WEBHOOK_SIM_SECRET || '${DEVELOPMENT_SECRET}';
const URL = ${JSON.stringify(url)};
const HEADERS = ${JSON.stringify({ 'Content-Type': 'application/json', 'User-Agent': 'Ruby', ...Object.fromEntries(headers) })};
const SUCCESS = ${JSON.stringify([...SUCCESS_STATUS_CODES])};
// Parts of each body: text, true for the event's id, a number for a time in milliseconds from the event.
const POOL = [
${pool.map((event) => `  ${JSON.stringify({ type: event.type, parts: bodyParts(event) })},\n`).join('')}];

export const options = {
  scenarios: {
    events: {
      exec: 'send',
      executor: 'constant-arrival-rate',
      rate: ${rate},
      timeUnit: '${unit}',
      duration: '${durationSeconds}s',
      preAllocatedVUs: ${users},
      maxVUs: ${users * 10},
    },
  },
  thresholds: { checks: ['rate>0.99'] },
};

export function send() {
  const { type, parts } = POOL[exec.scenario.iterationInTest % POOL.length];
  const now = Date.now();
  const id = eventId();
  const body = parts.map((part) => written(part, id, now)).join('');
  const timestamp = String(Math.floor(now / 1000));
  const response = http.post(URL, body, {
    headers: Object.assign({}, HEADERS, {
      '${SIGNATURE_HEADER}': crypto.hmac('sha256', SECRET, timestamp + '.' + body, 'hex'),
      '${TIMESTAMP_HEADER}': timestamp,
      '${EVENT_ID_HEADER}': id,
    }),
    redirects: 0,
    timeout: '60s',
    tags: { event_type: type },
  });
  check(response, { accepted: ({ status }) => SUCCESS.includes(status) });
}

function written(part, id, now) {
  if (part === true) return id;
  return typeof part === 'number' ? new Date(now + part).toISOString() : part;
}

// No two requests of a test have the same: it is made of the virtual user and its iteration.
function eventId() {
  const user = hex(exec.vu.idInTest, 7);
  return [
    hex(exec.scenario.startTime, 8),
    user.slice(0, 4),
    '4' + user.slice(4),
    '8' + hex(exec.scenario.startTime / 0x100000000, 3),
    hex(exec.vu.iterationInInstance, 12),
  ].join('-');
}

function hex(number, digits) {
  return Math.floor(number).toString(16).padStart(digits, '0').slice(-digits);
}
`;
}

/** k6 takes whole numbers. */
function arrivals(ratePerSecond: number): { readonly rate: number; readonly unit: string } {
  if (Number.isInteger(ratePerSecond)) return { rate: ratePerSecond, unit: '1s' };
  return { rate: Math.max(1, Math.round(ratePerSecond * 3_600)), unit: '1h' };
}

function bodyParts({ body, id, createdAt }: OutgoingEvent): readonly BodyPart[] {
  const text = new TextDecoder().decode(body);
  return text
    .split(id)
    .flatMap((piece, index) => [...(index === 0 ? [] : [true as const]), ...timeParts(piece, createdAt)]);
}

function timeParts(text: string, createdAt: number): readonly BodyPart[] {
  // What is captured comes between what is not.
  return text
    .split(TIME)
    .flatMap((piece, index) => (index % 2 === 0 ? piece : ['"', Date.parse(piece) - createdAt, '"']));
}
