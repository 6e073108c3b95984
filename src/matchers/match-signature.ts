import { wallClockMs } from '../clock/wall-clock.ts';
import { usageError } from '../errors/usage-error.ts';
import { printable } from '../internal/printable.ts';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../signature/header-names.ts';
import type { RequestHeaders } from '../signature/request-headers.ts';
import { readSignedRequest, requestVerdict } from '../signature/signed-request.ts';
import { MISMATCH, readClaim } from '../signature/verdict.ts';
import { isSignedWith } from '../signature/verify.ts';
import { alignedLines, type MatchResult, paragraphs } from './match-result.ts';

/** A request as frameworks, servers and recordings have it. */
export type RequestLike = { readonly body: string | Uint8Array | ArrayBuffer } & (
  | { readonly headers: RequestHeaders }
  /** Node's flat list of names and values. */
  | { readonly rawHeaders: readonly string[] }
);

/** How a signature is verified. */
export interface SignatureCheck {
  /** The receiver's present, in milliseconds since the epoch. @default the true time, whatever fake timers say */
  readonly now?: number;
  /** How far the timestamp may lie from it, in seconds, before or after. @default 600 */
  readonly toleranceSeconds?: number;
}

/**
 * Whether a request is signed with a secret, or with one of several.
 *
 * @throws SimulatorError `invalid-option` for an empty secret, and for a body that is neither text nor bytes.
 */
export function matchSignature(
  request: RequestLike,
  secret: string | readonly string[],
  check: SignatureCheck = {},
): MatchResult {
  const { claim, secrets, body } = readSignedRequest({
    body: request.body,
    headers: 'headers' in request ? request.headers : request.rawHeaders,
    secrets: typeof secret === 'string' ? [secret] : secret,
    now: check.now ?? wallClockMs(),
    ...(check.toleranceSeconds === undefined ? {} : { toleranceSeconds: check.toleranceSeconds }),
  });
  const read = readClaim(claim);
  const refusal =
    'problem' in read ? read : secrets.some((one) => isSignedWith(one, read, body)) ? undefined : MISMATCH;
  return {
    pass: refusal === undefined,
    message: () => {
      const facts = alignedLines([
        [SIGNATURE_HEADER, shown(claim.signature)],
        [TIMESTAMP_HEADER, shown(claim.timestamp)],
        ['the present', String(claim.nowSeconds)],
        ['the body', `${Buffer.byteLength(body)} bytes`],
      ]);
      return refusal === undefined
        ? paragraphs('The request should not have a valid signature, but has one.', facts)
        : paragraphs(`The request should have a valid signature. ${printable(refusal.explanation)}`, facts);
    },
    expected: { valid: true },
    actual: requestVerdict(refusal ?? { valid: true }),
  };
}

/**
 * Makes sure that a value is a request.
 *
 * @param asker The matcher or assertion that was given the value, for the message.
 * @throws SimulatorError `invalid-option`.
 */
export function checkedRequest(value: unknown, asker: string): RequestLike {
  if (isRequestLike(value)) return value;
  throw usageError(
    `${asker} takes a request with headers (or rawHeaders) and a body of text or bytes.`,
    'For example { headers: request.headers, body: rawBody }, with the body as it arrived.',
  );
}

function isRequestLike(value: unknown): value is RequestLike {
  if (typeof value !== 'object' || value === null || !('body' in value)) return false;
  const headers = 'headers' in value ? value.headers : 'rawHeaders' in value ? value.rawHeaders : undefined;
  return typeof headers === 'object' && headers !== null;
}

function shown(value: string | undefined): string {
  return value === undefined || value === '' ? 'missing' : printable(value.slice(0, 100));
}
