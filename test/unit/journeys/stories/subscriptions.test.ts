import { expect, it } from 'vitest';
import type { JsonObject } from '../../../../src/internal/json.ts';
import { journeyCalled } from '../../../support/journeys/built-in-journeys.ts';
import { type Story, tell } from '../../../support/journeys/stories.ts';
import { object, objects, thousandths } from '../invariants/invariant.ts';

it.each([0, 1, 12])('renews %i times, each when the time before is used up', (periods) => {
  const story = tell(journeyCalled('subscription-renewals'), { parameters: { periods } });

  const lines = shown(story, 'subscription/invoice.paid').map((invoice) => objects(invoice['line_items'])[0]);
  expect(lines).toHaveLength(periods + 1);
  for (const [index, line] of lines.slice(1).entries()) {
    expect(line?.['period_start_at']).toBe(lines[index]?.['period_end_at']);
  }
  expect(lastOrder(story)['recurring_invoices_paid_count']).toBe(periods + 1);
  expect(lastOrder(story)['paid_until']).toBe(lines.at(-1)?.['period_end_at']);
});

it('keeps to the last day of short months', () => {
  const story = tell(journeyCalled('subscription-renewals'), {
    opensAt: Date.UTC(2026, 0, 31, 10),
    parameters: { periods: 4 },
  });

  const days = shown(story, 'subscription/invoice.paid').map((invoice) => String(invoice['issued_at']));
  expect(days.map((day) => day.slice(0, 10))).toEqual([
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
    '2026-05-31',
  ]);
});

it('activates a trial long before the first payment', () => {
  const story = tell(journeyCalled('subscription-trial-converts'), { parameters: { trial: '30d' } });

  const at = (name: string) => story.events.find(({ entry }) => entry.name === name)?.at ?? Number.NaN;
  const days = (at('subscription.first_payment_received') - at('subscription.activated')) / 86_400_000;
  expect(Math.round(days)).toBe(30);
  expect(at('subscription.trial_converted')).toBeGreaterThan(at('subscription.trial_ended'));
});

it('charges nothing for a trial that is not wanted', () => {
  const { eventTypes } = tell(journeyCalled('subscription-trial-converts'), {
    parameters: { outcome: 'cancels' },
  });

  expect(eventTypes).toContain('subscription.canceled');
  expect(eventTypes.filter((name) => /invoice|transaction/.test(name))).toEqual([]);
});

it('bills an upgrade by the difference, and tells what was there before only once', () => {
  const story = tell(journeyCalled('subscription-upgrade'));

  const interim = shown(story, 'orders/invoice.created').find(({ invoice_type: type }) => type === 'interim');
  const before = shown(story, 'subscription.upgraded')[0]?.['previous_line_item'];
  expect(thousandths(interim?.['subtotal_amount']) - thousandths(interim?.['discount_amount'])).toBe(30_000);
  expect(object(object(before)['products_price'])['amount']).toBe('29.00');
  expect(shown(story, 'order.updated').every((order) => order['previous_line_item'] === null)).toBe(true);
  expect(lastOrder(story)['recurring_invoices_paid_count']).toBe(2);
});

it('lets a downgrade from a year begin when the year is over', () => {
  const story = tell(journeyCalled('subscription-downgrade'), { parameters: { from: 'yearly' } });

  const paid = shown(story, 'subscription/invoice.paid').map((invoice) => invoice['issued_at']);
  expect(paid.map((day) => String(day).slice(0, 10))).toEqual(['2026-03-02', '2027-03-02']);
});

it.each([
  ['10d', '2026-04-02'],
  ['75d', '2026-05-25'],
])('goes on after a break of %s', (length, nextPayment) => {
  const story = tell(journeyCalled('subscription-pause-and-reactivate'), { parameters: { break: length } });

  const [, renewed] = shown(story, 'subscription/invoice.paid');
  expect(String(renewed?.['issued_at']).slice(0, 10)).toBe(nextPayment);
});

it('counts a late payment from the day on which it was due', () => {
  const story = tell(journeyCalled('dunning-recovers'), { parameters: { retries: 2 } });

  const paid = shown(story, 'subscription/invoice.paid').map((invoice) => String(invoice['issued_at']));
  expect(shown(story, 'renewal-invoice-payment-declined')).toHaveLength(3);
  expect(paid.map((day) => day.slice(0, 10))).toEqual(['2026-03-02', '2026-04-02', '2026-05-02']);
});

it('churns without a cancellation', () => {
  const story = tell(journeyCalled('dunning-churns'), { parameters: { periods: 3 } });

  const [churned] = shown(story, 'subscription.churned');
  expect(churned).toMatchObject({ billing_status: 'abandoned', canceled_at: null, next_charge_at: null });
  expect(story.eventTypes).not.toContain('subscription.canceled');
});

it('keeps what was paid for when a subscription is canceled, and forgets the reason when it comes back', () => {
  const story = tell(journeyCalled('cancellation'), { parameters: { regret: true, reason: 'other' } });

  const [canceled] = shown(story, 'subscription.canceled');
  const [back] = shown(story, 'subscription.reactivated');
  expect(canceled).toMatchObject({ cancel_reason: 'other', next_charge_at: null });
  expect(back).toMatchObject({ cancel_reason: null, next_charge_at: canceled?.['paid_until'] });
});

it('announces modifications, and charges, only where the processor does', () => {
  const external = tell(journeyCalled('subscription-start'), { parameters: { processor: 'external' } });

  expect(external.eventTypes).not.toContain('orders/transaction.created');
});

it('ends a plan when it is paid off', () => {
  const story = tell(journeyCalled('everything'));

  expect(shown(story, 'subscription.completed')[0]).toMatchObject({
    service_status: 'completed',
    recurring_invoices_paid_count: 2,
    next_charge_at: null,
  });
});

function shown({ events }: Story, name: string): readonly JsonObject[] {
  return events.filter(({ entry }) => entry.name === name).map(({ data }) => data);
}

function lastOrder(story: Story): JsonObject {
  return shown(story, 'order.updated').at(-1) ?? {};
}
