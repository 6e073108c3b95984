import { expect, it } from 'vitest';
import { problemsToldIn } from '../../support/journeys/read-text.ts';

const STORY = `parameters:
  outcome: { default: paid, options: [paid, declined] }
  renewals: { default: 1, minimum: 0, maximum: 3 }
given:
  - create: club
    product: { billing: monthly, price: 29.00 }
steps:
  - create: buyer
    contact: {}
  - create: membership
    order: { of: buyer, items: [{ product: club }] }
  - pay: membership
    when: { outcome: paid }
`;

it('finds nothing wrong where every choice can be told', () => {
  expect(problemsToldIn(STORY)).toEqual([]);
});

it('finds what only happening shows, at its place', () => {
  const problems = problemsToldIn(STORY.replace('pay: membership', 'refund: membership'));

  expect(problems).toEqual([
    expect.stringMatching(/^12:5 "membership" has no invoice that is paid; its invoices are unpaid\./),
  ]);
});

it('finds what only one value of a parameter shows, and names it', () => {
  const problems = problemsToldIn(`${STORY}  - renew: membership\n`);

  expect(problems).toEqual([
    expect.stringMatching(/^14:5 "membership" is not a running subscription .*\(with outcome: declined\)/),
  ]);
});

it('tries the limits of numbers', () => {
  const text = `${STORY}  - repeat: \${renewals}
    steps:
      - after: 1 month
        change: buyer
        when: { outcome: paid }
  - create: buyer-\${renewals}
    contact: {}
  - tag: buyer-1
    with: vip
`;

  expect(problemsToldIn(text)).toEqual([
    expect.stringMatching(/^21:5 "buyer-1" does not exist at this point\. \(with renewals: 0\)/),
    expect.stringMatching(/^21:5 "buyer-1" does not exist at this point\. \(with renewals: 3\)/),
  ]);
});

it('finds references to text where a number belongs', () => {
  const text = STORY.replace(
    'items: [{ product: club }]',
    `items: [{ product: club, quantity: '\${buyer.first_name}' }]`,
  );

  expect(problemsToldIn(text)).toEqual([
    expect.stringMatching(/^10:5 "quantity" must be a whole number of at least 1, got "/),
  ]);
});

it('finds moments that are over', () => {
  const text = `${STORY}  - at: \${buyer.created_at}
    change: buyer
    after: 2m
  - at: \${buyer.created_at}
    change: buyer
`;

  expect(problemsToldIn(text).join()).toContain(
    '17:5 "at" is 2026-01-15T12:00:00.000Z, before the current time of the journey',
  );
});
