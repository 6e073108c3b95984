import { describeOutcome, explainFailure, isSuccess, type Outcome } from '../../delivery/outcome.ts';
import { bodyMembers } from '../../internal/body-members.ts';
import { printable } from '../../internal/printable.ts';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../signature/header-names.ts';
import { headerValue } from '../../signature/request-headers.ts';
import type { AttemptRecord, KeptExchange } from '../../workspace/delivery-record.ts';
import { attemptView } from './control-json.ts';

/**
 * One attempt as it went over the wire: request, signature, response, and why it counts as a failure.
 *
 * @param eventBody The bytes that are sent unless a fault changes them.
 */
export function exchangeView(attempt: AttemptRecord, eventBody: Uint8Array) {
  const { outcome, exchange } = attempt;
  return {
    attempt: attemptView(attempt),
    outcome: outcome === null ? attempt.state : printable(describeOutcome(outcome)),
    succeeded: outcome !== null && isSuccess(outcome),
    explanation: outcome === null ? null : explanationView(outcome),
    request: exchange === null ? null : requestView(exchange, eventBody),
    signature: exchange === null ? null : signatureView(exchange),
    response: exchange?.response ?? null,
  };
}

/** Why an attempt counts as a failure, in the words of a workspace, which has endpoints where commands have options. */
function explanationView(outcome: Outcome) {
  const explanation = explainFailure(outcome);
  if (explanation === undefined) return null;
  return { ...explanation, cure: explanation.cure.replace(/\b(?:in|with) --to\b/, "in the endpoint's URL") };
}

function requestView({ url, requestHeaders, otherBody }: KeptExchange, eventBody: Uint8Array) {
  const body = otherBody === null ? eventBody : Buffer.from(otherBody, 'base64');
  return { method: 'POST', url, headers: requestHeaders, ...bodyMembers(body), bodyBytes: body.length };
}

function signatureView({ requestHeaders, signedWith, forgedAs }: KeptExchange) {
  return {
    timestamp: headerValue(requestHeaders, TIMESTAMP_HEADER) ?? null,
    value: headerValue(requestHeaders, SIGNATURE_HEADER) ?? null,
    signedWith,
    forgedAs,
  };
}
