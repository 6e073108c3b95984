/* `cf-webhook-sim/verify`: what a receiver on Node needs to verify ClickFunnels' signatures. Loads no dependency. */

import {
  type RequestVerdict,
  readSignedRequest,
  requestVerdict,
  type SignedRequest,
} from './signature/signed-request.ts';
import { MISMATCH, readClaim } from './signature/verdict.ts';
import { isSignedWith } from './signature/verify.ts';

export type { RequestHeaders } from './signature/request-headers.ts';
export type { RequestVerdict, SecretChoice, SignedRequest } from './signature/signed-request.ts';
export type { SignatureProblem } from './signature/verdict.ts';

/**
 * Whether a request is genuine: both headers are there, the timestamp is near the present, and the signature belongs to
 * the secret, the timestamp and the body. Compares in constant time.
 *
 * @throws SimulatorError `invalid-option` for an empty secret, and for a body that is neither text nor bytes.
 * @example
 * app.post('/webhooks', express.raw({ type: 'application/json' }), (request, response) => {
 *   const verdict = verifySignature({ body: request.body, headers: request.headers, secret });
 *   if (!verdict.valid) return response.status(401).send(verdict.explanation);
 *   const event: WebhookEvent = JSON.parse(request.body.toString());
 *   …
 * });
 * @see https://developers.myclickfunnels.com/docs/signature-verification
 */
export function verifySignature(request: SignedRequest): RequestVerdict {
  const { claim: input, secrets, body } = readSignedRequest(request);
  const claim = readClaim(input);
  if ('problem' in claim) return requestVerdict(claim);

  // Every secret is tried, so that the time taken does not tell which one it was.
  const matches = secrets.map((secret) => isSignedWith(secret, claim, body));
  return matches.includes(true) ? { valid: true } : requestVerdict(MISMATCH);
}
