import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEVELOPMENT_SECRET, signBody } from '../../../src/signature/sign.ts';

interface SignatureVector {
  readonly name: string;
  readonly secret: string;
  readonly timestamp: number;
  readonly body: string;
  readonly signature: string;
}

const { vectors }: { readonly vectors: readonly SignatureVector[] } = JSON.parse(
  readFileSync(new URL('./known-signatures.json', import.meta.url), 'utf8'),
);

it.each(vectors)('gives the known signature of $name', ({ secret, timestamp, body, signature }) => {
  expect(signBody({ secret, timestamp, body })).toBe(signature);
});

it.each(vectors)('signs bytes as it signs text: $name', ({ secret, timestamp, body, signature }) => {
  expect(signBody({ secret, timestamp: String(timestamp), body: new TextEncoder().encode(body) })).toBe(
    signature,
  );
});

it('covers every known signature', () => {
  expect(vectors.length).toBeGreaterThanOrEqual(9);
});

it('gives a signature of 64 lower-case hex digits', () => {
  expect(signBody({ secret: 's', timestamp: 1, body: '' })).toMatch(/^[\da-f]{64}$/);
});

it('publishes a development secret that has the form of a real one', () => {
  expect(DEVELOPMENT_SECRET).toMatch(/^[\da-f]{64}$/);
});
