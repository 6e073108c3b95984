import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SimulatorError } from '../../../src/errors/simulator-error.ts';
import { readRecording } from '../../../src/recording/read-recording.ts';
import { deliveryLine, headerLine } from '../../../src/recording/recording-lines.ts';
import { outgoingEvent } from '../../support/delivery-builders.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { recorded } from './recorded-builder.ts';

const LINE = deliveryLine(recorded());

it('reads 10,000 deliveries without keeping them', () => {
  const file = join(temporaryFolder(), 'run.ndjson');
  const body = Buffer.from(JSON.stringify({ data: 'ü'.repeat(5_000) }));
  const line = deliveryLine(recorded({ event: outgoingEvent({ body }) }));
  writeFileSync(file, headerLine() + line.repeat(10_000));
  let read = 0;
  let most = 0;

  const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
  for (const delivery of readRecording(file)) {
    read += delivery.event.body.length;
    const { arrayBuffers, heapUsed } = process.memoryUsage();
    most = Math.max(most, arrayBuffers + heapUsed - before);
  }

  expect(read).toBe(10_000 * body.length);
  // The file has 100 million bytes. Garbage that is not collected yet counts too.
  expect(most).toBeLessThan(80_000_000);
});

it('reads no further than it is asked to', () => {
  const file = join(temporaryFolder(), 'run.ndjson');
  writeFileSync(file, `${headerLine()}${LINE}not a line of a recording\n`);

  const [first] = readRecording(file);

  expect(first).toEqual(recorded());
});

it('reads lines that are larger than a chunk, ended as on Windows, or not ended', () => {
  const file = join(temporaryFolder(), 'run.ndjson');
  const body = Buffer.from(`"${'x'.repeat(3_000_000)}"`);
  const large = deliveryLine(recorded({ event: outgoingEvent({ body }) }));
  writeFileSync(file, `\ufeff${headerLine()}\r\n${large}\n${LINE.trim()}\r\n${LINE.trim()}`);

  const [first, ...others] = readRecording(file);

  expect(body.equals(first?.event.body ?? Buffer.alloc(0))).toBe(true);
  expect(others).toEqual([recorded(), recorded()]);
});

it('reads recordings that were joined', () => {
  const file = join(temporaryFolder(), 'run.ndjson');
  writeFileSync(file, headerLine() + LINE + headerLine({ seed: '1' }) + LINE);

  expect([...readRecording(file)]).toHaveLength(2);
});

it('passes over members that it does not know', () => {
  const file = join(temporaryFolder(), 'run.ndjson');
  writeFileSync(file, `${headerLine()}${LINE.replace('{', '{"remark":"mine",')}`);

  expect([...readRecording(file)]).toEqual([recorded()]);
});

it('reads the recordings of a folder in the order of their numbers', () => {
  const folder = temporaryFolder();
  const store = (name: string, id: string) =>
    writeFileSync(
      join(folder, name),
      headerLine() + deliveryLine(recorded({ event: outgoingEvent({ id }) })),
    );
  store('1000-contact.created.ndjson', 'last');
  store('999-order.created.ndjson', 'third');
  store('002-order.created.ndjson', 'first');
  store('010-order.created.ndjson', 'second');
  writeFileSync(join(folder, 'README.md'), 'no recording');

  expect(Array.from(readRecording(folder), ({ event }) => event.id)).toEqual([
    'first',
    'second',
    'third',
    'last',
  ]);
});

const members = JSON.parse(LINE);
const edited = (changes: object) => JSON.stringify({ ...members, ...changes });

it.each([
  ['{"eventId":', 'it is not JSON'],
  ['[]', 'it is not a JSON object'],
  ['{}', 'it has no "eventId"'],
  ['\xff', 'it is not UTF-8'],
  [edited({ eventId: 7 }), 'its "eventId" is 7, expected text'],
  [edited({ eventType: '' }), 'its "eventType" is "", expected text'],
  [edited({ apiVersion: 'v3' }), 'its "apiVersion" is "v3", expected "v1" or "v2"'],
  [edited({ subjectId: '7' }), 'its "subjectId" is "7", expected a number or null'],
  [edited({ createdAt: 'yesterday' }), 'its "createdAt" is "yesterday", expected a moment in ISO 8601'],
  [edited({ status: 'lost' }), 'its "status" is "lost", expected "delivered", "exhausted"'],
  [edited({ attempts: -1 }), 'its "attempts" is -1, expected a whole number of at least 0'],
  [edited({ body: { data: {} } }), 'it has neither "body" nor "bodyBase64" as text'],
  [edited({ body: undefined, bodyBase64: 'no base64' }), 'its "bodyBase64" is not base64'],
  [edited({ bodyBase64: '' }), 'it has both "body" and "bodyBase64"'],
  [LINE.replace('{\\"data', '\\ud800'), 'its "body" contains an unpaired surrogate'],
  ['{"schema":"cf-webhook-sim/stream@2"}', 'expected "cf-webhook-sim/recording@1"'],
])('names file, line and mistake for the line %s', (line, mistake) => {
  const file = join(temporaryFolder(), 'run.ndjson');
  writeFileSync(file, Buffer.from(`${headerLine()}${LINE}\n${line.trim()}\n`, 'latin1'));

  const error = thrownBy(() => [...readRecording(file)]);

  expect(error).toMatchObject({ code: 'file-unreadable' });
  expect(error.problem).toContain(`"${file}" cannot be read: line 4: `);
  expect(error.problem).toContain(mistake);
});

it('refuses a file that does not state the format first', () => {
  const file = join(temporaryFolder(), 'run.ndjson');
  writeFileSync(file, LINE);
  expect(() => [...readRecording(file)]).toThrow('line 1: it comes before the line with the format');

  writeFileSync(file, '');
  expect(() => [...readRecording(file)]).toThrow('line 1: the file is empty');
});

it('says so when there is no such file, or a folder contains no recording', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'empty'));

  expect(thrownBy(() => [...readRecording(join(folder, 'none'))]).problem).toContain('ENOENT');
  expect(thrownBy(() => [...readRecording(join(folder, 'empty'))]).problem).toContain(
    'contains no recording',
  );
});

function thrownBy(action: () => unknown): SimulatorError {
  try {
    action();
  } catch (error) {
    if (error instanceof SimulatorError) return error;
  }
  throw new Error('Nothing was thrown.');
}
