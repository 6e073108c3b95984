import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SimulatorError } from '../../../../src/errors/simulator-error.ts';
import { OPERATORS } from '../../../../src/report/expectations/comparison.ts';
import {
  type Claim,
  DEFAULT_EXPECTATIONS,
  LATENCY_STATISTICS,
} from '../../../../src/report/expectations/expectation.ts';
import { EXPECTATION_GRAMMAR } from '../../../../src/report/expectations/expectation-grammar.ts';
import { formatExpectation } from '../../../../src/report/expectations/format-expectation.ts';
import { parseExpectation } from '../../../../src/report/expectations/parse-expectation.ts';
import { STATUS_WORDS } from '../../../../src/report/expectations/status-pattern.ts';

describe('reading a claim', () => {
  it.each<[string, Claim]>([
    ['delivered', { kind: 'ending', ending: 'delivered' }],
    ['exhausted', { kind: 'ending', ending: 'exhausted' }],
    ['attempts=3', { kind: 'attempts', operator: '=', value: 3 }],
    ['attempts<=4', { kind: 'attempts', operator: '<=', value: 4 }],
    ['deliveries=10', { kind: 'count', of: 'deliveries', operator: '=', value: 10 }],
    ['delivered>=9', { kind: 'count', of: 'delivered', operator: '>=', value: 9 }],
    ['exhausted!=0', { kind: 'count', of: 'exhausted', operator: '!=', value: 0 }],
    ['latency.p95<500ms', { kind: 'latency', statistic: 'p95', operator: '<', limitMs: 500 }],
    ['latency.max<=1.5s', { kind: 'latency', statistic: 'max', operator: '<=', limitMs: 1_500 }],
    ['status=2xx', { kind: 'status', operator: '=', oneOf: ['2xx'] }],
    ['status!=5XX,Timeout', { kind: 'status', operator: '!=', oneOf: ['5xx', 'timeout'] }],
  ])('reads %s', (text, claim) => {
    expect(parseExpectation(text)).toEqual({ scope: null, claim });
  });

  it('reads the statuses of attempts in order, with repetitions and an asterisk', () => {
    expect(parseExpectation('statuses=500,500,200')).toEqual(parseExpectation('statuses=500x1,500,200'));
    expect(parseExpectation('statuses=5xxx2,refused×3,*').claim).toEqual({
      kind: 'statuses',
      runs: [
        { kind: 'some', status: '5xx', times: 2 },
        { kind: 'some', status: 'refused', times: 3 },
        { kind: 'any' },
      ],
    });
  });

  it.each([
    ['response.body.ok=true', ['ok'], '=', true],
    ['response.body.items[0].id>=7', ['items', 0, 'id'], '>=', 7],
    ['response.body.items.0.id>=7', ['items', 0, 'id'], '>=', 7],
    ['response.body["a = b"]!="true"', ['a = b'], '!=', 'true'],
    ['response.body.note=all is well: really', ['note'], '=', 'all is well: really'],
    ['response.body.url=http://localhost', ['url'], '=', 'http://localhost'],
    ['response.body.tags=["a", 1]', ['tags'], '=', ['a', 1]],
    ['response.body=ok', [], '=', 'ok'],
    ['response.body contains thank you: all', [], 'contains', 'thank you: all'],
    ['response.body contains " two spaces "', [], 'contains', ' two spaces '],
    ['response.body.message contains done', ['message'], 'contains', 'done'],
  ])('reads %s', (text, path, operator, value) => {
    expect(parseExpectation(text).claim).toEqual({ kind: 'response-body', path, operator, value });
  });

  it.each([
    ['  attempts  <=  4 ', 'attempts<=4'],
    ['statuses = 500 , 500 x2', undefined],
    ['statuses = 500 , 200', 'statuses=500,200'],
    ['order.created : delivered', 'order.created: delivered'],
    ['order.created:delivered', 'order.created: delivered'],
    ['latency.p50 < 2s', 'latency.p50<2s'],
    ['response.body.ok = true', 'response.body.ok=true'],
  ])('minds spaces only inside a value: "%s"', (spaced, tight) => {
    if (tight === undefined) expect(() => parseExpectation(spaced)).toThrow(SimulatorError);
    else expect(formatExpectation(parseExpectation(spaced))).toBe(tight);
  });
});

describe('reading a scope', () => {
  it.each([
    'order.created',
    'contacts/applied_tag.created',
    'orders/*',
    '*',
    'all',
    'subscription?invoice.*',
  ])('takes %s', (scope) => {
    expect(parseExpectation(`${scope}: attempts=2`).scope).toBe(scope);
  });

  it('names the nearest event types of one that does not exist', () => {
    expect(errorOf('order.creatd: delivered')).toMatch(
      /^Cannot read the expectation "order\.creatd: delivered": expected an event type, an alias or a glob at its start, got "order\.creatd: delivered"\. Unknown event type "order\.creatd"\. Did you mean "order\.created"/,
    );
    expect(errorOf('nothing/*: delivered')).toContain('No event type matches the pattern "nothing/*".');
    expect(errorOf(': delivered')).toContain(
      'expected an event type before the colon, or no colon, at its start',
    );
  });
});

describe('an expectation that cannot be read', () => {
  it.each([
    ['', 'expected a claim (such as delivered or attempts=2) at its start, but the text ends there.'],
    ['atempts=3', 'at its start, got "atempts=3". Did you mean "attempts"?'],
    ['latency<5ms', 'Did you mean "latency.p50" or "latency.p95" or "latency.p99" or "latency.max"?'],
    ['latency.p96<5ms', 'Did you mean "latency.p95"'],
    ['response.header.x=1', 'expected a claim (such as delivered'],
    [
      'order.created: attempts=three',
      'expected a whole number after "order.created: attempts=", got "three".',
    ],
    ['attempts=-1', 'expected a whole number after "attempts=", got "-1".'],
    [
      'attempts',
      'expected an operator (= != < <= > >=) after "attempts", but the text ends there. Quote expectations in a shell',
    ],
    ['attempts==3', 'got "==3". Did you mean "="?'],
    ['attempts=>3', 'expected an operator (= != < <= > >=) after "attempts", got "=>3". Did you mean ">="?'],
    ['delivered soon', 'after "delivered", got "soon".'],
    ['statuses!=500', 'expected = after "statuses", got "!=500".'],
    ['statuses=500,6oo,200', 'after "statuses=500,", got "6oo,200".'],
    ['statuses=', 'reset) after "statuses=", but the text ends there.'],
    ['statuses=500x0', 'got "500x0".'],
    ['status=timout', 'Did you mean "timeout"?'],
    ['status=500x2', 'after "status=", got "500x2".'],
    ['status=*', 'got "*".'],
    ['status<500', 'expected an operator (= !=) after "status", got "<500".'],
    ['latency.p95<500', 'expected a duration with its unit (500ms, 1.5s) after "latency.p95<", got "500".'],
    ['response.body', 'after "response.body", but the text ends there.'],
    [
      'response.body.ok is true',
      'expected an operator (= != < <= > >=) or contains after "response.body.ok", got "is true".',
    ],
    ['response.body.=true', 'expected a path (.ok, .items[0].id or ["a key"]) after "response.body"'],
    ['response.body.ok=', 'expected a value ("" is the empty text) after "response.body.ok="'],
    ['response.body.ok={a:1}', 'expected valid JSON after "response.body.ok="'],
    ['response.body.n<many', 'expected a number after "response.body.n<", got "many".'],
    ['response.body contains', 'expected the text that the body must contain after "response.body contains"'],
  ])('says where "%s" went wrong', (text, message) => {
    expect(errorOf(text)).toContain(message);
  });

  it('shows the whole grammar in the cure, on one line', () => {
    const error = thrownBy('attempts');

    expect(error.code).toBe('invalid-expectation');
    expect(error.cure).toMatch(/An expectation is \[EVENT:\] followed by delivered \| .* >=\.$/);
    expect(error.message).not.toContain('\n');
  });

  it('does not pass control characters on to a terminal', () => {
    expect(errorOf('\u001b[2Jattempts')).not.toContain('\u001b');
  });
});

describe('writing an expectation', () => {
  it('writes what is read again as the same', () => {
    fc.assert(
      fc.property(fc.record({ scope: SCOPES, claim: CLAIMS }), (expectation) => {
        expect(parseExpectation(formatExpectation(expectation))).toEqual(expectation);
      }),
      { numRuns: 1_000 },
    );
  });

  it('writes the one that is implied', () => {
    expect(DEFAULT_EXPECTATIONS.map(formatExpectation)).toEqual(['delivered']);
  });
});

describe('the grammar in the help', () => {
  it('has only examples that can be read', () => {
    const examples = EXPECTATION_GRAMMAR.join('\n').match(/[a-z.0-9]+(?:<=|>=|=|<)[a-z0-9][a-z0-9,]*/g) ?? [];

    expect(examples).toEqual([
      'attempts<=4',
      'statuses=500x2,200',
      'status=200,204',
      'response.body.ok=true',
      'deliveries=10',
      'delivered>=9',
      'latency.p95<500ms',
    ]);
    for (const example of examples) expect(formatExpectation(parseExpectation(example))).toBe(example);
  });

  it('fits a terminal', () => {
    for (const line of EXPECTATION_GRAMMAR) expect(line.length).toBeLessThanOrEqual(80);
  });
});

const SCOPES = fc.constantFrom(null, 'order.created', 'orders/*', '*', 'form_submission.created');
const operator = fc.constantFrom(...OPERATORS);
const count = fc.nat({ max: 999_999_999 });
const status = fc.oneof(
  fc.integer({ min: 100, max: 999 }).map(String),
  fc.integer({ min: 1, max: 9 }).map((digit) => `${digit}xx`),
  fc.constantFrom(...STATUS_WORDS),
);
const run = fc.oneof(
  fc.record({
    kind: fc.constant('some' as const),
    status,
    times: fc.integer({ min: 1, max: 999 }),
  }),
  fc.constant({ kind: 'any' as const }),
);
const path = fc.array(fc.oneof(fc.string({ minLength: 1 }), fc.nat({ max: 9_999 })), { maxLength: 4 });
const json = fc.jsonValue().filter((value) => !/(^|[^\w])-0([^.\w]|$)/.test(JSON.stringify(value)));
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0));
const CLAIMS: fc.Arbitrary<Claim> = fc.oneof(
  fc.record({ kind: fc.constant('ending' as const), ending: fc.constantFrom('delivered', 'exhausted') }),
  fc.record({ kind: fc.constant('attempts' as const), operator, value: count }),
  fc.record({ kind: fc.constant('statuses' as const), runs: fc.array(run, { minLength: 1 }) }),
  fc.record({
    kind: fc.constant('status' as const),
    operator: fc.constantFrom('=', '!='),
    oneOf: fc.array(status, { minLength: 1 }),
  }),
  fc.record({
    kind: fc.constant('count' as const),
    of: fc.constantFrom('deliveries', 'delivered', 'exhausted'),
    operator,
    value: count,
  }),
  fc.record({
    kind: fc.constant('latency' as const),
    statistic: fc.constantFrom(...LATENCY_STATISTICS),
    operator,
    limitMs: count,
  }),
  fc.record({
    kind: fc.constant('response-body' as const),
    path,
    operator: fc.constantFrom('=', '!='),
    value: fc.oneof(
      json.map((value) => JSON.parse(JSON.stringify(value))),
      fc.string(),
    ),
  }),
  fc.record({
    kind: fc.constant('response-body' as const),
    path,
    operator: fc.constantFrom('<', '<=', '>', '>='),
    value: number,
  }),
  fc.record({
    kind: fc.constant('response-body' as const),
    path,
    operator: fc.constant('contains' as const),
    value: fc.string({ minLength: 1 }),
  }),
);

function thrownBy(text: string): SimulatorError {
  try {
    parseExpectation(text);
  } catch (error) {
    if (error instanceof SimulatorError) return error;
    throw error;
  }
  throw new Error(`"${text}" was read`);
}

function errorOf(text: string): string {
  return thrownBy(text).message;
}
