// @chunk signatures
import { timingSafeEqual } from 'node:crypto';
import { signBody } from './sign.ts';
import {
  MISMATCH,
  readClaim,
  SIGNATURE_TOLERANCE_SECONDS,
  type SignatureClaim,
  type SignatureVerdict,
} from './verdict.ts';

export { SIGNATURE_TOLERANCE_SECONDS, type SignatureProblem, type SignatureVerdict } from './verdict.ts';

/** What is verified. */
export interface VerificationInput {
  readonly secret: string;
  /** The raw request body, byte for byte as received. */
  readonly body: Uint8Array | string;
  /** The value of the signature header. */
  readonly signature: string | undefined;
  /** The value of the timestamp header. */
  readonly timestamp: string | undefined;
  /** The receiver's present, in unix seconds. */
  readonly nowSeconds: number;
  /** In seconds. @default 600 */
  readonly toleranceSeconds?: number;
}

/** Decides as a careful receiver would: header presence, timestamp within the tolerance, constant-time comparison. */
export function judgeSignature(input: VerificationInput): SignatureVerdict {
  const { secret, body, toleranceSeconds = SIGNATURE_TOLERANCE_SECONDS } = input;
  const claim = readClaim({ ...input, toleranceSeconds });
  if ('problem' in claim) return claim;

  return isSignedWith(secret, claim, body) ? { valid: true } : MISMATCH;
}

/** Whether a claim's signature belongs to a secret and a body; compares in constant time. */
export function isSignedWith(
  secret: string,
  { signature, timestamp }: SignatureClaim,
  body: Uint8Array | string,
): boolean {
  return sameText(signBody({ secret, timestamp, body }), signature);
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
