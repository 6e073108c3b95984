import { expect, it } from 'vitest';
import { CONNECTION_ERRORS, type ConnectionErrorCode } from '../../../src/delivery/connection-error.ts';
import {
  describeOutcome,
  explainFailure,
  isSuccess,
  type Outcome,
  outcomeLabel,
  SUCCESS_STATUS_CODES,
} from '../../../src/delivery/outcome.ts';

const STATUS_CODES = Array.from({ length: 400 }, (_, index) => 200 + index);
const CONNECTION_ERROR_CODES = Object.keys(CONNECTION_ERRORS).filter(isConnectionErrorCode);
const FAILURES: readonly Outcome[] = [
  ...STATUS_CODES.filter((statusCode) => !SUCCESS_STATUS_CODES.has(statusCode)).map(responded),
  responded(101),
  { kind: 'timeout', afterMs: 60_000, phase: 'connect' },
  { kind: 'timeout', afterMs: 60_000, phase: 'response' },
  ...CONNECTION_ERROR_CODES.map(
    (errorCode): Outcome => ({ kind: 'connection-error', errorCode, message: '' }),
  ),
];

it('counts exactly nine status codes as success', () => {
  const successes = STATUS_CODES.filter((statusCode) => isSuccess(responded(statusCode)));

  expect(successes).toEqual([200, 201, 202, 203, 204, 205, 206, 207, 226]);
});

it.each([101, 208, 225, 227, 299, 300, 301, 302, 303, 304, 307, 308, 399, 400, 404, 410, 429, 500, 503, 599])(
  'counts %d as a failure',
  (statusCode) => {
    expect(isSuccess(responded(statusCode))).toBe(false);
  },
);

it('explains every failure in two sentences that fit a line', () => {
  for (const outcome of FAILURES) {
    const failure = explainFailure(outcome);

    expect(failure?.why).toMatch(/^[A-Z\d].{10,71}\.$/);
    expect(failure?.cure).toMatch(/^[A-Z].{10,71}\.$/);
  }
});

it('explains no success', () => {
  for (const statusCode of SUCCESS_STATUS_CODES)
    expect(explainFailure(responded(statusCode))).toBeUndefined();
});

it.each([
  [208, "not in ClickFunnels' success list", 'Respond 200 or 204 instead.'],
  [302, 'Redirects are not followed', 'final URL'],
  [401, '401 is not in', 'raw body'],
  [403, '403 is not in', 'CSRF'],
  [404, '404 is not in', '--to'],
  [418, '418 is not in', 'events that you do not handle'],
  [500, '500 is not in', 'log'],
])('tells what to do about %d', (statusCode, why, cure) => {
  const failure = explainFailure(responded(statusCode));

  expect(failure?.why).toContain(why);
  expect(failure?.cure).toContain(cure);
});

it('labels every outcome in no more than twelve characters', () => {
  for (const outcome of FAILURES) expect(outcomeLabel(outcome)).toMatch(/^.{3,12}$/);
});

it('describes outcomes in a few words', () => {
  expect(describeOutcome(responded(500))).toBe('500');
  expect(describeOutcome({ kind: 'timeout', afterMs: 60_000, phase: 'connect' })).toBe(
    'no connection within 1 min',
  );
  expect(describeOutcome({ kind: 'timeout', afterMs: 2_500, phase: 'response' })).toBe(
    'no response within 2.5 s',
  );
  expect(describeOutcome({ kind: 'connection-error', errorCode: 'refused', message: '' })).toContain(
    'refused',
  );
});

function responded(statusCode: number): Outcome {
  return { kind: 'response', statusCode };
}

function isConnectionErrorCode(code: string): code is ConnectionErrorCode {
  return code in CONNECTION_ERRORS;
}
