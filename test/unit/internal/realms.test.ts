import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { isArrayBuffer, isBytes } from '../../../src/internal/bytes.ts';
import { isError } from '../../../src/internal/is-error.ts';

it.each(['new Error()', 'new TypeError()', 'new (class extends Error {})()'])(
  'knows %s of another realm as an error',
  (code) => {
    expect(isError(runInNewContext(code))).toBe(true);
  },
);

it('knows an aborted operation as an error, and no look-alike', () => {
  expect(isError(AbortSignal.abort().reason)).toBe(true);
  expect(isError({ name: 'Error', message: '' })).toBe(false);
  expect(isError(undefined)).toBe(false);
});

it('knows bytes of another realm', () => {
  expect(isBytes(runInNewContext('new Uint8Array(1)'))).toBe(true);
  expect(isBytes(Buffer.from(''))).toBe(true);
  expect(isBytes(runInNewContext('new Uint16Array(1)'))).toBe(false);
  expect(isArrayBuffer(runInNewContext('new ArrayBuffer(1)'))).toBe(true);
  expect(isArrayBuffer(new Uint8Array(1))).toBe(false);
});
