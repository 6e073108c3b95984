import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, expectTypeOf, it } from 'vitest';
import { SimulatorError } from '../../../src/errors/simulator-error.ts';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../../src/signature/header-names.ts';
import { changeOneByte } from '../../../src/signature/mutant-body.ts';
import { findMutant, forge, type MutantName, SIGNATURE_MUTANTS } from '../../../src/signature/mutants.ts';
import { signBody } from '../../../src/signature/sign.ts';
import { judgeSignature } from '../../../src/signature/verify.ts';
import { createHttpSender } from '../../../src/transport/http-sender.ts';
import { buildWireRequest, type WireRequest } from '../../../src/wire/wire-request.ts';

const secret = 'a'.repeat(64);
const timestamp = 1_767_225_600;
const signed = { secret, timestamp };
const names = SIGNATURE_MUTANTS.map(({ name }) => name);

function validRequest(
  body = '{"data":{"id":7,"total_amount":"49.00"},"event_type":"order.created"}',
): WireRequest {
  return buildWireRequest({
    ...signed,
    url: new URL('http://localhost:3000/hooks?tenant=7'),
    body: Buffer.from(body),
    eventId: '0b6f2d1c-9a41-4f0e-8c37-5d2e7a90b1f4',
    extraHeaders: [['X-Tenant', '7']],
  });
}

function header(request: WireRequest, wanted: string): string | undefined {
  return request.headers.find(([name]) => name === wanted)?.[1];
}

function verify(request: WireRequest) {
  return judgeSignature({
    secret,
    body: request.body,
    signature: header(request, SIGNATURE_HEADER),
    timestamp: header(request, TIMESTAMP_HEADER),
    nowSeconds: timestamp,
  });
}

it('starts from a request whose signature is valid', () => {
  expect(verify(validRequest())).toEqual({ valid: true });
});

it.each(names)('%s is refused by a strict verification', (name) => {
  expect(verify(forge(name, validRequest(), signed)).valid).toBe(false);
});

it.each([
  ['missing', 'signature-missing'],
  ['empty', 'signature-missing'],
  ['both-missing', 'signature-missing'],
  ['truncated', 'signature-mismatch'],
  ['wrong-length-multibyte', 'signature-mismatch'],
  ['body-changed', 'signature-mismatch'],
  ['timestamp-changed', 'signature-mismatch'],
  ['timestamp-missing', 'timestamp-missing'],
  ['timestamp-empty', 'timestamp-missing'],
  ['timestamp-nan', 'timestamp-not-a-number'],
  ['milliseconds', 'timestamp-not-a-number'],
  ['stale-601s', 'timestamp-too-old'],
  ['stale-24h', 'timestamp-too-old'],
  ['future-601s', 'timestamp-in-the-future'],
  ['future-10y', 'timestamp-in-the-future'],
] as const)('%s is refused because of %s', (name, problem) => {
  expect(verify(forge(name, validRequest(), signed))).toMatchObject({ valid: false, problem });
});

it.each([
  'stale-601s',
  'stale-1h',
  'stale-24h',
  'future-601s',
  'future-1h',
  'future-10y',
  'milliseconds',
  'timestamp-empty',
  'timestamp-nan',
  'timestamp-iso',
  'timestamp-letters',
] as const)('%s is signed over the timestamp that it shows, so that only the timestamp is wrong', (name) => {
  const forged = forge(name, validRequest(), signed);
  const shown = header(forged, TIMESTAMP_HEADER) ?? 'none';

  expect(shown).not.toBe(String(timestamp));
  expect(header(forged, SIGNATURE_HEADER)).toBe(signBody({ secret, timestamp: shown, body: forged.body }));
});

it.each(names)('%s keeps every other header in its place and letter case, and the right length', (name) => {
  const valid = validRequest();

  const forged = forge(name, valid, signed);

  const kept = new Set(forged.headers.map(([header]) => header));
  const expected = valid.headers
    .filter(([header]) => kept.has(header))
    .map(([header, value]) => {
      if (header === 'Content-Length') return [header, String(forged.body.byteLength)];
      return header === SIGNATURE_HEADER || header === TIMESTAMP_HEADER
        ? [header, expect.any(String)]
        : [header, value];
    });
  expect(forged.headers).toEqual(expected);
  expect(valid.headers.length - forged.headers.length).toBeLessThanOrEqual(name === 'both-missing' ? 2 : 1);
  expect({ method: forged.method, url: forged.url }).toEqual({ method: valid.method, url: valid.url });
});

it.each(names)('%s leaves the request alone that it is made from, and is the same each time', (name) => {
  const valid = validRequest();

  const forged = forge(name, valid, signed);

  expect(valid).toEqual(validRequest());
  expect(forge(name, validRequest(), signed)).toEqual(forged);
  expect(forged).not.toEqual(valid);
});

it('arrives over HTTP as it was forged, whichever it is', async () => {
  await using receiver = await startRecorder();
  const sender = createHttpSender({ timeoutMs: 10_000, insecure: false, ca: undefined });

  for (const name of names) {
    const forged = forge(name, { ...validRequest(), url: receiver.url }, signed);
    await sender.send(forged, new AbortController().signal);

    const arrived = receiver.requests.pop();
    expect(arrived?.body, name).toEqual(Buffer.from(forged.body));
    expect(arrived?.signature, name).toBe(header(forged, SIGNATURE_HEADER));
    expect(arrived?.timestamp, name).toBe(header(forged, TIMESTAMP_HEADER));
  }
});

it('keeps the letter case of headers that are written in another one', () => {
  const valid = validRequest();
  const lower = {
    ...valid,
    headers: valid.headers.map(([name, value]) => [name.toLowerCase(), value] as const),
  };

  const forged = forge('stale-1h', lower, signed);

  expect(forged.headers.map(([name]) => name)).toEqual(lower.headers.map(([name]) => name));
  expect(header(forged, TIMESTAMP_HEADER.toLowerCase())).toBe(String(timestamp - 3_600));
});

it('has 64 characters and more bytes in wrong-length-multibyte', () => {
  const signature = header(forge('wrong-length-multibyte', validRequest(), signed), SIGNATURE_HEADER) ?? '';

  expect(signature).toHaveLength(64);
  expect(Buffer.byteLength(signature)).toBe(65);
});

it('moves the timestamp within the tolerance in timestamp-changed', () => {
  const moved = Number(header(forge('timestamp-changed', validRequest(), signed), TIMESTAMP_HEADER));

  expect(moved).not.toBe(timestamp);
  expect(Math.abs(moved - timestamp)).toBeLessThan(60);
});

it.each([
  ['an amount', '{"data":{"id":7,"total":"49.00"}}', '{"data":{"id":7,"total":"49.01"}}'],
  ['a number', '{"id": 19, "name": "Ana"}', '{"id": 18, "name": "Ana"}'],
  ['a digit in a list', '[0.5]', '[1.5]'],
  ['a digit of an escape', String.raw`{"a":"\u0026"}`, String.raw`{"a":"\u1026"}`],
  ['a letter', '{"name":"Ana","other":"z"}', '{"name":"Anb","other":"z"}'],
  ['the last letter of the alphabet', '{"name":"Z\\n"}', '{"name":"Y\\n"}'],
  ['nothing but a space at the end', '{"a":null}', '{"a":null} '],
  ['nothing of an empty body but its length', '', ' '],
])('changes %s', (_what, body, changed) => {
  expect(Buffer.from(changeOneByte(Buffer.from(body))).toString()).toBe(changed);
});

it('changes one byte of any JSON and leaves it valid JSON', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 1), (json, indent) => {
      const body = Buffer.from(JSON.stringify(JSON.parse(json), null, indent));

      const changed = Buffer.from(changeOneByte(body));

      const differing = [...changed].filter((byte, index) => byte !== body[index]);
      expect(differing).toHaveLength(1);
      expect(() => JSON.parse(changed.toString('utf8'))).not.toThrow();
    }),
  );
});

it.each(['{":":false}', '["a",":",true]', '{"k":":","z":true}', '{"a:":null,"b":"x"}'])(
  'leaves %s valid JSON, whose texts contain colons',
  (json) => {
    const changed = Buffer.from(changeOneByte(Buffer.from(json))).toString('utf8');

    expect(changed).not.toBe(json);
    expect(() => JSON.parse(changed)).not.toThrow();
  },
);

it('gives a Content-Length that fits when the body grows', () => {
  expect(header(forge('body-changed', validRequest('{}'), signed), 'Content-Length')).toBe('3');
});

it('describes every mutant in one line of its own', () => {
  for (const { name, describe, reason } of SIGNATURE_MUTANTS) {
    expect(describe.length, name).toBeLessThanOrEqual(54);
    expect(describe, name).not.toMatch(/\.$|\n/);
    expect(reason, name).toMatch(/^[A-Z].+[^.]\.$/);
  }
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(SIGNATURE_MUTANTS.map(({ describe }) => describe)).size).toBe(names.length);
});

it('lets a receiver take upper-case hex, and a request that a second of travel makes valid', () => {
  const tolerable = SIGNATURE_MUTANTS.filter(({ expectation }) => expectation === 'may-accept');

  expect(tolerable.map(({ name }) => name)).toEqual(['upper-case', 'future-601s']);
  expect(
    judgeSignature({
      ...signed,
      ...tolerableClaim('future-601s'),
      nowSeconds: timestamp + 1,
    }),
  ).toEqual({ valid: true });
});

it('suggests the nearest names for one that it does not know', () => {
  expect(findMutant('zeros').name).toBe('zeros');
  expect(() => findMutant('uppercase')).toThrow(
    new SimulatorError({
      code: 'invalid-option',
      problem: 'Unknown signature mutant "uppercase".',
      cure: 'Did you mean upper-case?',
    }),
  );
  expect(() => findMutant('quite something else')).toThrow(/They are missing, empty, /);
});

it('has names that are known to the type checker', () => {
  expectTypeOf<'missing' | 'body-changed' | 'future-10y'>().toExtend<MutantName>();
  expectTypeOf<string>().not.toExtend<MutantName>();
});

function tolerableClaim(name: MutantName) {
  const {
    signature,
    timestamp: shown,
    body,
  } = findMutant(name).claim({ ...signed, body: validRequest().body });
  return { signature: signature ?? undefined, timestamp: shown ?? undefined, body };
}

interface Recorded {
  readonly body: Buffer;
  readonly signature: string | string[] | undefined;
  readonly timestamp: string | string[] | undefined;
}

async function startRecorder() {
  const requests: Recorded[] = [];
  const server = createServer(async (request, response) => {
    requests.push({
      body: await buffer(request),
      signature: request.headers[SIGNATURE_HEADER.toLowerCase()],
      timestamp: request.headers[TIMESTAMP_HEADER.toLowerCase()],
    });
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    requests,
    url: new URL(`http://127.0.0.1:${port}/`),
    [Symbol.asyncDispose]: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}
