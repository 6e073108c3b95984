import { expect, it } from 'vitest';
import { signBody } from '../../../src/signature/sign.ts';
import {
  judgeSignature,
  SIGNATURE_TOLERANCE_SECONDS,
  type VerificationInput,
} from '../../../src/signature/verify.ts';

const NOW = 1_768_478_400;
const SECRET = 'a-secret';
const BODY = '{"name":"Zoë"}';

it('accepts a fresh signature of the body', () => {
  expect(judgeSignature(arrived({}))).toEqual({ valid: true });
});

it.each([-SIGNATURE_TOLERANCE_SECONDS, -1, 0, 1, SIGNATURE_TOLERANCE_SECONDS])(
  'accepts a timestamp that is %d seconds away',
  (seconds) => {
    const verdict = judgeSignature(arrived({ signedAt: NOW + seconds }));

    expect(verdict).toEqual({ valid: true });
  },
);

it.each([
  ['without a signature', { signature: undefined }, 'signature-missing'],
  ['with an empty signature', { signature: '' }, 'signature-missing'],
  ['without a timestamp', { timestamp: undefined }, 'timestamp-missing'],
  ['with a timestamp that is a date', { timestamp: '2026-01-15' }, 'timestamp-not-a-number'],
  ['with a negative timestamp', { timestamp: '-5' }, 'timestamp-not-a-number'],
  ['with a fractional timestamp', { timestamp: `${NOW}.5` }, 'timestamp-not-a-number'],
  ['that is 601 seconds old', { signedAt: NOW - 601 }, 'timestamp-too-old'],
  ['that is 601 seconds ahead', { signedAt: NOW + 601 }, 'timestamp-in-the-future'],
  ['signed with another secret', { secret: 'another' }, 'signature-mismatch'],
  ['with another body', { body: '{"name":"Zoe"}' }, 'signature-mismatch'],
  ['with another timestamp than was signed', { timestamp: String(NOW - 1) }, 'signature-mismatch'],
  ['with a shortened signature', { signature: sign(NOW).slice(0, 63) }, 'signature-mismatch'],
  ['with a signature in capitals', { signature: sign(NOW).toUpperCase() }, 'signature-mismatch'],
  ['with a signature that is not ASCII', { signature: 'é'.repeat(32) }, 'signature-mismatch'],
])('refuses a request %s', (_, changes, problem) => {
  const verdict = judgeSignature(arrived(changes));

  expect(verdict).toEqual({ valid: false, problem, explanation: expect.stringMatching(/^The .+\.$/) });
});

it('allows another tolerance', () => {
  const input = arrived({ signedAt: NOW - 31 });

  expect(judgeSignature({ ...input, toleranceSeconds: 30 })).toMatchObject({ problem: 'timestamp-too-old' });
  expect(judgeSignature({ ...input, toleranceSeconds: 31 })).toEqual({ valid: true });
});

it('tells how old a timestamp is and never the signature that would be right', () => {
  const tooOld = judgeSignature(arrived({ signedAt: NOW - 700 }));
  const wrong = judgeSignature(arrived({ secret: 'another' }));

  expect(tooOld).toMatchObject({ explanation: 'The timestamp is 700 s old; 600 s are allowed.' });
  expect(JSON.stringify(wrong)).not.toMatch(/[\da-f]{64}|another/);
});

function arrived(changes: Partial<VerificationInput> & { readonly signedAt?: number }): VerificationInput {
  const { signedAt = NOW, ...parts } = changes;
  return {
    secret: SECRET,
    body: BODY,
    signature: sign(signedAt),
    timestamp: String(signedAt),
    nowSeconds: NOW,
    ...parts,
  };
}

function sign(timestamp: number): string {
  return signBody({ secret: SECRET, timestamp, body: BODY });
}
