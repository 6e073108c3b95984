/* `cf-webhook-sim/node-test`: the matchers as plain assertions, for `node:test` and every other runner. */

import { AssertionError } from 'node:assert';
import type { CheckReport } from './checks/engine/check-report.ts';
import type { EventTypeName } from './events/catalog.ts';
import { inLibraryWords } from './internal/library-words.ts';
import { checkedDelivery } from './matchers/checked-delivery.ts';
import { type EventBody, readEventBody } from './matchers/event-body.ts';
import { checkedReport, matchChecks } from './matchers/match-checks.ts';
import {
  type DeliveredExpectation,
  type ExhaustedExpectation,
  matchDelivered,
  matchExhausted,
  matchStatuses,
} from './matchers/match-ending.ts';
import { matchEventSchema, type SchemaChoice } from './matchers/match-event-schema.ts';
import type { MatchResult } from './matchers/match-result.ts';
import {
  checkedRequest,
  matchSignature,
  type RequestLike,
  type SignatureCheck,
} from './matchers/match-signature.ts';
import type { StatusEntry } from './matchers/status-entry.ts';
import type { DeliveryReport } from './report/run-report.ts';

export type { EventBody } from './matchers/event-body.ts';
export type { DeliveredExpectation, ExhaustedExpectation } from './matchers/match-ending.ts';
export type { SchemaChoice } from './matchers/match-event-schema.ts';
export type { RequestLike, SignatureCheck } from './matchers/match-signature.ts';
export type { StatusEntry } from './matchers/status-entry.ts';

/**
 * Asserts that a delivery was delivered, and in the way expected.
 *
 * @throws AssertionError with the delivery's timeline as its message.
 * @example assertDelivered(await simulator.send('order.created'), { attempts: 1 });
 */
export function assertDelivered(delivery: DeliveryReport, expectation: DeliveredExpectation = {}): void {
  const checked = checkedDelivery(delivery, 'assertDelivered()');
  assertPassed(matchDelivered(checked, expectation), assertDelivered);
}

/**
 * Asserts that every attempt of a delivery failed, and none is left.
 *
 * @throws AssertionError with the delivery's timeline as its message.
 * @example assertExhausted(delivery, { attempts: 8 });
 */
export function assertExhausted(delivery: DeliveryReport, expectation: ExhaustedExpectation = {}): void {
  const checked = checkedDelivery(delivery, 'assertExhausted()');
  assertPassed(matchExhausted(checked, expectation), assertExhausted);
}

/**
 * Asserts that the attempts of a delivery ended in these ways, one by one.
 *
 * @throws AssertionError with the delivery's timeline as its message.
 * @example assertStatuses(delivery, [500, 'timeout', 200]);
 */
export function assertStatuses(delivery: DeliveryReport, statuses: readonly StatusEntry[]): void {
  assertPassed(matchStatuses(checkedDelivery(delivery, 'assertStatuses()'), statuses), assertStatuses);
}

/**
 * Asserts that a body is an event of this type: it matches the schema, and says so itself.
 *
 * @throws AssertionError that lists what is wrong, with paths.
 * @example assertMatchesEventSchema(request.body, 'order.created');
 */
export function assertMatchesEventSchema(
  body: EventBody,
  eventType: EventTypeName,
  choice: SchemaChoice = {},
): void {
  const read = readEventBody(body, 'assertMatchesEventSchema()');
  assertPassed(matchEventSchema(read, eventType, choice), assertMatchesEventSchema);
}

/**
 * Asserts that a request's signature belongs to the secret, the timestamp and the body, and is not too old.
 *
 * @throws AssertionError that says why the signature is refused.
 * @example assertValidSignature({ headers: request.headers, body: rawBody }, secret);
 */
export function assertValidSignature(
  request: RequestLike,
  secret: string | readonly string[],
  check: SignatureCheck = {},
): void {
  const checked = checkedRequest(request, 'assertValidSignature()');
  assertPassed(matchSignature(checked, secret, check), assertValidSignature);
}

/**
 * Asserts that the receiver passed the checks that were run.
 *
 * @throws AssertionError that tells each broken promise with what was seen and what to do.
 * @example assertPassesChecks(await createSimulator({ to: app, secret }).check());
 */
export function assertPassesChecks(report: CheckReport): void {
  assertPassed(matchChecks(checkedReport(report, 'assertPassesChecks()')), assertPassesChecks);
}

/** The stack of the error begins at the caller of the assertion. */
function assertPassed({ pass, message, actual, expected }: MatchResult, assertion: CallableFunction): void {
  if (pass) return;
  throw new AssertionError({
    message: inLibraryWords(message()),
    actual,
    expected,
    operator: assertion.name,
    stackStartFn: assertion,
  });
}
