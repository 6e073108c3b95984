import { createRequire } from 'node:module';
import { freshSecret } from '../random/entropy.ts';

export type { KeyPair } from './on-demand/certificate-maker.ts';

const require = createRequire(import.meta.url);

/** One day in milliseconds. */
export const DAY_MS = 86_400_000;

/** The library that makes certificates. Loaded by the first call: nothing but TLS has a use for it. */
export function certificateMaker(): typeof import('./on-demand/certificate-maker.ts') {
  return require('#on-demand/certificate-maker');
}

/** A new serial number: positive, and no longer than the 20 bytes that there may be. */
export function serialNumber(): string {
  return `01${freshSecret().slice(0, 30)}`;
}
