import { expect, it } from 'vitest';
import { type Rotation, type RotationMode, signingSecret } from '../../../src/workspace/signing-secret.ts';

const UNTIL = Date.UTC(2026, 0, 15, 12);

it('signs with the secret in force where none was changed', () => {
  expect(signingSecret({ secret: 'new', rotation: null }, { now: UNTIL, attemptsBefore: 0 })).toBe('new');
});

it.each<[RotationMode, string[]]>([
  ['alternate', ['old', 'new', 'old', 'new']],
  ['previous', ['old', 'old', 'old', 'old']],
])('signs while two secrets overlap in the manner "%s"', (mode, expected) => {
  const secrets = [0, 1, 2, 3].map((attemptsBefore) =>
    signingSecret(rotated(mode), { now: UNTIL - 1, attemptsBefore }),
  );

  expect(secrets).toEqual(expected);
});

it.each<[RotationMode]>([['alternate'], ['previous']])(
  'signs with the new secret alone when the overlap "%s" is over',
  (mode) => {
    const secrets = [0, 1].map((attemptsBefore) =>
      signingSecret(rotated(mode), { now: UNTIL, attemptsBefore }),
    );

    expect(secrets).toEqual(['new', 'new']);
  },
);

function rotated(mode: RotationMode): { secret: string; rotation: Rotation } {
  return { secret: 'new', rotation: { previousSecret: 'old', mode, until: UNTIL } };
}
