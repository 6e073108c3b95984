import { describe, expect, it } from 'vitest';
import { type Palette, plainPalette } from '../../../../src/internal/palette.ts';
import { expectationLines } from '../../../../src/report/expectations/expectation-text.ts';
import { aDelivery, deliveries, judged } from './delivery-report-builder.ts';

describe('expectations on a terminal', () => {
  it('has one line for an expectation that was met', () => {
    const results = [judged('order.created:attempts = 1', aDelivery())];

    expect(expectationLines(results, plainPalette)).toEqual(['✓ order.created: attempts=1']);
  });

  it('says what was observed instead, and of which deliveries', () => {
    const result = judged('attempts<=4', aDelivery(), ...deliveries(4, { responses: Array(8).fill(500) }));

    expect(expectationLines([result], plainPalette)).toEqual([
      '✗ attempts<=4 — observed 8 attempts in d1 (order.created) and 3 more',
      '    4 of 5 deliveries: 8 attempts in d1 (order.created); 8 attempts in d2',
      '    (order.created); 8 attempts in d3 (order.created); 1 more.',
    ]);
  });

  it('repeats nothing where what was observed says it all', () => {
    const run = deliveries(2, { responses: [500, 200] });
    const results = ['attempts=1', 'latency.max<1ms', 'delivered>2', 'deliveries=1'].map((expectation) =>
      judged(expectation, ...(expectation === 'attempts=1' ? run.slice(1) : run)),
    );

    expect(expectationLines(results, plainPalette)).toEqual([
      '✗ attempts=1 — observed 2 attempts in d2 (order.created)',
      '✗ latency.max<1ms — observed max 5 ms over 4 responses',
      '✗ delivered>2 — observed 2 of 2 deliveries delivered',
      '✗ deliveries=1 — observed 2 deliveries',
    ]);
  });

  it('breaks lines that a terminal cannot hold', () => {
    const eventType = 'communities/posts/comment.created';
    const result = judged(
      `${eventType}: statuses=500x2,200`,
      aDelivery({ eventType, responses: [500, 'timeout'] }),
    );

    const lines = expectationLines([result], plainPalette);

    expect(lines.slice(0, 2)).toEqual([
      '✗ communities/posts/comment.created: statuses=500x2,200',
      '    observed statuses 500,timeout in d1 (communities/posts/comment.created)',
    ]);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('leaves a word whole that is longer than a line', () => {
    const result = judged(`response.body=${'x'.repeat(90)}`, aDelivery({ body: 'y' }));

    expect(expectationLines([result], plainPalette)[0]).toBe(`✗ response.body=${'x'.repeat(90)}`);
  });

  it('colors the mark, and nothing that the line is measured by', () => {
    const marked: Palette = {
      ...plainPalette,
      green: (text) => `<green>${text}</green>`,
      red: (text) => `<red>${text}</red>`,
    };

    expect(expectationLines([judged('delivered', aDelivery())], marked)).toEqual([
      '<green>✓</green> delivered',
    ]);
    expect(expectationLines([judged('exhausted', aDelivery())], marked)[0]).toBe(
      '<red>✗</red> exhausted — observed delivered after 1 attempt in d1 (order.created)',
    );
  });

  it('keeps control characters of a receiver away from the terminal', () => {
    const body = String.raw`{"note":"\u001b[2J\u009b2J"}`;
    const lines = expectationLines([judged('response.body.note=ok', aDelivery({ body }))], plainPalette);

    for (const control of ['\u001b', '\u009b']) expect(lines.join('')).not.toContain(control);
  });
});
