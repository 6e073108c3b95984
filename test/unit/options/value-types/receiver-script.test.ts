import { expect, it } from 'vitest';
import { SimulatorError } from '../../../../src/errors/simulator-error.ts';
import {
  parseRespond,
  resolveScript,
  responseToAttempt,
  type ScriptOptions,
} from '../../../../src/options/value-types/receiver-script.ts';

it('reads one response for each attempt', () => {
  const responses = parseRespond('500, 503,200');

  expect(responses).toEqual([status(500), status(503), status(200)]);
});

it('reads delays, repetitions, silence and resets', () => {
  const responses = parseRespond('500x2,200@2s,503x2@250ms,hang,reset');

  expect(responses).toEqual([
    status(500),
    status(500),
    status(200, 2_000),
    status(503, 250),
    status(503, 250),
    { kind: 'hang' },
    { kind: 'reset' },
  ]);
});

it.each([
  ['', '""'],
  ['200,', '""'],
  ['ok', '"ok"'],
  ['20', '"20"'],
  ['2000', '"2000"'],
  ['100', '100 cannot be sent as a response'],
  ['199', '199 cannot be sent as a response'],
  ['600', '600 cannot be sent as a response'],
  ['500x0', '"500x0"'],
  ['200@', '"200@"'],
  ['200@2', '"2" is not a duration'],
  ['200@soon', '"soon" is not a duration'],
  ['hang@2s', 'only status codes can wait'],
  ['500x9999,200x2', 'are more than 10000'],
])('refuses "%s" and says what can be sent', (text, problem) => {
  const error = errorOf(() => parseRespond(text));

  expect(error.code).toBe('invalid-option');
  expect(error.problem).toContain(problem);
  expect(error.cure).toContain('from 200 to 599');
});

it('responds 200 to everything when nothing is asked for', () => {
  const script = resolveScript({});

  expect(script).toEqual([status(200)]);
});

it('repeats the last response after the script has ended', () => {
  const script = resolveScript({ respond: '500,500,200' });

  const statusCodes = [1, 2, 3, 4, 50].map((attempt) => responseToAttempt(script, attempt));

  expect(statusCodes).toEqual([status(500), status(500), status(200), status(200), status(200)]);
});

it('adds the common delay to the delay of each response', () => {
  const script = resolveScript({ respond: '500,hang,200@1s', delayMs: 50 });

  expect(script).toEqual([status(500, 50), { kind: 'hang' }, status(200, 1_050)]);
});

it('takes the responses as data', () => {
  const script = resolveScript({ respond: [status(204), { kind: 'reset' }] });

  expect(script).toEqual([status(204), { kind: 'reset' }]);
});

it('hangs or resets always when asked to', () => {
  expect(resolveScript({ hang: true })).toEqual([{ kind: 'hang' }]);
  expect(resolveScript({ reset: true })).toEqual([{ kind: 'reset' }]);
});

it.each<[ScriptOptions, string]>([
  [{ hang: true, reset: true }, 'hang and reset'],
  [{ hang: true, respond: '200' }, 'hang and respond'],
  [{ reset: true, delayMs: 5 }, 'reset and delayMs'],
  [{ delayMs: -1 }, '-1 milliseconds'],
  [{ delayMs: Number.NaN }, 'NaN milliseconds'],
  [{ respond: [] }, 'The list of responses is empty'],
  [{ respond: [status(102)] }, 'Unknown response "102": it cannot be sent as a response'],
  [{ respond: [status(200.5)] }, 'Unknown response "200.5": it cannot be sent as a response'],
  [{ respond: [status(200, -1)] }, '-1 milliseconds'],
])('refuses the options %j', (options, problem) => {
  const error = errorOf(() => resolveScript(options));

  expect(error.code).toBe('invalid-option');
  expect(error.problem).toContain(problem);
});

function status(statusCode: number, delayMs = 0) {
  return { kind: 'status', statusCode, delayMs } as const;
}

function errorOf(action: () => unknown): SimulatorError {
  try {
    action();
  } catch (error) {
    if (error instanceof SimulatorError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
