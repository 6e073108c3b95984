import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from './header-names.ts';

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

/** A signature that is not valid, and why. */
export interface SignatureRefusal {
  readonly valid: false;
  readonly problem: SignatureProblem;
  /** The problem as a sentence. */
  readonly explanation: string;
}

/** Whether a signature is valid. */
export type SignatureVerdict = { readonly valid: true } | SignatureRefusal;

/** What two headers claim about a body. */
export interface SignatureClaim {
  /** The value of the signature header. */
  readonly signature: string;
  /** The value of the timestamp header. */
  readonly timestamp: string;
}

/** What can be judged before anything is computed. */
export interface ClaimInput {
  /** The value of the signature header. */
  readonly signature: string | undefined;
  /** The value of the timestamp header. */
  readonly timestamp: string | undefined;
  /** The receiver's present, in unix seconds. */
  readonly nowSeconds: number;
  readonly toleranceSeconds: number;
}

/** The verdict on a signature that is another than the right one. */
export const MISMATCH: SignatureRefusal = refused(
  'signature-mismatch',
  'The signature does not match this secret, timestamp and body.',
);

/** Reads the claim out of the headers' values; a refusal where it needs no computing to see that it is not valid. */
export function readClaim(input: ClaimInput): SignatureClaim | SignatureRefusal {
  const { signature, timestamp, nowSeconds, toleranceSeconds } = input;

  if (!signature) return refused('signature-missing', `The header ${SIGNATURE_HEADER} is missing or empty.`);
  if (!timestamp) return refused('timestamp-missing', `The header ${TIMESTAMP_HEADER} is missing or empty.`);
  if (!/^\d{1,12}$/.test(timestamp)) {
    return refused('timestamp-not-a-number', `The timestamp "${timestamp}" is not a number of unix seconds.`);
  }

  const ageSeconds = nowSeconds - Number(timestamp);
  if (ageSeconds > toleranceSeconds) {
    return refused(
      'timestamp-too-old',
      `The timestamp is ${ageSeconds} s old; ${toleranceSeconds} s are allowed.`,
    );
  }
  if (-ageSeconds > toleranceSeconds) {
    return refused(
      'timestamp-in-the-future',
      `The timestamp is ${-ageSeconds} s in the future; ${toleranceSeconds} s are allowed.`,
    );
  }
  return { signature, timestamp };
}

function refused(problem: SignatureProblem, explanation: string): SignatureRefusal {
  return { valid: false, problem, explanation };
}
