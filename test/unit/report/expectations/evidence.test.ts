import { describe, expect, it } from 'vitest';
import { aDelivery, judged } from './delivery-report-builder.ts';

describe('the scope of an expectation', () => {
  const run = [
    aDelivery({ id: 'd1', eventType: 'order.created' }),
    aDelivery({ id: 'd2', eventType: 'orders/invoice.created' }),
    aDelivery({ id: 'd3', eventType: 'orders/transaction.created' }),
    aDelivery({ id: 'd4', eventType: 'form/submission.created' }),
    aDelivery({ id: 'd5', eventType: 'form_submission.created' }),
  ];

  it.each([
    ['order.created', 1],
    ['orders/*', 2],
    ['order*.created', 3],
    ['*', 5],
    ['all', 5],
    ['form/submission.created', 2],
    ['form_submission.created', 2],
    ['form_*', 1],
  ])('%s: a name stands for its aliases, a glob for what it matches', (scope, count) => {
    expect(judged(`${scope}: deliveries=${count}`, ...run)).toMatchObject({ passed: true, scope });
  });

  it.each([
    'delivered',
    'exhausted',
    'attempts<=8',
    'statuses=*',
    'status!=500',
    'response.body!=""',
    'delivered=0',
    'exhausted=0',
    'deliveries<=5',
    'deliveries!=1',
    'latency.p95<1h',
  ])('never passes without a delivery in it: %s', (claim) => {
    expect(judged(`contact.created: ${claim}`, ...run)).toMatchObject({
      passed: false,
      observed: 'no delivery in scope',
      explanation: 'No delivery of the run matches "contact.created", so nothing can be judged.',
    });
    expect(judged(claim)).toMatchObject({
      passed: false,
      explanation: 'The run made no delivery, so nothing can be judged.',
    });
  });

  it.each(['deliveries=0', 'deliveries<=0', 'deliveries<1'])('may be expected to be empty: %s', (claim) => {
    expect(judged(`contact.created: ${claim}`, ...run)).toMatchObject({
      passed: true,
      observed: '0 deliveries',
    });
  });
});

describe('a delivery that the run did not finish', () => {
  const unfinished = aDelivery({ status: 'canceled', responses: [500, 500], unmade: 6 });

  it.each([
    ['delivered', false],
    ['exhausted', false],
    ['attempts=2', false],
    ['attempts<=7', false],
    ['attempts<=8', true],
    ['attempts>=2', true],
    ['attempts!=1', true],
    ['attempts!=5', false],
    ['statuses=500,500', false],
    ['statuses=500,500,*', true],
    ['statuses=404,*', false],
    ['status=500', false],
    ['status!=404', false],
    ['response.body=""', false],
    ['deliveries=1', true],
    ['delivered=0', false],
    ['delivered<=1', true],
    ['exhausted=0', false],
    ['latency.max<1s', true],
  ])('keeps "%s" only if nothing that may follow can break it: %s', (expectation, passed) => {
    expect(judged(expectation, unfinished).passed).toBe(passed);
  });

  it('is told from one that fell short', () => {
    expect(judged('delivered', unfinished)).toMatchObject({
      observed: 'unfinished after 2 attempts in d1 (order.created)',
      explanation: expect.stringContaining('The run stopped early'),
    });
    expect(judged('exhausted=0', unfinished)).toMatchObject({
      observed: '0 of 1 delivery exhausted, 1 unfinished',
      explanation: expect.stringContaining('the claim must be true for both'),
    });
  });

  it('keeps no claim before its first attempt', () => {
    const untried = aDelivery({ status: 'canceled', responses: [], unmade: 8 });

    expect(judged('attempts<=8', untried)).toMatchObject({
      passed: false,
      observed: 'no attempt in d1 (order.created)',
    });
  });
});

describe('a delivery that a fault drops', () => {
  const dropped = aDelivery({ id: 'd2', status: 'dropped', responses: [] });

  it('counts as a delivery and is judged by no other claim', () => {
    for (const claim of [
      'delivered',
      'attempts=1',
      'status=2xx',
      'delivered=1',
      'exhausted=0',
      'latency.max<1s',
    ]) {
      expect(judged(claim, aDelivery(), dropped).passed).toBe(true);
    }
    expect(judged('deliveries=2', aDelivery(), dropped)).toMatchObject({
      passed: true,
      explanation: 'In scope: 2 deliveries. Dropped on purpose: 1.',
    });
  });

  it('is no evidence on its own', () => {
    for (const claim of ['delivered', 'attempts<=1', 'exhausted=0', 'delivered=0', 'latency.max<1s']) {
      expect(judged(claim, dropped)).toMatchObject({
        passed: false,
        observed: 'no delivery in scope was sent',
        explanation: 'Dropped on purpose: 1 delivery. Nothing to judge.',
      });
    }
  });
});
