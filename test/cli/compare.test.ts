import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { requireEventType } from '../../src/events/find-event-types.ts';
import { DIFFERENCE_KINDS } from '../../src/options/value-types/difference-kind.ts';
import { createEvent } from '../../src/payloads/create-event.ts';
import { eventSource } from '../../src/payloads/event-source.ts';
import { deliveryLine, headerLine } from '../../src/recording/recording-lines.ts';
import { inside } from '../support/inside.ts';
import { captures, recordingOf } from '../support/learning/real-captures.ts';
import { folderWith } from '../unit/config/temp-folder.ts';
import { runCli } from './run-cli.ts';

const SCHEMA = new URL('../../schemas/comparison.schema.json', import.meta.url);
const AT = Date.UTC(2026, 5, 1);

it('finds nothing in bodies of the catalog, whichever envelope they have', async () => {
  inside(folderWith({}));
  await runCli(
    'send contact.identified order.created --count 4 --wire observed --record run.ndjson --seed 1 --instant',
  );

  const { exitCode, stdout } = await runCli('compare run.ndjson --fail-on any');

  expect(stdout).toContain('contact.identified  4 deliveries, observed envelope\n  no differences');
  expect(stdout).toContain('No differences.');
  expect(exitCode).toBe(0);
});

it('lists what real bodies have otherwise, kind by kind', async () => {
  inside(folderWith({ 'captures.ndjson': recordingOf(captures('compare', 30)) }));

  const { exitCode, stdout } = await runCli('compare captures.ndjson');

  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/unknown-event +sent \(\d+ of \d+; catalog: not in the catalog\)/);
  expect(stdout).toMatch(/envelope +region: string \(token\) 30 \(30 of 30; catalog: no such field\)/);
  expect(stdout).toMatch(/unknown-field +data\.loyalty: /);
  expect(stdout).toMatch(/missing-field +data\.visits: never there/);
  expect(stdout).toMatch(/format +created_at: date-time\.3offset \(30 of 30; catalog: date-time\)/);
  expect(stdout).toMatch(/key-order +event_id, event_type, created_at/);
  expect(stdout).toMatch(/your own +data\.custom_attributes\.plan: string \(token\)/);
  expect(stdout).toMatch(/contact\.identified → order\.created: 30 times, 10s to 1m/);
});

it.each([
  { data: { first_name: 7 }, line: /type +data\.first_name: integer \(1 of 1; catalog: string or null\)/ },
  { data: { is_active: null }, line: /null +data\.is_active: null \(1 of 1; catalog: boolean\)/ },
  { data: { id: 12 }, line: /id-range +data\.id: 2 digits \(1 of 1; catalog: 9 digits\)/ },
  {
    data: { created_at: '2026-01-01' },
    line: /format +data\.created_at: date \(1 of 1; catalog: date-time\)/,
  },
])('names $data as what it is', async ({ data, line }) => {
  inside(folderWith({ 'changed.ndjson': changed('contact.created', data) }));

  const { stdout } = await runCli('compare changed.ndjson');

  expect(stdout).toMatch(line);
});

it('names enum values that the catalog does not have, and leaves them out of a report to share', async () => {
  inside(folderWith({ 'changed.ndjson': changed('orders/invoice.created', { status: 'awaiting-moon' }) }));

  const whole = await runCli('compare changed.ndjson');
  const shared = await runCli('compare changed.ndjson --shareable --json');

  expect(whole.stdout).toMatch(
    /value +data\.status: 1 other: awaiting-moon \(1 of 1; catalog: one of \d+ values\)/,
  );
  expect(shared.stdout).not.toContain('awaiting-moon');
  expect(JSON.parse(shared.stdout)).toMatchObject({
    schema: 'cf-webhook-sim/comparison@1',
    events: [
      {
        eventType: 'orders/invoice.created',
        differences: [{ kind: 'value', path: 'data.status', values: [] }],
      },
    ],
  });
});

it('prints JSON that its schema describes, which lists every kind of difference', async () => {
  const schema = JSON.parse(readFileSync(SCHEMA, 'utf8'));
  inside(folderWith({ 'captures.ndjson': recordingOf(captures('schema', 12)) }));

  const { stdout } = await runCli('compare captures.ndjson --json');

  const validate = new Ajv2020().compile(schema);
  expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true);
  expect(schema.$defs.difference.properties.kind.enum).toEqual(DIFFERENCE_KINDS);
});

it('compares headers, and the waits between attempts with the schedule', async () => {
  const event = eventOf('contact.created');
  const arrivals = [0, 15_000, 375_000].map((ms) => ({ at: AT + ms, statusCode: 500 }));
  const headers = [
    ['Accept', '*/*'],
    ['User-Agent', 'Faraday'],
    ['Content-Type', 'application/json'],
    ['X-Extra', '1'],
    ['X-Forwarded-For', '203.0.113.9'],
  ] as const;
  const line = deliveryLine({ event, status: 'received', attempts: 3, arrivals, headers });
  inside(folderWith({ 'arrived.ndjson': `${headerLine()}${line}` }));

  const { stdout } = await runCli('compare arrived.ndjson');

  expect(stdout).toMatch(/header +x-extra: there \(1 of 1; catalog: no such header\)/);
  expect(stdout).toMatch(/header +user-agent: another value \(1 of 1; catalog: Ruby\)/);
  expect(stdout).toMatch(/header +connection: never there/);
  expect(stdout).not.toContain('x-forwarded-for');
  expect(stdout).toMatch(/retry-gap +attempt 3: after 6 min to 6 min \(1 of 1; catalog: after 1 min\)/);
  expect(stdout).not.toContain('attempt 2:');
});

it.each([
  { options: '--fail-on unknown-field', exitCode: 1 },
  { options: '--fail-on any', exitCode: 1 },
  { options: '--fail-on retry-gap --fail-on header', exitCode: 0 },
  { options: '--fail-on nonsense', exitCode: 2 },
])('exits with $exitCode for $options', async ({ options, exitCode }) => {
  inside(folderWith({ 'captures.ndjson': recordingOf(captures('fails', 5)) }));

  const run = await runCli(`compare captures.ndjson ${options}`);

  expect(run.exitCode).toBe(exitCode);
});

it('writes a page that loads nothing', async () => {
  inside(folderWith({ 'captures.ndjson': recordingOf(captures('page', 5)) }));

  await runCli('compare captures.ndjson --html report.html');

  const page = readFileSync('report.html', 'utf8');
  expect(page).toContain('Content-Security-Policy" content="default-src &#39;none&#39;;');
  expect(page).toContain('<td>unknown-field</td><td><code>data.loyalty</code></td>');
});

it('knows the event types and the fields of the configuration, which --config none leaves out', async () => {
  inside(
    folderWith({
      'cf-webhook-sim.config.yaml': [
        'events:',
        '  acme/parcel.packed: ./parcel.json',
        'contactAttributes: ./attributes.json',
        '',
      ].join('\n'),
      'parcel.json': { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } },
      'attributes.json': {
        type: 'object',
        required: ['score', 'tier'],
        properties: { score: { type: 'integer' }, tier: { $ref: '#/$defs/tier' } },
        $defs: { tier: { enum: ['gold', 'silver'] } },
      },
    }),
  );
  await runCli(
    'send acme/parcel.packed contact.created order.created --count 4 --record run.ndjson --seed 1 --instant',
  );

  const own = await runCli('compare run.ndjson --fail-on any');
  const catalogAlone = await runCli('compare run.ndjson --config none');

  expect(own.stdout).toContain('No differences.');
  expect(own.exitCode).toBe(0);
  expect(catalogAlone.stdout).toMatch(/unknown-event +sent/);
  expect(catalogAlone.stdout).toMatch(/type +data\.custom_attributes\.score: integer/);
});

function eventOf(eventType: string) {
  return createEvent({
    entry: requireEventType(eventType),
    apiVersion: 'v2',
    wire: 'documented',
    ...eventSource({ seed: 'compare', index: 0, eventType }, AT),
    at: AT,
  });
}

/** A recording of one delivery whose data says something else. */
function changed(eventType: string, data: Readonly<Record<string, unknown>>): string {
  const event = eventOf(eventType);
  const body = JSON.parse(Buffer.from(event.body).toString());
  const bytes = Buffer.from(JSON.stringify({ ...body, data: { ...body.data, ...data } }));
  return `${headerLine()}${deliveryLine({ event: { ...event, body: bytes }, status: 'received', attempts: 1 })}`;
}
