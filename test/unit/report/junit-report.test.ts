import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import { expect, it } from 'vitest';
import {
  delivery,
  exhaustedDelivery,
  expectation,
  failedAttempt,
  runReport,
  unfinishedDelivery,
  unreachableDelivery,
} from '../../support/reports/builders.ts';
import {
  HOSTILE_TEXT,
  hostileReceiver,
  SECRET,
  written,
  writtenAboutRun,
} from '../../support/reports/reporting.ts';

it('makes a suite of each event type and a test case of each delivery', async () => {
  const report = runReport([
    delivery({ id: 'd1' }),
    exhaustedDelivery({ id: 'd2' }),
    delivery({ id: 'd3', eventType: 'contact.created' }),
  ]);

  const document = parse(await written('junit', report));

  expect(all(document, 'testsuite').map((suite) => suite.getAttribute('name'))).toEqual([
    'order.created',
    'contact.created',
  ]);
  expect(attributes(all(document, 'testsuite')[0])).toEqual({
    ...{ name: 'order.created', tests: '2', failures: '1', errors: '0', skipped: '0' },
    ...{ time: '0.512', timestamp: '2026-01-15T12:00:01' },
  });
  expect(attributes(all(document, 'testcase')[1])).toEqual({
    name: 'order.created d2',
    classname: 'cf-webhook-sim.order.created',
    time: '0.500',
  });
});

it('shows an exhausted delivery as a failure with its timeline', async () => {
  const document = parse(await written('junit', runReport([exhaustedDelivery()])));

  const [failure] = all(document, 'failure');

  expect(failure?.getAttribute('type')).toBe('exhausted');
  expect(failure?.getAttribute('message')).toContain('Exhausted after 2 attempts. 500 is not in');
  expect(failure?.textContent).toContain('exhausted after 2 attempts: ClickFunnels gives up.');
  expect(failure?.textContent).toContain('the last response began: boom');
});

it('never shows as green what was not finished, not reached or not sent', async () => {
  const report = runReport([
    unfinishedDelivery(),
    unreachableDelivery(),
    delivery({ status: 'dropped', attempts: [] }),
  ]);

  const document = parse(await written('junit', report));

  expect(all(document, 'failure')[0]?.getAttribute('type')).toBe('incomplete');
  expect(all(document, 'error')[0]?.getAttribute('type')).toBe('unreachable');
  expect(all(document, 'skipped')).toHaveLength(1);
  expect(attributes(all(document, 'testsuite')[0])).toMatchObject({
    ...{ tests: '3', failures: '1', errors: '1', skipped: '1' },
  });
});

it('has a failing test case even for a run without deliveries', async () => {
  const document = parse(await written('junit', runReport([])));

  expect(all(document, 'failure')[0]?.getAttribute('message')).toBe(
    'The run is incomplete: nothing was delivered.',
  );
});

it('gathers the expectations in a suite of their own', async () => {
  const report = runReport([exhaustedDelivery()], { expectations: [expectation()] });

  const document = parse(await written('junit', report));

  const suite = all(document, 'testsuite').find((one) => one.getAttribute('name') === 'expectations');
  expect(attributes(suite)).toMatchObject({ tests: '1', failures: '1' });
  expect(suite?.textContent).toContain('observed: 0 of 1');
});

it('passes an exhausted delivery where the run was expected to end so', async () => {
  const met = expectation({ passed: true, expression: 'order.*:exhausted', observed: '1 of 1' });
  const report = runReport([exhaustedDelivery()], { expectations: [met], verdict: 'passed' });

  const document = parse(await written('junit', report));

  expect(all(document, 'failure')).toHaveLength(0);
  expect(all(document, 'system-out')[0]?.textContent).toContain('exhausted after 2 attempts');
});

it('tells the seed, the endpoint and how to repeat the run as properties', async () => {
  const document = parse(await written('junit', runReport([delivery()])));

  const properties = all(document, 'property').map((one) => [
    one.getAttribute('name'),
    one.getAttribute('value'),
  ]);

  expect(properties).toEqual([
    ['seed', '7'],
    ['reproduce', 'npx cf-webhook-sim send order.created --seed 7'],
    ['endpoint', 'http://127.0.0.1:3000/webhooks'],
    ['verdict', 'passed'],
  ]);
});

it('stays well-formed whatever a receiver responds', async () => {
  const { text } = await writtenAboutRun('junit', hostileReceiver);

  const document = parse(text);

  expect(text).not.toContain(SECRET);
  expect(all(document, 'testcase')).toHaveLength(1);
  expect(all(document, 'failure')[0]?.textContent).toContain(']]></system-out></testsuites>');
});

it('leaves out characters that XML does not know', async () => {
  const made = failedAttempt(1, { responseExcerpt: `${HOSTILE_TEXT}\ud800 \ufffe \u000b 🎉` });

  const text = await written('junit', runReport([exhaustedDelivery({ attempts: [made] })]));

  parse(text);
  expect(text).toContain('🎉');
  expect(text).not.toMatch(/[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u);
});

/** A parser that puts up with nothing. */
function parse(text: string): Document {
  const parser = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  });
  return parser.parseFromString(text, 'text/xml');
}

function all(document: Document, name: string): Element[] {
  return [...document.getElementsByTagName(name)];
}

function attributes(element: Element | undefined): Record<string, string> {
  return Object.fromEntries([...(element?.attributes ?? [])].map(({ name, value }) => [name, value]));
}
