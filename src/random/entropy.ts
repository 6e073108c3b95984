import { randomBytes } from 'node:crypto';

/**
 * A fresh seed for a run that was given none: six digits, short enough to be read aloud.
 * Everything that is generated follows from it.
 */
export function freshSeed(): string {
  return String(100_000 + Math.floor(Math.random() * 900_000));
}

/** A fresh secret of an endpoint: 64 hex digits (observed), which no one can guess from a seed. */
export function freshSecret(): string {
  return randomBytes(32).toString('hex');
}
