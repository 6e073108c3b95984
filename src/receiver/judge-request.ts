import type { IncomingMessage } from 'node:http';
import { wallClockMs } from '../clock/wall-clock.ts';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../signature/header-names.ts';
import { judgeSignature, type SignatureVerdict } from '../signature/verify.ts';

/** Judges the signature of a request as it arrives. */
export function judgeRequest({ headers }: IncomingMessage, body: Buffer, secret: string): SignatureVerdict {
  return judgeSignature({
    secret,
    body,
    signature: only(headers[SIGNATURE_HEADER.toLowerCase()]),
    timestamp: only(headers[TIMESTAMP_HEADER.toLowerCase()]),
    nowSeconds: Math.floor(wallClockMs() / 1_000),
  });
}

/** Node joins lines of one name, but for the few that come as a list. */
function only(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
