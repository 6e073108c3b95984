/* `cf-webhook-sim/verify/web`: the same on Web Crypto alone, for Workers, Deno, Bun and edge functions. */

import {
  type RequestVerdict,
  readSignedRequest,
  requestVerdict,
  type SignedRequest,
} from './signature/signed-request.ts';
import { MISMATCH, readClaim, type SignatureClaim } from './signature/verdict.ts';

export type { RequestHeaders } from './signature/request-headers.ts';
export type { RequestVerdict, SecretChoice, SignedRequest } from './signature/signed-request.ts';
export type { SignatureProblem } from './signature/verdict.ts';

const HMAC_SHA256 = { name: 'HMAC', hash: 'SHA-256' };
/** Upper case is refused, since the signature is a text and not a number. */
const SIGNATURE_TEXT = /^[0-9a-f]{64}$/;

/**
 * Whether a request is genuine, decided as `verifySignature` of `cf-webhook-sim/verify` does, with nothing but Web Crypto.
 *
 * @throws SimulatorError `invalid-option` (as a rejection) for an empty secret, and for a body that is neither text nor
 * bytes.
 * @example
 * export default {
 *   async fetch(request, env) {
 *     const body = await request.text();
 *     const verdict = await verifySignatureWeb({ body, headers: request.headers, secret: env.WEBHOOK_SECRET });
 *     return new Response(null, { status: verdict.valid ? 204 : 401 });
 *   },
 * };
 * @see https://developers.myclickfunnels.com/docs/signature-verification
 */
export async function verifySignatureWeb(request: SignedRequest): Promise<RequestVerdict> {
  const { claim: input, secrets, body } = readSignedRequest(request);
  const claim = readClaim(input);
  if ('problem' in claim) return requestVerdict(claim);

  const message = signedMessage(claim, body);
  const matches = await Promise.all(secrets.map((secret) => isSignedWith(secret, claim, message)));
  return matches.includes(true) ? { valid: true } : requestVerdict(MISMATCH);
}

async function isSignedWith(
  secret: string,
  { signature }: SignatureClaim,
  message: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  if (!SIGNATURE_TEXT.test(signature)) return false;
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey('raw', new TextEncoder().encode(secret), HMAC_SHA256, false, ['verify']);
  return await subtle.verify('HMAC', key, bytesOfHex(signature), message);
}

function signedMessage({ timestamp }: SignatureClaim, body: string | Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const before = encoder.encode(`${timestamp}.`);
  const bytes = typeof body === 'string' ? encoder.encode(body) : body;
  const message = new Uint8Array(before.length + bytes.length);
  message.set(before);
  message.set(bytes, before.length);
  return message;
}

function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16),
  );
}
