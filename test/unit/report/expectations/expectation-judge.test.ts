import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPECTATIONS } from '../../../../src/report/expectations/expectation.ts';
import { createExpectationJudge } from '../../../../src/report/expectations/expectation-judge.ts';
import { aDelivery, deliveries, type HttpResponse, judged } from './delivery-report-builder.ts';

const TWICE_FAILED: readonly HttpResponse[] = [500, 500, 200];

describe('a claim about every delivery', () => {
  it.each<[string, readonly HttpResponse[], boolean]>([
    ['delivered', [200], true],
    ['delivered', [500, 500], false],
    ['exhausted', [500, 500], true],
    ['exhausted', [200], false],
    ['attempts=3', TWICE_FAILED, true],
    ['attempts=2', TWICE_FAILED, false],
    ['attempts!=2', TWICE_FAILED, true],
    ['attempts<=3', TWICE_FAILED, true],
    ['attempts<3', TWICE_FAILED, false],
    ['attempts>=3', TWICE_FAILED, true],
    ['attempts>3', TWICE_FAILED, false],
    ['statuses=500,500,200', TWICE_FAILED, true],
    ['statuses=500x2,200', TWICE_FAILED, true],
    ['statuses=5xx,5xx,2xx', TWICE_FAILED, true],
    ['statuses=500,200', TWICE_FAILED, false],
    ['statuses=500x3', TWICE_FAILED, false],
    ['statuses=500,*', TWICE_FAILED, true],
    ['statuses=*,200', TWICE_FAILED, true],
    ['statuses=*,500,*,500,*', TWICE_FAILED, true],
    ['statuses=500x2,200,*', TWICE_FAILED, true],
    ['statuses=404,*', TWICE_FAILED, false],
    ['statuses=*,404,*', TWICE_FAILED, false],
    ['statuses=*', TWICE_FAILED, true],
    ['statuses=timeout,refused,reset', ['timeout', 'refused', 'reset'], true],
    ['statuses=timeout,error,error', ['timeout', 'refused', 'reset'], true],
    ['statuses=error', ['timeout'], false],
    ['status=2xx', TWICE_FAILED, true],
    ['status=200,204', TWICE_FAILED, true],
    ['status!=5xx', TWICE_FAILED, true],
    ['status!=200,204', TWICE_FAILED, false],
    ['status=5xx', TWICE_FAILED, false],
    ['status=timeout', [500, 'timeout'], true],
    ['status=error', ['other'], true],
    ['status=1xx', ['timeout'], false],
  ])('judges "%s" by the responses %j: %s', (expectation, responses, passed) => {
    expect(judged(expectation, aDelivery({ responses })).passed).toBe(passed);
  });

  it('fails as soon as one delivery falls short, and names it', () => {
    const result = judged(
      'attempts<=4',
      aDelivery(),
      aDelivery({ id: 'd2', eventType: 'orders/invoice.created', responses: Array(8).fill(500) }),
    );

    expect(result).toEqual({
      expression: 'attempts<=4',
      scope: null,
      passed: false,
      observed: '8 attempts in d2 (orders/invoice.created)',
      explanation: '1 of 2 deliveries: 8 attempts in d2 (orders/invoice.created).',
    });
  });

  it('tells what was seen where there is one delivery, and how many where there are several', () => {
    expect(judged('status=2xx', aDelivery()).observed).toBe('status 200 in d1 (order.created)');
    expect(judged('delivered', aDelivery({ responses: TWICE_FAILED })).observed).toBe(
      'delivered after 3 attempts in d1 (order.created)',
    );
    expect(judged('delivered', ...deliveries(10)).observed).toBe('10 of 10 deliveries');
  });

  it.each([
    ['delivered', 'exhausted after 2 attempts (last reset)'],
    ['attempts=3', '2 attempts'],
    ['statuses=500,200', 'statuses 500,reset'],
    ['status=2xx', 'status reset'],
    ['response.body.ok=true', 'no response (reset)'],
  ])('says what was observed instead of "%s"', (expectation, observed) => {
    const result = judged(expectation, aDelivery({ responses: [500, 'reset'] }));

    expect(result.observed).toBe(`${observed} in d1 (order.created)`);
  });

  it('gathers equal statuses', () => {
    expect(judged('statuses=200', aDelivery({ responses: [500, 500, 500, 'timeout', 200] })).observed).toBe(
      'statuses 500x3,timeout,200 in d1 (order.created)',
    );
  });
});

describe('a claim about the scope as a whole', () => {
  const run = [...deliveries(9), aDelivery({ id: 'd10', responses: [500, 500] })];

  it.each([
    ['deliveries=10', true, '10 deliveries'],
    ['deliveries<10', false, '10 deliveries'],
    ['delivered>=9', true, '9 of 10 deliveries delivered'],
    ['delivered=10', false, '9 of 10 deliveries delivered'],
    ['exhausted<=1', true, '1 of 10 deliveries exhausted'],
    ['exhausted=0', false, '1 of 10 deliveries exhausted'],
  ])('counts: %s is %s', (expectation, passed, observed) => {
    expect(judged(expectation, ...run)).toMatchObject({ passed, observed });
  });

  it('takes percentiles and the maximum over all responses', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => aDelivery({ latencyMs: index + 1 }));

    expect(judged('latency.p50<51ms', ...hundred)).toMatchObject({
      passed: true,
      observed: 'p50 50 ms over 100 responses',
    });
    expect(judged('latency.p50<49ms', ...hundred).passed).toBe(false);
    expect(judged('latency.p95<96ms', ...hundred).passed).toBe(true);
    expect(judged('latency.p95<94ms', ...hundred).passed).toBe(false);
    expect(judged('latency.p99>98ms', ...hundred).passed).toBe(true);
    expect(judged('latency.max=100ms', ...hundred).passed).toBe(true);
  });

  it('leaves out attempts without a response, and has nothing to say without any', () => {
    expect(judged('latency.max<1s', aDelivery({ responses: ['timeout', 200] })).observed).toBe(
      'max 5 ms over 1 response',
    );
    expect(judged('latency.max<1s', aDelivery({ responses: ['timeout', 'refused'] }))).toMatchObject({
      passed: false,
      observed: 'no response',
    });
  });

  it('shows a latency exactly where rounding would hide why it failed', () => {
    expect(judged('latency.max<=500ms', aDelivery({ latencyMs: 500.234 }))).toMatchObject({
      passed: false,
      observed: 'max 500.234 ms over 1 response',
    });
  });
});

describe('judging a run', () => {
  it('keeps the order of the expectations', () => {
    const judge = createExpectationJudge(DEFAULT_EXPECTATIONS);
    judge.record(aDelivery());

    expect(judge.results()).toEqual([
      {
        expression: 'delivered',
        scope: null,
        passed: true,
        observed: 'delivered after 1 attempt in d1 (order.created)',
        explanation: 'The one delivery in scope: delivered after 1 attempt in d1 (order.created).',
      },
    ]);
    expect(judge.results()).toEqual(judge.results());
  });

  it('keeps three pieces of evidence of 100,000 deliveries that fell short', () => {
    const result = judged('attempts=1', ...deliveries(100_000, { responses: [500, 500] }));

    expect(result.observed).toBe('2 attempts in d1 (order.created) and 99999 more');
    expect(result.explanation).toBe(
      '100000 of 100000 deliveries: 2 attempts in d1 (order.created); 2 attempts in d2 (order.created); ' +
        '2 attempts in d3 (order.created); 99997 more.',
    );
  });
});
