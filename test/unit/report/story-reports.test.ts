import { expect, it } from 'vitest';
import type { ReporterName } from '../../../src/report/registry.ts';
import type { DeliveryReport } from '../../../src/report/run-report.ts';
import { delivery, exhaustedDelivery, runReport } from '../../support/reports/builders.ts';
import { written } from '../../support/reports/reporting.ts';

type Story = NonNullable<DeliveryReport['story']>;

const BUYER: Story = { journey: 'sale', telling: 1, step: 'create buyer', stepNumber: 1, subject: 'buyer' };
const PAYS: Story = { ...BUYER, step: 'pay purchase', stepNumber: 2, subject: 'purchase' };
const STORY = [
  delivery({ id: 'd1', eventType: 'contact.created', story: BUYER }),
  delivery({ id: 'd2', eventType: 'contact.identified', story: BUYER }),
  delivery({ id: 'd3', eventType: 'orders/invoice.paid', story: PAYS, faults: ['dup'] }),
  exhaustedDelivery({ id: 'd4', eventType: 'order.completed', story: PAYS }),
];
const TWICE = [...STORY, ...STORY.map(({ id, ...rest }) => again(id, rest))];

it('names each step once as text, beside its first event', async () => {
  const lines = (await write('text')).split('\n');

  expect(lines.slice(0, 4)).toEqual([
    expect.stringMatching(/^✓ contact\.created +200 .* create buyer$/),
    expect.stringMatching(/^✓ contact\.identified +200 +12 ms$/),
    expect.stringMatching(/^✓ orders\/invoice\.paid +200 .* pay purchase$/),
    '  ! dup',
  ]);
});

it('says beside a delivery that failed where it stands in its story', async () => {
  const lines = (await write('text')).split('\n');

  expect(lines[4]).toMatch(/^order\.completed {2}V2/);
  expect(lines[5]).toBe('  step 2 of sale: pay purchase');
});

it('tells tellings apart as text, and cuts what is too long for a line', async () => {
  const long = { ...PAYS, step: 'pay a-purchase-with-a-name', telling: 2 };
  const [line = ''] = (await write('text', [delivery({ story: long })])).split('\n');

  expect(line).toMatch(/ {2}2· pay a-purcha…$/);
  expect(line.length).toBeLessThanOrEqual(80);
});

it('has a table of the steps in Markdown', async () => {
  const text = await write('markdown');

  expect(text).toContain('| ✅ | `sale` | 1. `create buyer` | 2 of 2 |');
  expect(text).toContain('| ❌ | `sale` | 2. `pay purchase` | 1 of 2 |');
});

it('makes a suite of a journey for test tools, and one of each telling where there are several', async () => {
  const [once, twice] = await Promise.all([write('junit'), write('junit', TWICE)]);

  expect(suitesIn(once)).toContain('sale');
  expect(suitesIn(twice)).toEqual(expect.arrayContaining(['sale 1', 'sale 2']));
  expect(once).toContain('name="2 pay purchase: order.completed d4"');
});

it('names journey and step in CTRF and in annotations', async () => {
  const [ctrf, github] = await Promise.all([write('ctrf'), write('github')]);

  expect(JSON.parse(ctrf).results.tests.map(({ name }: { name: string }) => name)).toContain(
    '1 create buyer: contact.created d1',
  );
  expect(github).toContain('title=2 pay purchase%3A order.completed d4');
});

async function write(name: ReporterName, deliveries: readonly DeliveryReport[] = STORY): Promise<string> {
  return await written(name, runReport(deliveries));
}

function suitesIn(xml: string): string[] {
  return [...xml.matchAll(/<testsuite name="([^"]*)"/g)].map(([, name = '']) => name);
}

function again(id: string, rest: Omit<DeliveryReport, 'id'>): DeliveryReport {
  const { story = BUYER } = rest;
  return { ...rest, id: `${id}0`, story: { ...story, telling: 2 } };
}
