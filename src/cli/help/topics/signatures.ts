import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../../signature/header-names.ts';
import { DEVELOPMENT_SECRET } from '../../../signature/sign.ts';
import { SIGNATURE_TOLERANCE_SECONDS } from '../../../signature/verify.ts';
import type { HelpTopic } from '../help-topic.ts';

/** What is signed, and what to do about a signature mismatch. */
export const SIGNATURES: HelpTopic = {
  name: 'signatures',
  summary: 'what is signed, and why a receiver responds 401 (signature mismatch)',
  text: `Every request has two headers (documented; letter case does not matter):

  ${SIGNATURE_HEADER}  64 lowercase hex digits
  ${TIMESTAMP_HEADER}  unix time in seconds

  signature = HMAC-SHA256(secret, timestamp + "." + raw body)

Reject timestamps more than ${SIGNATURE_TOLERANCE_SECONDS} s from now, in either direction, and compare
signatures in constant time. Every attempt is signed anew.

Without --secret, the public development secret signs. Never use it in
production:
  ${DEVELOPMENT_SECRET}

My receiver responds 401
  1. Same secret? Give it to both sides, as text and not decoded from hex:
     export CF_WEBHOOK_SIM_SECRET="$WEBHOOK_SECRET"
  2. Raw body? Verify the bytes as they arrived, before any JSON parser.
     JSON.parse and JSON.stringify give other bytes.
  3. Seconds? The timestamp is not in milliseconds. Check the server's clock.
  4. Ask for the mistake, with what the receiver got:

  cf-webhook-sim verify --body body.json --timestamp 1767225600 --signature 5f2a

Let check find it; --old-secret tests a rotation:

  cf-webhook-sim check 3000 --only CTRL,SIG,AUTH

Test your own verification, in any language, against signed and forged requests:

  cf-webhook-sim vectors --secret "$WEBHOOK_SECRET" > vectors.json

On Node: import { verifySignature } from 'cf-webhook-sim/verify'. A correct
receiver to paste, for 13 frameworks and languages:

  cf-webhook-sim receivers`,
};
