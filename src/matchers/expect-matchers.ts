import type { EventTypeName } from '../events/catalog.ts';
import { inLibraryWords } from '../internal/library-words.ts';
import { checkedDelivery } from './checked-delivery.ts';
import { readEventBody } from './event-body.ts';
import { checkedReport, matchChecks } from './match-checks.ts';
import {
  type DeliveredExpectation,
  type ExhaustedExpectation,
  matchDelivered,
  matchExhausted,
  matchStatuses,
} from './match-ending.ts';
import { matchEventSchema, type SchemaChoice } from './match-event-schema.ts';
import type { MatchResult } from './match-result.ts';
import { checkedRequest, matchSignature, type SignatureCheck } from './match-signature.ts';
import type { StatusEntry } from './status-entry.ts';

/** The matchers that this package adds to `expect`. */
export interface WebhookMatchers<Result> {
  /**
   * The delivery was delivered, and in the way expected.
   *
   * @example expect(await simulator.send('order.created')).toBeDelivered({ attempts: 1 });
   */
  toBeDelivered(expectation?: DeliveredExpectation): Result;
  /**
   * Every attempt of the delivery failed, and none is left.
   *
   * @example expect(delivery).toBeExhausted({ attempts: 8 });
   */
  toBeExhausted(expectation?: ExhaustedExpectation): Result;
  /**
   * The attempts of the delivery ended in these ways, one by one.
   *
   * @example expect(delivery).toHaveStatuses([500, 'timeout', 200]);
   */
  toHaveStatuses(statuses: readonly StatusEntry[]): Result;
  /**
   * The body (an object, JSON text or bytes) is an event of this type: it matches the schema, and says so itself.
   *
   * @example expect(request.body).toMatchEventSchema('order.created');
   */
  toMatchEventSchema(eventType: EventTypeName, choice?: SchemaChoice): Result;
  /**
   * The request's signature belongs to the secret, the timestamp and the body, and is not too old.
   *
   * @example expect({ headers: request.headers, body: rawBody }).toHaveValidSignature(secret);
   */
  toHaveValidSignature(secret: string | readonly string[], check?: SignatureCheck): Result;
  /**
   * The receiver passed the checks that were run: no promise was broken, and the run is complete.
   *
   * @example expect(await createSimulator({ to: app, secret }).check()).toPassChecks();
   */
  toPassChecks(): Result;
}

/** What `expect.extend` takes: each matcher with the value under test before its own parameters. */
type Extension = {
  readonly [Name in keyof WebhookMatchers<unknown>]: (
    received: unknown,
    ...expected: Parameters<WebhookMatchers<unknown>[Name]>
  ) => Pick<MatchResult, 'pass' | 'message'>;
};

/** The matchers in the form that `expect.extend` of Vitest and of Jest takes. */
export const EXPECT_MATCHERS: Extension = {
  toBeDelivered: (received, expectation) =>
    verdict(matchDelivered(checkedDelivery(received, 'toBeDelivered()'), expectation)),
  toBeExhausted: (received, expectation) =>
    verdict(matchExhausted(checkedDelivery(received, 'toBeExhausted()'), expectation)),
  toHaveStatuses: (received, statuses) =>
    verdict(matchStatuses(checkedDelivery(received, 'toHaveStatuses()'), statuses)),
  toMatchEventSchema: (received, eventType, choice) =>
    verdict(matchEventSchema(readEventBody(received, 'toMatchEventSchema()'), eventType, choice)),
  toHaveValidSignature: (received, secret, check) =>
    verdict(matchSignature(checkedRequest(received, 'toHaveValidSignature()'), secret, check)),
  toPassChecks: (received) => verdict(matchChecks(checkedReport(received, 'toPassChecks()'))),
};

/** Without `expected` and `actual`, of which runners would make a second comparison below the message. */
function verdict({ pass, message }: MatchResult): Pick<MatchResult, 'pass' | 'message'> {
  return { pass, message: () => inLibraryWords(message()) };
}
