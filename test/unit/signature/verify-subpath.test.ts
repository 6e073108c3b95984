import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../../src/signature/header-names.ts';
import type { RequestHeaders } from '../../../src/signature/request-headers.ts';
import type { SignedRequest } from '../../../src/signature/signed-request.ts';
import type { SignatureVector } from '../../../src/signature/vectors.ts';
import { verifySignature } from '../../../src/verify.ts';
import { verifySignatureWeb } from '../../../src/verify-web.ts';

const SRC = fileURLToPath(new URL('../../../src', import.meta.url));
const VECTORS: readonly SignatureVector[] = JSON.parse(
  readFileSync(new URL('../../../fixtures/signature-vectors.json', import.meta.url), 'utf8'),
).vectors;
const [GENUINE] = VECTORS;
if (GENUINE === undefined) throw new Error('There are no vectors.');
const { secret, signature, timestamp } = GENUINE;
const NOW = GENUINE.receivedAt * 1_000;

/** Either function, so that every test holds for both. */
const BOTH = [
  ['on Node', async (request: SignedRequest) => verifySignature(request)],
  ['on Web Crypto', verifySignatureWeb],
] as const;

afterEach(() => {
  vi.useRealTimers();
});

describe.each(BOTH)('verifying a request %s', (_where, verify) => {
  it.each(VECTORS.map((vector) => [vector.name, vector] as const))(
    'agrees with the vector %s',
    async (_name, vector) => {
      const verdict = await verify(requestOf(vector));

      expect(verdict.valid).toBe(vector.valid);
    },
  );

  it.each<readonly [string, RequestHeaders]>([
    ['Headers', new Headers(headerRecord())],
    ['a plain object', headerRecord()],
    ['a plain object in lower case', lowerCase(headerRecord())],
    ['lists of values', { [SIGNATURE_HEADER]: [String(signature)], [TIMESTAMP_HEADER]: [String(timestamp)] }],
    ['pairs', Object.entries(headerRecord())],
    ['a map', new Map(Object.entries(headerRecord()))],
    ['the flat list of Node', Object.entries({ Host: SIGNATURE_HEADER, ...headerRecord() }).flat()],
    ['values that are missing', { ...headerRecord(), accept: undefined }],
  ])('reads headers from %s', async (_form, headers) => {
    expect(await verify({ ...genuine(), headers })).toEqual({ valid: true });
  });

  it.each(['text', 'bytes', 'a buffer of the platform'])('takes the body as %s', async (form) => {
    const text = GENUINE.body;
    const bytes = new TextEncoder().encode(text);

    const body = form === 'text' ? text : form === 'bytes' ? bytes : bytes.buffer;

    expect(await verify({ ...genuine(), body })).toEqual({ valid: true });
  });

  it('takes any of several secrets, in any order', async () => {
    const { secret: _own, ...request } = genuine();

    expect(await verify({ ...request, secrets: ['new', secret] })).toEqual({ valid: true });
    expect(await verify({ ...request, secrets: [secret, 'old'] })).toEqual({ valid: true });
    expect(await verify({ ...request, secrets: ['new', 'old'] })).toMatchObject({
      reason: 'signature-mismatch',
    });
  });

  it('tells why a signature is refused', async () => {
    const headers = headerRecord();

    expect(await verify({ ...genuine(), headers: {} })).toEqual({
      valid: false,
      reason: 'signature-missing',
      explanation: 'The header X-Webhook-Clickfunnels-Signature is missing or empty.',
    });
    expect(await verify({ ...genuine(), headers: { ...headers, [TIMESTAMP_HEADER]: '' } })).toMatchObject({
      reason: 'timestamp-missing',
    });
    expect(await verify({ ...genuine(), headers: { ...headers, [TIMESTAMP_HEADER]: 'soon' } })).toMatchObject(
      {
        reason: 'timestamp-not-a-number',
      },
    );
    expect(await verify({ ...genuine(), now: NOW + 700_000 })).toMatchObject({
      reason: 'timestamp-too-old',
      explanation: 'The timestamp is 702 s old; 600 s are allowed.',
    });
    expect(await verify({ ...genuine(), now: NOW - 700_000 })).toMatchObject({
      reason: 'timestamp-in-the-future',
    });
    expect(await verify({ ...genuine(), secret: 'another' })).toMatchObject({ reason: 'signature-mismatch' });
  });

  it('takes 600 s by default, and any other tolerance', async () => {
    expect(await verify({ ...genuine(), now: NOW + 598_000 })).toMatchObject({ valid: true });
    expect(await verify({ ...genuine(), now: NOW + 599_000 })).toMatchObject({ valid: false });
    expect(await verify({ ...genuine(), now: NOW + 3_000, toleranceSeconds: 4 })).toMatchObject({
      valid: false,
    });
    expect(await verify({ ...genuine(), now: NOW * 2, toleranceSeconds: Number.POSITIVE_INFINITY })).toEqual({
      valid: true,
    });
  });

  it('goes by the clock of the process, as a receiver in production does', async () => {
    const { now: _now, ...request } = genuine();

    expect(await verify(request)).toMatchObject({ reason: 'timestamp-too-old' });
    vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
    expect(await verify(request)).toEqual({ valid: true });
  });

  it('refuses a header that came twice', async () => {
    const pairs = Object.entries(headerRecord());

    expect(await verify({ ...genuine(), headers: [...pairs, ...pairs] })).toMatchObject({ valid: false });
  });

  it.each([
    ['no secret', { secret: undefined }, 'secret as text, got none'],
    ['an empty secret', { secret: '' }, 'got an empty one'],
    ['no secrets', { secret: undefined, secrets: [] }, 'got none'],
    ['an empty secret among others', { secret: undefined, secrets: [secret, ''] }, 'got an empty one'],
    ['a parsed body', { body: { data: {} } }, 'raw body as text or bytes, got a parsed object'],
    ['no body', { body: undefined }, 'got undefined'],
    ['a time that is no number', { now: Number.NaN }, '"now" must be a number, got NaN'],
  ])('throws for %s', async (_what, changes, message) => {
    const broken = { ...genuine(), ...changes };

    // @ts-expect-error: types keep all of this out
    const verdict = async () => await verify(broken);

    await expect(verdict).rejects.toMatchObject({
      code: 'invalid-option',
      message: expect.stringContaining(message),
    });
  });
});

it('needs nothing of Node where there is Web Crypto', () => {
  const files = moduleGraph('verify-web.ts');

  expect(files.size).toBeGreaterThan(3);
  for (const [file, code] of files) {
    expect(code, file).not.toMatch(/from '(?!\.)|\bimport\('|\bBuffer\b|\bprocess\b|\brequire\(/);
  }
});

it('needs nothing but Node elsewhere', () => {
  for (const [file, code] of moduleGraph('verify.ts'))
    expect(code, file).not.toMatch(/from '(?!\.|node:crypto')/);
});

function genuine() {
  return { body: GENUINE?.body ?? '', headers: headerRecord(), secret, now: NOW };
}

function headerRecord(): Record<string, string> {
  return { [SIGNATURE_HEADER]: String(signature), [TIMESTAMP_HEADER]: String(timestamp) };
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function requestOf(vector: SignatureVector): SignedRequest {
  return {
    body: Buffer.from(vector.bodyBase64, 'base64'),
    headers: {
      ...(vector.signature === null ? {} : { [SIGNATURE_HEADER]: vector.signature }),
      ...(vector.timestamp === null ? {} : { [TIMESTAMP_HEADER]: vector.timestamp }),
    },
    secret: vector.secret,
    toleranceSeconds: vector.toleranceSeconds,
    now: vector.receivedAt * 1_000,
  };
}

/** A file of `src` and all that it imports, directly or not, with their code. */
function moduleGraph(entry: string): Map<string, string> {
  const files = new Map<string, string>();
  const pending = [entry];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (files.has(file)) continue;
    const code = readFileSync(join(SRC, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    files.set(file, code);
    for (const [, imported = ''] of code.matchAll(/from '(\.[^']+)'/g))
      pending.push(join(dirname(file), imported));
  }
  return files;
}
