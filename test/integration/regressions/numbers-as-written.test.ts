import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSimulator } from '../../../src/index.ts';
import type { JsonValue } from '../../../src/internal/json.ts';
import { customDataProblems, customSchema } from '../../../src/payloads/custom-schema/custom-schema.ts';
import { createReceiver } from '../../../src/receiver/receiver.ts';
import { openFixtureFolder } from '../../../src/recording/fixture-folder.ts';
import { parseRecordingLine } from '../../../src/recording/parse-recording-line.ts';
import { deliveryLine } from '../../../src/recording/recording-lines.ts';
import { serveWorkspace } from '../../../src/rest-api/workspace-server.ts';
import { parseJsonAsWritten } from '../../../src/source/parse-json.ts';
import { serializeJson } from '../../../src/wire/serialize.ts';
import { runCli } from '../../cli/run-cli.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openManually } from '../../support/workspace-builders.ts';

it.each([
  '9007199254740993',
  '-9007199254740993',
  '10.0',
  '1e400',
  '-0',
  '1E2',
  '0.1000000000000000055511151231257827',
  '[1,10.0,[2.50],{"a":1e2}]',
  '{"s":"s","x":1.0,"n10.0":"n10.0"}',
  '{"a\\"b":"\\\\\\"1.0","__proto__":1.0}',
  '{"a":"1e400","b":1e400,"text":"10.0"}',
])('JSON that is read and written again keeps its numbers: %s', (text) => {
  const parsed = parseJsonAsWritten(text);

  expect(parsed.ok && serializeJson(parsed.value)).toBe(text);
});

it('plain numbers are plain', () => {
  expect(parseJsonAsWritten('{"a":[1,-2.5,1e+21],"b":"10.0"}')).toEqual({
    ok: true,
    value: { a: [1, -2.5, 1e21], b: '10.0' },
  });
});

it.each([
  ['--set-json data.id=9007199254740993', '"id":9007199254740993,'],
  ['--set-json data.contact.id=9007199254740993', '"id":9007199254740993'],
  ['--force --set-json data.id=1e400', '"id":1e400,'],
  ['--force --set-json data.id=10.0', '"id":10.0,'],
  ['--force --set-json data.notes={"a":[1.50]}', '"notes":{"a":[1.50]}'],
])('preview %s sends the digits that were typed', async (options, digits) => {
  const { exitCode, stdout } = await runCli(`preview order.created --seed 7 --raw ${options}`);

  expect(exitCode).toBe(0);
  expect(stdout).toContain(digits);
});

it('--merge keeps the digits of the file', async () => {
  const file = join(temporaryFolder(), 'merge.json');
  writeFileSync(file, '{"data":{"id":9007199254740993}}');

  const { stdout } = await runCli(['preview', 'order.created', '--seed', '7', '--raw', '--merge', file]);

  expect(stdout).toContain('"id":9007199254740993,');
});

it('a refusal quotes the number that was typed', async () => {
  const { exitCode, stderr } = await runCli([
    'preview',
    'order.created',
    '--set-json',
    'data.currency=9007199254740993',
  ]);

  expect(exitCode).toBe(2);
  expect(stderr).toContain('got 9007199254740993.');
});

it('a number beyond every number is refused without --force', async () => {
  const { exitCode, stderr } = await runCli('preview order.created --set-json data.id=1e400');

  expect(exitCode).toBe(2);
  expect(stderr).toContain('got 1e400');
});

it('listen --record keeps the digits of what arrives', () => {
  const folder = join(temporaryFolder(), 'fixtures');
  mkdirSync(folder);
  const body =
    '{"event_id":"e1","event_type":"order.created","subject_id":9007199254740993,"subject_type":"Order","data":{"id":9007199254740993,"amount":10.0,"big":1e400,"email_address":"mia@shop.example"}}';
  const fixtures = openFixtureFolder(folder);

  fixtures.store({ eventId: 'e1', eventType: 'order.created', receivedAt: 0, body: Buffer.from(body) });
  const line = readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8').split('\n')[1] ?? '';
  const { body: kept, subjectId } = JSON.parse(line) as {
    readonly body: string;
    readonly subjectId: unknown;
  };

  expect(subjectId).toBe('9007199254740993');
  expect(kept).toContain('"id":9007199254740993');
  expect(kept).toContain('"amount":10.0');
  expect(kept).toContain('"big":1e400');
  expect(kept).not.toContain('mia@shop.example');
});

it('a duplicate under another id keeps the digits', async () => {
  const simulator = createSimulator({ to: 1, seed: 7 });
  const body = '{"event_id":"e1","event_type":"order.created","data":{"id":9007199254740993,"amount":10.0}}';

  const [, copy] = simulator.plan([{ eventType: 'order.created', body }], { faults: { duplicateAsNew: 1 } });
  await simulator.close();

  expect(Buffer.from(copy?.event.body ?? []).toString()).toContain(
    '"data":{"id":9007199254740993,"amount":10.0}',
  );
});

it.each([
  ['--set-json', ['--set-json', 'data.id=9007199254740993', '--set-json', 'subject_id=9007199254740993']],
  ['--merge', ['--merge', 'FILE']],
])('trigger %s sends the digits that were typed, and the workspace shows them', async (_how, options) => {
  await using receiver = createReceiver({ verify: false });
  const { url } = await receiver.listen();
  await using workspace = await openManually();
  workspace.endpoints.create({ url, name: 'Mine' });
  const server = await serveWorkspace({ workspace, port: 0, customEvents: [] });
  const file = join(temporaryFolder(), 'merge.json');
  writeFileSync(file, '{"subject_id":9007199254740993,"data":{"id":9007199254740993}}');
  const words = options.map((word) => (word === 'FILE' ? file : word));

  const { exitCode } = await runCli(['trigger', 'order.created', '--workspace', server.url, ...words]);
  await workspace.clock.advance('1s');
  const shown = await (
    await fetch(`${server.url}/_sim/events/1`, { headers: { Authorization: 'Bearer any' } })
  ).json();
  await server.close();

  const [request] = receiver.requests;
  expect(exitCode).toBe(0);
  expect(request?.body.toString()).toContain('"data":{"id":9007199254740993,');
  expect(request?.body.toString()).toContain('"subject_id":9007199254740993,');
  expect(request?.subject?.id).toBe('9007199254740993');
  expect(shown).toMatchObject({ subjectId: '9007199254740993' });
});

it('a report names the subject that was sent, and so does a recording', async () => {
  const simulator = createSimulator({ to: () => new Response(), clock: 'virtual', seed: 7 });
  const body = '{"event_id":"e1","event_type":"order.created","subject_id":9007199254740993,"data":{}}';

  const { subjectId } = await simulator.send('order.created', { body });
  const [event] = [...simulator.plan([{ eventType: 'order.created', body }])].map((planned) => planned.event);
  await simulator.close();

  const line = event === undefined ? '' : deliveryLine({ event, status: 'delivered', attempts: 1 });
  expect(subjectId).toBe('9007199254740993');
  expect(JSON.parse(line)).toMatchObject({ subjectId: '9007199254740993' });
  expect(parseRecordingLine(Buffer.from(line))).toMatchObject({
    delivery: { event: { subjectId: '9007199254740993' } },
  });
});

it('a rule of a schema is quoted as the schema has it', () => {
  const path = join(temporaryFolder(), 'big.json');
  writeFileSync(
    path,
    '{"properties":{"a":{"$ref":"#/$defs/big"},"b":{"const":10.0}},"$defs":{"big":{"minimum":9007199254740993}}}',
  );
  const schema = customSchema(path, 'big.json');

  expect(customDataProblems(schema, { a: 5, b: 9 }).map(({ message }) => message)).toEqual([
    'must be >= 9007199254740993, got 5',
    'must be 10.0, got 9',
  ]);
});

it('what counts with numbers gets plain ones', () => {
  const parsed = parseJsonAsWritten('{"a":10.0}');
  const value: JsonValue = parsed.ok ? parsed.value : null;

  expect(JSON.parse(JSON.stringify(value))).toEqual({ a: 10 });
});
