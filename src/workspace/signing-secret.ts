import { usageError } from '../errors/usage-error.ts';

/**
 * How two secrets overlap after a rotation. A request carries one signature, so that a sender cannot offer both at once.
 * `alternate`: attempts are signed with the old and the new one in turn, so that only a receiver that knows both takes
 * all of them. `previous`: the old one signs until the overlap ends, so that there is time to give the receiver the new
 * one. Both are of our own: ClickFunnels is not known to offer an overlap.
 */
export type RotationMode = 'alternate' | 'previous';

/** The two names of {@link RotationMode}. */
export const ROTATION_MODES: readonly RotationMode[] = ['alternate', 'previous'];

/** A secret that still counts beside the one that has taken its place. */
export interface Rotation {
  readonly previousSecret: string;
  readonly mode: RotationMode;
  /** The simulated moment at which it counts no more. */
  readonly until: number;
}

/** How a secret is changed. */
export interface RotationOptions {
  /** How long the old secret still counts, in simulated milliseconds. @default 0: it counts no more, as in Bullet Train's code (observed) */
  readonly overlapMs?: number;
  /** @default 'alternate' */
  readonly mode?: RotationMode;
}

/**
 * What is left of the old secret when a new one takes its place.
 *
 * @throws SimulatorError `invalid-option` for a time or a mode that does not exist.
 */
export function rotationFrom(
  previousSecret: string,
  { overlapMs = 0, mode = 'alternate' }: RotationOptions,
  now: number,
): Rotation | null {
  if (!(overlapMs >= 0 && overlapMs <= Number.MAX_SAFE_INTEGER) || !ROTATION_MODES.includes(mode)) {
    throw usageError(
      `Two secrets cannot overlap for ${overlapMs} ms in the mode "${mode}".`,
      `Use milliseconds of at least 0, and ${ROTATION_MODES.join(' or ')}.`,
    );
  }
  return overlapMs === 0 ? null : { previousSecret, mode, until: now + overlapMs };
}

/** What signs an attempt. */
export interface SigningMoment {
  /** Simulated milliseconds since the epoch. */
  readonly now: number;
  /** How many attempts have been signed for this endpoint before. */
  readonly attemptsBefore: number;
}

/** The secret that signs an attempt: the one in force at that moment, whatever it was when the event happened. */
export function signingSecret(
  { secret, rotation }: { readonly secret: string; readonly rotation: Rotation | null },
  { now, attemptsBefore }: SigningMoment,
): string {
  if (rotation === null || now >= rotation.until) return secret;
  switch (rotation.mode) {
    case 'previous':
      return rotation.previousSecret;
    case 'alternate':
      return attemptsBefore % 2 === 0 ? rotation.previousSecret : secret;
    default:
      return rotation.mode satisfies never;
  }
}
