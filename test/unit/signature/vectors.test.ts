import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { MutantName } from '../../../src/signature/mutants.ts';
import { SIGNATURE_MUTANTS } from '../../../src/signature/mutants.ts';
import { DEVELOPMENT_SECRET } from '../../../src/signature/sign.ts';
import {
  createSignatureVectors,
  type SignatureVector,
  type SignatureVectorSet,
  signatureVectorsText,
} from '../../../src/signature/vectors.ts';
import { judgeSignature } from '../../../src/signature/verify.ts';
import { serializeJson } from '../../../src/wire/serialize.ts';

const committed = readFileSync(new URL('../../../fixtures/signature-vectors.json', import.meta.url), 'utf8');
const set: SignatureVectorSet = JSON.parse(committed);
const valid = set.vectors.filter((vector) => vector.valid);
const forged = set.vectors.filter((vector) => !vector.valid);

const T = 1_767_225_600;
const rightBody = bytes(named('compact'));

/** What each mutant must show, computed here from the documented scheme alone. */
const EXPECTED_CLAIMS: Readonly<
  Record<MutantName, readonly [timestamp: string | null, signature: string | null]>
> = {
  missing: [`${T}`, null],
  empty: [`${T}`, ''],
  'both-missing': [null, null],
  zeros: [`${T}`, '0000000000000000000000000000000000000000000000000000000000000000'],
  truncated: [`${T}`, hex(`${T}.`, rightBody).slice(0, 10)],
  'wrong-length-multibyte': [`${T}`, `${hex(`${T}.`, rightBody).slice(0, -1)}\u00e9`],
  'extra-characters': [`${T}`, `${hex(`${T}.`, rightBody)}zz`],
  prefixed: [`${T}`, `sha256=${hex(`${T}.`, rightBody)}`],
  base64: [
    `${T}`,
    createHmac('sha256', DEVELOPMENT_SECRET).update(`${T}.`).update(rightBody).digest('base64'),
  ],
  'upper-case': [`${T}`, hex(`${T}.`, rightBody).toUpperCase()],
  'other-secret': [
    `${T}`,
    // SHA-256 of "not " and the development secret, as sha256sum(1) gives it.
    hex(`${T}.`, rightBody, '66199d014cbb08d2b5f813328e0a88ec5a69e8da1ceaa6050e4f6be9195a8371'),
  ],
  'empty-secret': [`${T}`, hex(`${T}.`, rightBody, '')],
  'over-body-only': [`${T}`, hex('', rightBody)],
  'without-dot': [`${T}`, hex(`${T}`, rightBody)],
  'other-bodys-signature': [
    `${T}`,
    hex(`${T}.`, '{"data":{"id":1},"event_type":"contact.created","subject_id":1,"subject_type":"Contact"}'),
  ],
  'body-changed': [`${T}`, hex(`${T}.`, rightBody)],
  'timestamp-changed': ['1767225595', hex(`${T}.`, rightBody)],
  'timestamp-missing': [null, hex(`${T}.`, rightBody)],
  'stale-601s': ['1767224999', hex('1767224999.', rightBody)],
  'stale-1h': ['1767222000', hex('1767222000.', rightBody)],
  'stale-24h': ['1767139200', hex('1767139200.', rightBody)],
  'future-601s': ['1767226201', hex('1767226201.', rightBody)],
  'future-1h': ['1767229200', hex('1767229200.', rightBody)],
  'future-10y': ['2082758400', hex('2082758400.', rightBody)],
  milliseconds: ['1767225600000', hex('1767225600000.', rightBody)],
  'timestamp-empty': ['', hex('.', rightBody)],
  'timestamp-nan': ['NaN', hex('NaN.', rightBody)],
  'timestamp-iso': ['2026-01-01T00:00:00.000Z', hex('2026-01-01T00:00:00.000Z.', rightBody)],
  'timestamp-letters': ['1767225600abc', hex('1767225600abc.', rightBody)],
};

it('is what the generator gives: if not, run node .build/generate-signature-vectors.mjs after a build', () => {
  expect(committed).toBe(signatureVectorsText(createSignatureVectors()));
});

it('can be read in any encoding, because it is ASCII alone', () => {
  expect(committed).toMatch(/^[\n -~]+$/);
  expect(JSON.parse(committed)).toEqual(createSignatureVectors());
});

it('says which format it has', () => {
  expect(set.schema).toBe('cf-webhook-sim/signature-vectors@1');
  expect(set.signatureHeader).toBe('X-Webhook-Clickfunnels-Signature');
  expect(set.timestampHeader).toBe('X-Webhook-Clickfunnels-Timestamp');
});

it.each(set.vectors)('$name: the verification agrees', (vector) => {
  const verdict = judgeSignature({
    secret: vector.secret,
    body: bytes(vector),
    signature: vector.signature ?? undefined,
    timestamp: vector.timestamp ?? undefined,
    nowSeconds: vector.receivedAt,
    toleranceSeconds: vector.toleranceSeconds,
  });

  expect(verdict.valid).toBe(vector.valid);
});

it.each(set.vectors)('$name: text and bytes of the body are the same, and valid JSON', (vector) => {
  expect(Buffer.from(vector.body, 'utf8').equals(bytes(vector))).toBe(true);
  expect(() => JSON.parse(vector.body)).not.toThrow();
});

it.each(valid)('$name: the signature is the documented one', (vector) => {
  expect(vector.signature).toBe(hex(`${vector.timestamp}.`, bytes(vector), vector.secret));
  expect(vector).toMatchObject({ expectation: 'must-accept', mutant: null, toleranceSeconds: 600 });
});

it.each(forged)('$name: timestamp and signature are wrong in the way that its name says', (vector) => {
  expect([vector.timestamp, vector.signature]).toEqual(EXPECTED_CLAIMS[vector.mutant ?? 'missing']);
  expect(vector.receivedAt).toBe(T);
});

it('has one vector for each mutant and no name twice', () => {
  expect(forged.map(({ mutant }) => mutant)).toEqual(SIGNATURE_MUTANTS.map(({ name }) => name));
  expect(forged.map(({ expectation }) => expectation)).toEqual(
    SIGNATURE_MUTANTS.map(({ expectation }) => expectation),
  );
  expect(new Set(set.vectors.map(({ name }) => name)).size).toBe(set.vectors.length);
});

it('changes one amount in the body of body-changed, and no other body', () => {
  for (const vector of forged) {
    const expected =
      vector.name === 'body-changed'
        ? named('compact').body.replace('149.00', '149.01')
        : named('compact').body;
    expect(vector.body, vector.name).toBe(expected);
  }
});

it.each([
  'compact',
  'rails-escapes',
  'unicode',
  'emoji',
  'combining-characters',
  'line-separators-escaped',
  'empty-object',
  'long',
  'late-retry',
])('writes the body of %s as the wire has it', (name) => {
  const { body } = named(name);

  expect(serializeJson(JSON.parse(body))).toBe(body);
});

it.each([
  'unescaped-markup',
  'line-separators-raw',
  'number-forms',
  'large-id',
  'integer-like-keys',
  'escapes-for-ascii',
  'spaces',
  'pretty',
  'carriage-returns',
  'trailing-newline',
  'keys-reversed',
  'duplicate-keys',
  'rails-escapes',
])('catches in %s who parses the body and writes it again', (name) => {
  const { body } = named(name);
  const rewritten = [JSON.stringify(JSON.parse(body)), serializeJson(JSON.parse(body))];

  expect(rewritten.filter((text) => text !== body)).not.toEqual([]);
});

it('reaches both ends of the tolerance', () => {
  const ages = valid.map(({ receivedAt, timestamp }) => receivedAt - Number(timestamp));

  expect(Math.max(...ages)).toBe(600);
  expect(Math.min(...ages)).toBe(-600);
});

it('has a body of more than 8 KiB and a secret beyond ASCII', () => {
  expect(bytes(named('long')).byteLength).toBeGreaterThan(8 * 1_024);
  expect(Buffer.byteLength(named('non-ascii-secret').secret)).toBeGreaterThan(
    named('non-ascii-secret').secret.length,
  );
});

it('makes all vectors for one secret when one is given', () => {
  const own = createSignatureVectors('my secret');

  expect(new Set(own.vectors.map(({ secret }) => secret))).toEqual(new Set(['my secret']));
  expect(own.vectors.map(({ name }) => name)).toEqual(
    set.vectors.map(({ name }) => name).filter((name) => name !== 'non-ascii-secret'),
  );
  expect(own.vectors[0]?.signature).toBe(hex(`${T}.`, rightBody, 'my secret'));
});

function named(name: string): SignatureVector {
  const vector = set.vectors.find((candidate) => candidate.name === name);
  if (vector === undefined) throw new Error(`There is no vector ${name}.`);
  return vector;
}

function bytes(vector: SignatureVector): Buffer {
  return Buffer.from(vector.bodyBase64, 'base64');
}

function hex(before: string, body: Uint8Array | string, secret = DEVELOPMENT_SECRET): string {
  return createHmac('sha256', secret).update(before).update(body).digest('hex');
}
