import * as z from 'zod';
import { wallClockMs } from '../../../clock/wall-clock.ts';
import { usageError } from '../../../errors/usage-error.ts';
import { EVENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../../signature/header-names.ts';
import { DEVELOPMENT_SECRET } from '../../../signature/sign.ts';
import { judgeSignature, SIGNATURE_TOLERANCE_SECONDS } from '../../../signature/verify.ts';
import { diagnoseSignature } from '../../verify/signature-diagnosis.ts';
import { defineTool } from '../tool.ts';

/** `explain_signature`: how requests are signed, and what is wrong with one signature. */
export const EXPLAIN_SIGNATURE = defineTool({
  name: 'explain_signature',
  title: 'Explain a signature',
  description:
    'Without arguments: how ClickFunnels signs a request. With "body", "timestamp" and "signature" of a request: whether the signature is valid for the configured secret, and which common mistake explains it if not.',
  readOnly: true,
  input: {
    body: z.string().optional().describe('The raw body, byte for byte.'),
    timestamp: z.string().optional().describe(`The value of ${TIMESTAMP_HEADER}.`),
    signature: z.string().optional().describe(`The value of ${SIGNATURE_HEADER}.`),
    at: z.int().optional().describe('When it arrived, in Unix seconds. Default: now.'),
  },
  run: ({ body, timestamp, signature, at }, { secret }) => {
    const given = [body, timestamp, signature].filter((value) => value !== undefined).length;
    if (given === 0) return recipe(secret);
    if (body === undefined || timestamp === undefined || signature === undefined) {
      throw usageError(
        'explain_signature requires "body", "timestamp" and "signature" together.',
        'Leave all three out for how requests are signed.',
      );
    }
    const nowSeconds = at ?? Math.floor(wallClockMs() / 1_000);
    const verdict = judgeSignature({ secret, body, signature, timestamp, nowSeconds });
    if (verdict.valid) return { valid: true };
    const mistakes = diagnoseSignature({ secret, timestamp, body: Buffer.from(body), signature });
    return {
      valid: false,
      problem: verdict.problem,
      explanation: verdict.explanation,
      ...(mistakes === undefined || mistakes.length === 0 ? {} : { mistakes }),
      ...(mistakes === undefined
        ? { hint: 'No common mistake explains it: check the secret, and verify the raw body.' }
        : {}),
    };
  },
});

function recipe(secret: string) {
  return {
    algorithm: 'HMAC-SHA256, lowercase hex',
    message: `<${TIMESTAMP_HEADER}> + "." + <raw body>`,
    key: 'the secret of the endpoint as text, not decoded from hex',
    headers: { signature: SIGNATURE_HEADER, timestamp: TIMESTAMP_HEADER, eventId: EVENT_ID_HEADER },
    toleranceSeconds: SIGNATURE_TOLERANCE_SECONDS,
    steps: [
      'Read the raw body before any parser does.',
      'Respond 401 when a header is missing or the timestamp is outside the tolerance.',
      'Compare in constant time, and respond 401 on a mismatch.',
      'Each attempt has a new timestamp and signature; event_id and body stay the same.',
    ],
    secret:
      secret === DEVELOPMENT_SECRET
        ? `the public development secret: ${DEVELOPMENT_SECRET}`
        : 'the configured one; a receiver started from the configuration finds it in CF_WEBHOOK_SIM_SECRET',
  };
}
