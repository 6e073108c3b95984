// @chunk signed-requests

import { ambientTimeMs } from '../clock/ambient-time.ts';
import { usageError } from '../errors/usage-error.ts';
import { isArrayBuffer, isBytes } from '../internal/bytes.ts';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from './header-names.ts';
import { headerValue, type RequestHeaders } from './request-headers.ts';
import {
  type ClaimInput,
  SIGNATURE_TOLERANCE_SECONDS,
  type SignatureProblem,
  type SignatureVerdict,
} from './verdict.ts';

/** The endpoint's secret, or several while one takes the place of another: a signature by any of them is valid. */
export type SecretChoice =
  | { readonly secret: string; readonly secrets?: never }
  | { readonly secrets: readonly string[]; readonly secret?: never };

/** What a receiver knows about a request, and how strictly it is verified. */
export type SignedRequest = SecretChoice & {
  /** The raw body, byte for byte as received: not parsed, not written again. Text is taken as UTF-8. */
  readonly body: string | Uint8Array | ArrayBuffer;
  /** The headers of the request, in any form and letter case. */
  readonly headers: RequestHeaders;
  /** How far the timestamp may lie from the present, in seconds, before or after. @default 600 */
  readonly toleranceSeconds?: number;
  /** The present, in milliseconds since the epoch. @default Date.now() */
  readonly now?: number;
};

/** Whether a request's signature is valid; if it is not, a stable reason and the same as a sentence. */
export type RequestVerdict =
  | { readonly valid: true }
  | { readonly valid: false; readonly reason: SignatureProblem; readonly explanation: string };

/** A request with its defaults filled in and its headers read. */
export interface ReadRequest {
  readonly claim: ClaimInput;
  /** At least one, and none of them empty. */
  readonly secrets: readonly string[];
  readonly body: string | Uint8Array;
}

/**
 * Reads what verifying needs out of a request. The present is the ambient clock's, since receivers verify in production.
 *
 * @throws SimulatorError `invalid-option` for an empty secret, and for a body that is neither text nor bytes.
 */
export function readSignedRequest(request: SignedRequest): ReadRequest {
  const { headers, toleranceSeconds = SIGNATURE_TOLERANCE_SECONDS, now = ambientTimeMs() } = request;
  return {
    claim: {
      signature: headerValue(headers, SIGNATURE_HEADER),
      timestamp: headerValue(headers, TIMESTAMP_HEADER),
      nowSeconds: Math.floor(checkedNumber('now', now) / 1_000),
      toleranceSeconds: checkedNumber('toleranceSeconds', toleranceSeconds),
    },
    secrets: checkedSecrets(request.secret === undefined ? request.secrets : [request.secret]),
    body: checkedBody(request.body),
  };
}

/** A verdict in the words of the public functions. */
export function requestVerdict(verdict: SignatureVerdict): RequestVerdict {
  if (verdict.valid) return { valid: true };
  return { valid: false, reason: verdict.problem, explanation: verdict.explanation };
}

/** An empty secret would be a key that everybody has. Types do not keep out a variable that is not set. */
function checkedSecrets(secrets: readonly string[] | undefined): readonly string[] {
  const given = secrets ?? [];
  if (given.length > 0 && given.every((secret) => typeof secret === 'string' && secret !== '')) return given;
  throw usageError(
    `verifySignature requires the endpoint's secret as text, got ${given.length === 0 ? 'none' : 'an empty one'}.`,
    'Check that the environment variable is set.',
  );
}

function checkedBody(body: SignedRequest['body']): string | Uint8Array {
  if (typeof body === 'string' || isBytes(body)) return body;
  if (isArrayBuffer(body)) return new Uint8Array(body);
  throw usageError(
    `verifySignature requires the raw body as text or bytes, got ${nameOf(body)}.`,
    'Keep the bytes as they arrived, before any JSON parser: express.raw(), or await request.text().',
  );
}

function checkedNumber(option: string, value: number): number {
  if (typeof value === 'number' && !Number.isNaN(value)) return value;
  throw usageError(`The option "${option}" must be a number, got ${nameOf(value)}.`);
}

function nameOf(value: unknown): string {
  if (value === undefined || value === null || Number.isNaN(value)) return String(value);
  return typeof value === 'object' ? 'a parsed object' : `a ${typeof value}`;
}
