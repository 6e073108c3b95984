import type { ShownEvent, Story } from '../../../support/journeys/stories.ts';
import { type Invariant, object, objects, of, thousandths, total, unequal } from './invariant.ts';

const OPEN = ['draft', 'unpaid', 'past-due', 'abandoned'];
const TAXES = ['state_tax_amount', 'county_tax_amount', 'city_tax_amount', 'district_tax_amount'];

export const MONEY_ADDS_UP: Invariant = {
  holds: 'lines, taxes, shipping, discounts, totals, amounts due and refunds add up',
  violations: (story) => [
    ...of(story, 'orders-invoice').flatMap(ofInvoice),
    ...of(story, 'order').flatMap((event) => ofOrder(event, story)),
    ...of(story, 'orders-transaction').flatMap((event) => ofTransaction(event, story)),
  ],
};

function ofInvoice(event: ShownEvent): string[] {
  const { data } = event;
  const lines = objects(data['line_items']);
  const amount = (name: string) => thousandths(data[`${name}_amount`]);
  const ofLines = (name: string) => total(lines.map((line) => thousandths(line[name])));
  const isOpen = OPEN.includes(String(data['status']));
  return [
    ...unequal(event, {
      subtotal: [amount('subtotal'), ofLines('amount')],
      tax: [amount('tax'), total(TAXES.map(ofLines))],
      discount: [amount('discount'), ofLines('discount_amount')],
      total: [amount('total'), amount('subtotal') - amount('discount') + amount('tax') + amount('shipping')],
      due: [amount('due'), isOpen ? amount('total') : 0],
    }),
    ...lines.flatMap((line) =>
      unequal(event, {
        'amount of a line': [
          thousandths(line['amount']),
          Number(line['quantity']) * thousandths(object(line['products_price'])['amount']),
        ],
        'currency of a line': [
          String(object(line['products_price'])['currency']).toUpperCase(),
          data['currency'],
        ],
      }),
    ),
  ];
}

/** The last invoice that pays for the order itself asks for what the order costs. */
function ofOrder(event: ShownEvent, { events, given }: Story): string[] {
  const { data } = event;
  const goods = total(
    objects(data['line_items']).map(
      (line) => Number(line['quantity']) * thousandths(object(line['products_price'])['amount']),
    ),
  );
  const invoice = [...given, ...events].find(
    (other) =>
      other.entry.resource === 'orders-invoice' &&
      other.data['order_id'] === data['id'] &&
      other.data['invoice_type'] !== 'interim' &&
      thousandths(other.data['subtotal_amount']) === goods,
  );
  if (invoice === undefined) return [];
  return unequal(event, {
    total: [data['total_amount'], invoice.data['total_amount']],
    tax: [data['tax_amount'], invoice.data['tax_amount']],
    // Orders may write it in lower case.
    currency: [String(data['currency']).toUpperCase(), invoice.data['currency']],
  });
}

function ofTransaction(event: ShownEvent, story: Story): string[] {
  const { data } = event;
  const invoices = of(story, 'orders-invoice').filter((other) => other.data['order_id'] === data['order_id']);
  const isAsked = invoices.some((other) => other.data['total_amount'] === data['amount']);
  return unequal(event, {
    'that an invoice asks for the amount': [isAsked, true],
    'that only refunds have reasons': [data['reason'] !== null, String(data['status']).includes('refunded')],
  });
}
