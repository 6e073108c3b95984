import { describe, expect, it } from 'vitest';
import { aDelivery, judged } from './delivery-report-builder.ts';

describe('a claim about the body of the last response', () => {
  it.each<[string, string, boolean]>([
    ['response.body.ok=true', '{"ok":true}', true],
    ['response.body.ok=true', '{"ok":"true"}', false],
    ['response.body.ok="true"', '{"ok":"true"}', true],
    ['response.body.ok!=true', '{"ok":false}', true],
    ['response.body.ok!=true', '{}', false],
    ['response.body.id=5', '{"id":5.0}', true],
    ['response.body.id=0', '{"id":-0}', true],
    ['response.body.id>=5', '{"id":5}', true],
    ['response.body.id<5', '{"id":5}', false],
    ['response.body.id>4', '{"id":"5"}', false],
    ['response.body.error=null', '{"error":null}', true],
    ['response.body.error=null', '{}', false],
    ['response.body.items[1].sku=b', '{"items":[{"sku":"a"},{"sku":"b"}]}', true],
    ['response.body.tags=["a","b"]', '{"tags":["a","b"]}', true],
    ['response.body.it={"b":2,"a":1}', '{"it":{"a":1,"b":2}}', true],
    ['response.body.note contains well', '{"note":"all is well"}', true],
    ['response.body.note contains ill', '{"note":"all is good"}', false],
    ['response.body.note contains 1', '{"note":[1]}', false],
    ['response.body.constructor contains a', '{}', false],
    ['response.body=ok', 'ok\n', true],
    ['response.body=ok', '"ok"', true],
    ['response.body=""', '', true],
    ['response.body!=ok', 'no', true],
    ['response.body contains thanks', '<p>thanks</p>', true],
    ['response.body contains {"ok":true', '{"ok":true}', true],
  ])('judges "%s" by %s: %s', (expectation, body, passed) => {
    expect(judged(expectation, aDelivery({ body })).passed).toBe(passed);
  });

  it.each([
    ['{"ok":false}', 'response.body.ok false'],
    ['{"no":1}', 'no response.body.ok'],
    ['[]', 'no response.body.ok'],
    ['', 'an empty body'],
    ['Thank you', 'a body that is not JSON: "Thank you"'],
    [`{"ok":"${'x'.repeat(100)}"}`, `response.body.ok "${'x'.repeat(38)}…`],
    [`{"ok":true,"more":"${'x'.repeat(2_029)}`, 'a truncated body'],
  ])('says what it found in %s', (body, observed) => {
    expect(judged('response.body.ok=true', aDelivery({ body })).observed).toBe(
      `${observed} in d1 (order.created)`,
    );
  });

  it('explains that a number and its text are two values', () => {
    expect(judged('response.body.id=5', aDelivery({ body: '{"id":"5"}' })).explanation).toBe(
      '1 of 1 delivery: response.body.id "5" in d1 (order.created). ' +
        'The types differ: response.body.id="5" would match.',
    );
  });
});
