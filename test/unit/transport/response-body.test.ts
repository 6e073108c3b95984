import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { decodeBody } from '../../../src/transport/response-body.ts';

const LIMIT = 65_536;
const TEXT = Buffer.from('{"error":"Zoë was here"}');

it.each([
  ['gzip', gzipSync(TEXT)],
  ['x-gzip', gzipSync(TEXT)],
  [' GZIP ', gzipSync(TEXT)],
  ['deflate', deflateSync(TEXT)],
  ['deflate', gzipSync(TEXT)],
  ['gzip', deflateSync(TEXT)],
  ['br', brotliCompressSync(TEXT)],
  ['identity', TEXT],
  ['unheard-of', TEXT],
  [undefined, TEXT],
])('reads a body in the encoding %s', (encoding, body) => {
  expect(Buffer.from(decodeBody(body, encoding, LIMIT))).toEqual(TEXT);
});

it.each([
  ['plain words', Buffer.from('plain words'), 'gzip'],
  ['plain words', Buffer.from('plain words'), 'deflate'],
  ['words of another format', deflateRawSync(TEXT), 'deflate'],
  ['a wrong checksum', withLastByteChanged(gzipSync(TEXT)), 'gzip'],
])("refuses %s as Ruby's client does", (_, body, encoding) => {
  expect(() => decodeBody(body, encoding, LIMIT)).toThrow(
    `Content-Encoding is ${encoding}, and the body is not`,
  );
});

it.each(['plain words', 'ok'])('returns "%s" as it came where it is not Brotli', (text) => {
  const body = Buffer.from(text);

  expect(Buffer.from(decodeBody(body, 'br', LIMIT))).toEqual(body);
});

it('gives the beginning of a body that was cut off', () => {
  const text = Array.from({ length: 5_000 }, (_, index) => `line ${index * 7919}`).join('\n');
  const whole = gzipSync(text);

  const decoded = Buffer.from(decodeBody(whole.subarray(0, whole.length / 2), 'gzip', LIMIT)).toString();

  expect(decoded.length).toBeGreaterThan(1_000);
  expect(text.startsWith(decoded)).toBe(true);
});

it.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', quickBrotli],
])('gives the beginning of a text that is too long, compressed with %s', (encoding, compress) => {
  const text = Buffer.from(Array.from({ length: 100_000 }, (_, index) => `line ${index * 7919}\n`).join(''));

  const decoded = Buffer.from(decodeBody(compress(text).subarray(0, LIMIT), encoding, LIMIT));

  expect(decoded.length).toBeGreaterThan(1_000);
  expect(decoded.length).toBeLessThanOrEqual(LIMIT);
  expect(text.subarray(0, decoded.length).equals(decoded)).toBe(true);
});

it('leaves an empty body empty', () => {
  expect(decodeBody(new Uint8Array(), 'gzip', LIMIT)).toHaveLength(0);
});

function withLastByteChanged(body: Buffer): Buffer {
  return Buffer.concat([body.subarray(0, -1), Buffer.from([body[body.length - 1] === 0 ? 1 : 0])]);
}

function quickBrotli(text: Uint8Array): Buffer {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}
