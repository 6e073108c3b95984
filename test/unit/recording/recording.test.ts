import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import { createReceiver } from '../../../src/receiver/receiver.ts';
import { readRecording } from '../../../src/recording/read-recording.ts';
import { RECORDED_STATUSES } from '../../../src/recording/recorded-delivery.ts';
import { createRecorder } from '../../../src/recording/recorder.ts';
import { deliveryLine, headerLine } from '../../../src/recording/recording-lines.ts';
import { deliveryFinished, outgoingEvent } from '../../support/delivery-builders.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { recorded } from './recorded-builder.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/recording.schema.json', import.meta.url), 'utf8'),
);
const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
ajvFormats.default(ajv);
const fits = ajv.compile(schema);

it('gives back every delivery as it was, whatever bytes its body has', () => {
  const file = join(temporaryFolder(), 'run.ndjson');
  const deliveries = fc.record({
    event: fc.record({
      id: fc.string({ minLength: 1 }),
      type: fc.string({ minLength: 1 }),
      apiVersion: fc.constantFrom('v1' as const, 'v2' as const),
      subjectId: fc.option(fc.nat()),
      subjectType: fc.option(fc.string()),
      createdAt: fc.integer({ min: 0, max: 4_102_444_800_000 }),
      body: fc.oneof(
        fc.uint8Array().map((bytes) => Buffer.from(bytes)),
        fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
      ),
    }),
    status: fc.constantFrom(...RECORDED_STATUSES),
    attempts: fc.nat(100),
  });

  fc.assert(
    fc.property(fc.array(deliveries, { maxLength: 5 }), (originals) => {
      const lines = [headerLine({ seed: '7' }), ...originals.map(deliveryLine)];
      writeFileSync(file, lines.join(''));

      expect([...readRecording(file)]).toEqual(originals);
      for (const line of lines) expect(fits(JSON.parse(line)), line).toBe(true);
    }),
    { numRuns: 50 },
  );
});

it('keeps a body that begins with a byte order mark', () => {
  const file = join(temporaryFolder(), 'run.ndjson');
  const body = Buffer.from('\ufeff{}');
  writeFileSync(file, headerLine() + deliveryLine(recorded({ event: outgoingEvent({ body }) })));

  const [delivery] = readRecording(file);

  expect(delivery?.event.body).toEqual(body);
});

it('records a run: format first, then each delivery, and never the secret', async () => {
  let text = '';
  const secret = 'do-not-write-me';
  await using receiver = createReceiver({ secret, respond: '500,200' });
  const { url } = await receiver.listen();
  const to = url.replace('//', '//user:pass@');
  await using simulator = createSimulator({ to: `${to}/?key=${secret}`, secret, seed: 7, clock: 'virtual' });
  const recorder = createRecorder((line) => {
    text += line;
  }, secret);
  simulator.subscribe(recorder.record);
  await simulator.sendAll([{ eventType: 'order.created' }, { eventType: 'contact.created' }]);
  recorder.end();

  const [header, ...lines] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(header).toMatchObject({ schema: 'cf-webhook-sim/recording@1', seed: '7' });
  expect(header.endpoint).toBe(`${url}/?key=***`);
  expect(lines.map(({ eventType }) => eventType)).toEqual(['order.created', 'contact.created']);
  expect(lines[0]).toMatchObject({
    status: 'delivered',
    attempts: 2,
    body: String(receiver.requests[0]?.body),
  });
  for (const line of [header, ...lines]) expect(fits(line)).toBe(true);
  expect(text).not.toContain(secret);
  expect(text).not.toContain('pass');
});

it('records nothing but the format where nothing is delivered', () => {
  const written: string[] = [];

  createRecorder((text) => written.push(text)).end();

  expect(written).toEqual([headerLine()]);
});

it('states the format first, though the run began before it listened', () => {
  const written: string[] = [];
  const recorder = createRecorder((text) => written.push(text));

  recorder.record(deliveryFinished('exhausted'));
  recorder.end();

  expect(written).toEqual([headerLine(), deliveryLine(recorded({ status: 'exhausted' }))]);
});

it('allows nothing in its schema that it does not describe', () => {
  const line = JSON.parse(deliveryLine(recorded()));

  expect(fits(line)).toBe(true);
  expect(fits({ ...line, secret: 'leaked' })).toBe(false);
  expect(fits({ ...line, bodyBase64: '' })).toBe(false);
  expect(fits({ ...line, status: 'lost' })).toBe(false);
  expect(fits({ ...JSON.parse(headerLine()), schema: 'cf-webhook-sim/recording@2' })).toBe(false);
});
