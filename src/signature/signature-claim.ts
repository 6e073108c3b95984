import type { HeaderLine } from '../wire/wire-request.ts';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from './header-names.ts';

/** What the right signature is made of. */
export interface SignedBody {
  readonly secret: string;
  /** The true time of the attempt, in unix seconds. */
  readonly timestamp: number;
  readonly body: Uint8Array;
}

/** What a forged request shows to the receiver. */
export interface ForgedClaim {
  /** The value of the signature header; null leaves the header out. */
  readonly signature: string | null;
  /** The value of the timestamp header; null leaves the header out. */
  readonly timestamp: string | null;
  readonly body: Uint8Array;
}

/** A valid request, before it is forged. */
export interface ValidRequest extends SignedBody {
  /** The whole valid header block, in order. */
  readonly headers: readonly HeaderLine[];
}

/** A request after it was forged. */
export interface ForgedRequest {
  readonly headers: readonly HeaderLine[];
  readonly body: Uint8Array;
}

/** Puts a claim into a header block. Every other line keeps its place, its letter case and its value. */
export function applyClaim(headers: readonly HeaderLine[], claim: ForgedClaim): ForgedRequest {
  const { signature, timestamp, body } = claim;
  const signed = withHeader(withHeader(headers, SIGNATURE_HEADER, signature), TIMESTAMP_HEADER, timestamp);
  const length = String(body.byteLength);
  return {
    headers: signed.map((line) => (isNamed(line, 'Content-Length') ? [line[0], length] : line)),
    body,
  };
}

function withHeader(headers: readonly HeaderLine[], name: string, value: string | null): HeaderLine[] {
  if (value === null) return headers.filter((line) => !isNamed(line, name));
  if (!headers.some((line) => isNamed(line, name))) return [...headers, [name, value]];
  return headers.map((line) => (isNamed(line, name) ? [line[0], value] : line));
}

function isNamed([own]: HeaderLine, name: string): boolean {
  return own.toLowerCase() === name.toLowerCase();
}
