import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from './header-names.ts';
import type { MutantExpectation } from './mutant-definition.ts';
import { type MutantName, SIGNATURE_MUTANTS } from './mutants.ts';
import { DEVELOPMENT_SECRET, signBody } from './sign.ts';
import { ORDER_BODY, VECTOR_BODIES, type VectorBody } from './vector-bodies.ts';
import { SIGNATURE_TOLERANCE_SECONDS } from './verify.ts';

/** One request as a receiver sees it, and whether its signature is valid. */
export interface SignatureVector {
  readonly name: string;
  /** One line: what is special about it. */
  readonly describe: string;
  readonly valid: boolean;
  /** One sentence: why it must be taken or refused. */
  readonly reason: string;
  readonly expectation: 'must-accept' | MutantExpectation;
  /** Which of the known ways of being wrong this is; null when it is valid. */
  readonly mutant: MutantName | null;
  /** The receiver's secret; its UTF-8 characters are the key. */
  readonly secret: string;
  /** The value of the timestamp header; null when the header is missing. */
  readonly timestamp: string | null;
  /** The value of the signature header; null when the header is missing. */
  readonly signature: string | null;
  /** The receiver's clock, in unix seconds. */
  readonly receivedAt: number;
  readonly toleranceSeconds: number;
  /** The exact body as text. */
  readonly body: string;
  /** The exact body as bytes. */
  readonly bodyBase64: string;
}

/** A set of {@link SignatureVector}s that explains itself. */
export interface SignatureVectorSet {
  readonly schema: typeof SIGNATURE_VECTORS_SCHEMA;
  readonly about: string;
  readonly signatureHeader: string;
  readonly timestampHeader: string;
  readonly vectors: readonly SignatureVector[];
}

/** Name and version of the format of {@link SignatureVectorSet}. */
export const SIGNATURE_VECTORS_SCHEMA = 'cf-webhook-sim/signature-vectors@1';

const ABOUT =
  'Each vector is a request as a receiver sees it. The signature is the lower-case hex HMAC-SHA256, keyed with the ' +
  'UTF-8 characters of the secret, over the timestamp header, a dot and the raw body. A request is valid when both ' +
  'headers are there, the timestamp is a whole number of seconds no further than toleranceSeconds from receivedAt in ' +
  'either direction, and the signature is the same text. The bytes of the body are in bodyBase64.';

/** When every vector is signed: 2026-01-01T00:00:00Z. */
const SIGNED_AT = 1_767_225_600;

/** How a valid vector differs from the usual: signed with the given secret, verified two seconds later. */
interface ValidCase extends VectorBody {
  readonly secret?: string;
  /** In seconds: how old the timestamp is when the request is verified; negative when it lies ahead. */
  readonly age?: number;
}

const USUAL_AGE = 2;

const CLOCK_CASES: readonly ValidCase[] = [
  {
    name: 'age-600s',
    describe: 'a timestamp exactly 600 s old',
    reason: 'The tolerance of 600 s includes its end.',
    age: SIGNATURE_TOLERANCE_SECONDS,
    body: ORDER_BODY,
  },
  {
    name: 'ahead-600s',
    describe: "a timestamp exactly 600 s ahead of the receiver's clock",
    reason: 'The tolerance applies in both directions, since either clock may be wrong.',
    age: -SIGNATURE_TOLERANCE_SECONDS,
    body: ORDER_BODY,
  },
  {
    name: 'late-retry',
    describe: 'an event that is 37 hours old, signed just now',
    reason: 'Every attempt is signed anew, so the age of the event does not matter.',
    body: ORDER_BODY.replace('2026-01-01T00:00:00.000Z', '2025-12-30T10:38:44.000Z'),
  },
];

const NON_ASCII_SECRET: ValidCase = {
  name: 'non-ascii-secret',
  describe: 'a secret with characters beyond ASCII',
  reason: 'The key is the UTF-8 bytes of the secret.',
  secret: 'clé-ключ-鍵-🔑',
  body: ORDER_BODY,
};

/**
 * Makes the vectors: the valid ones first, then one for each mutant. The same secret always gives the same vectors.
 *
 * @param secret The secret of all vectors. Without one it is the published development secret, and one vector more has
 * a secret of its own with characters beyond ASCII.
 */
export function createSignatureVectors(secret?: string): SignatureVectorSet {
  const cases = [...VECTOR_BODIES, ...CLOCK_CASES, ...(secret === undefined ? [NON_ASCII_SECRET] : [])];
  const key = secret ?? DEVELOPMENT_SECRET;
  return {
    schema: SIGNATURE_VECTORS_SCHEMA,
    about: ABOUT,
    signatureHeader: SIGNATURE_HEADER,
    timestampHeader: TIMESTAMP_HEADER,
    vectors: [...cases.map((validCase) => validVector(validCase, key)), ...mutantVectors(key)],
  };
}

/** Vectors as a JSON file, in ASCII alone, so that no reader's idea of an encoding can spoil them. */
export function signatureVectorsText(set: SignatureVectorSet): string {
  const json = JSON.stringify(set, null, 2);
  return `${json.replace(/[^\n -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

function validVector(validCase: ValidCase, usualSecret: string): SignatureVector {
  const { name, describe, reason, body, secret = usualSecret, age = USUAL_AGE } = validCase;
  return {
    name,
    describe,
    valid: true,
    reason,
    expectation: 'must-accept',
    mutant: null,
    secret,
    timestamp: String(SIGNED_AT),
    signature: signBody({ secret, timestamp: SIGNED_AT, body }),
    receivedAt: SIGNED_AT + age,
    toleranceSeconds: SIGNATURE_TOLERANCE_SECONDS,
    ...bodyForms(Buffer.from(body)),
  };
}

/** Verified in the very second in which a valid request would have been signed. */
function mutantVectors(secret: string): SignatureVector[] {
  return SIGNATURE_MUTANTS.map(({ name, describe, reason, expectation, claim }) => {
    const { signature, timestamp, body } = claim({
      secret,
      timestamp: SIGNED_AT,
      body: Buffer.from(ORDER_BODY),
    });
    return {
      name,
      describe,
      valid: false,
      reason,
      expectation,
      mutant: name,
      secret,
      timestamp,
      signature,
      receivedAt: SIGNED_AT,
      toleranceSeconds: SIGNATURE_TOLERANCE_SECONDS,
      ...bodyForms(body),
    };
  });
}

function bodyForms(body: Uint8Array): { readonly body: string; readonly bodyBase64: string } {
  const bytes = Buffer.from(body);
  return { body: bytes.toString('utf8'), bodyBase64: bytes.toString('base64') };
}
