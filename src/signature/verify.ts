import { timingSafeEqual } from 'node:crypto';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from './header-names.ts';
import { signBody } from './sign.ts';

/** How far a timestamp may lie from the receiver's clock, in seconds, before or after. Documented. */
export const SIGNATURE_TOLERANCE_SECONDS = 600;

/** Why a signature was refused. */
export type SignatureProblem =
  | 'signature-missing'
  | 'timestamp-missing'
  | 'timestamp-not-a-number'
  | 'timestamp-too-old'
  | 'timestamp-in-the-future'
  | 'signature-mismatch';

/** The result of {@link verifySignature}. */
export type SignatureVerdict =
  | { readonly valid: true }
  | { readonly valid: false; readonly problem: SignatureProblem; readonly explanation: string };

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
export function verifySignature(input: VerificationInput): SignatureVerdict {
  const { secret, body, signature, timestamp, nowSeconds } = input;
  const tolerance = input.toleranceSeconds ?? SIGNATURE_TOLERANCE_SECONDS;

  if (!signature) return refused('signature-missing', `The header ${SIGNATURE_HEADER} is missing or empty.`);
  if (!timestamp) return refused('timestamp-missing', `The header ${TIMESTAMP_HEADER} is missing or empty.`);
  if (!/^\d{1,12}$/.test(timestamp)) {
    return refused('timestamp-not-a-number', `The timestamp "${timestamp}" is not a number of unix seconds.`);
  }

  const ageSeconds = nowSeconds - Number(timestamp);
  if (ageSeconds > tolerance) {
    return refused('timestamp-too-old', `The timestamp is ${ageSeconds} s old; ${tolerance} s are allowed.`);
  }
  if (-ageSeconds > tolerance) {
    return refused(
      'timestamp-in-the-future',
      `The timestamp lies ${-ageSeconds} s ahead; ${tolerance} s are allowed.`,
    );
  }

  const expected = signBody({ secret, timestamp, body });
  return sameText(expected, signature)
    ? { valid: true }
    : refused('signature-mismatch', 'The signature does not belong to this secret, timestamp and body.');
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

function refused(problem: SignatureProblem, explanation: string): SignatureVerdict {
  return { valid: false, problem, explanation };
}
