import { describeOutcome, isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { responsesTo, THROTTLED } from '../judge-forgeries.ts';
import { responseKind } from '../response-kind.ts';
import { withBrokenDependency } from '../with-broken-dependency.ts';

/** RET-01: a delivery that was cut off half way is taken when it comes whole. */
export const afterHalfDelivery: Check = {
  id: 'RET-01',
  group: 'retries',
  level: 'must',
  promise: 'accepts the retry of a delivery that was cut off halfway',
  sends: 'half of an event before the connection drops, then the whole event',
  decides: 'the whole event gets a success response',
  requests: 2,
  needs: [],
  why: 'The ID in the header is recorded before the body has arrived and been verified. When the connection breaks, the retry looks like a duplicate and is rejected or dropped.',
  fix: 'Use nothing but the raw body and its signature until both are complete; record the event when its work is done.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const event = context.event();
    const cutAfter = Math.floor(event.body.length / 2);
    const cut = await context.attempt({
      about: 'the first half of an event',
      event,
      disturbance: { cutAfter },
    });
    const retry = await context.send({ about: 'the retry, whole', event });
    const { outcome } = retry.result;
    if (isSuccess(outcome)) return kept(describeOutcome(outcome));
    if (responseKind(outcome) === 'throttled') return unseen(THROTTLED, [retry]);
    return broken(`${describeOutcome(outcome)} for the retry`, [retry, cut]);
  },
};

/** RET-02a: every attempt of the schedule is taken, also when the responses before got lost. */
export const afterLostResponses: Check = {
  id: 'RET-02a',
  group: 'retries',
  level: 'must',
  promise: 'accepts all eight attempts when the responses are lost',
  sends: 'a plain event on the retry schedule; the responses to the first seven attempts are lost',
  decides: 'every attempt gets a success response',
  requests: 8,
  needs: [],
  follows: ['IDEM-01a'],
  why: 'A retry has the event ID of the first attempt, and a timestamp and signature of its own. A receiver that takes it for a replay attack, or compares it with what it stored from the first attempt, rejects what ClickFunnels sends by design.',
  fix: 'Detect replay attacks by timestamp and signature, never by event ID; respond 200 to an event that was already processed.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const { exchanges } = await context.deliver(context.event(), {
      about: 'a delivery whose responses are lost',
      onAttempt: ({ attempt }) => (attempt.number < 8 ? { loseAck: 1 } : undefined),
    });
    const [first, ...retries] = exchanges;
    const refused = retries.filter(
      ({ result: { response, outcome } }) => response === null || !gotResponse(outcome),
    );
    const [worst] = refused;
    if (first === undefined || !gotResponse(first.result.outcome)) {
      return unseen('The first attempt was not accepted.', exchanges.slice(0, 1));
    }
    if (worst === undefined) return kept(`success for all ${exchanges.length} attempts`);
    if (responseKind(worst.result.outcome) === 'throttled') return unseen(THROTTLED, [worst]);
    return broken(`${responsesTo(refused)} for ${refused.length} of ${retries.length} retries`, [
      ...refused,
      first,
    ]);
  },
};

/** RET-02b: what has failed inside the receiver is taken when it comes again. */
export const afterOwnFailure: Check = {
  id: 'RET-02b',
  group: 'retries',
  level: 'must',
  promise: 'fails while a dependency is down, and accepts the retry',
  sends: 'an event while a dependency is broken, and its retry when it works again',
  decides: 'the first response is not a success, and the retry is',
  requests: 2,
  needs: ['dependency'],
  reproducedBy: 'check',
  why: 'A success response ends the delivery. If the database is down and the receiver still responds 200, the event is lost; if it rejects the retry as a replay of what failed, the event is lost too.',
  fix: 'Respond 500 or 503 when the work could not be done, and accept the retry.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const event = context.event();
    const failed = await withBrokenDependency(context, () =>
      context.send({ about: 'while the dependency is broken', event }),
    );
    const retry = await context.send({ about: 'the retry, when it works again', event });
    const responses = `${describeOutcome(failed.result.outcome)}, then ${describeOutcome(retry.result.outcome)}`;
    if (!isSuccess(retry.result.outcome)) return broken(`${responses} for the retry`, [retry, failed]);
    if (!isSuccess(failed.result.outcome)) return kept(responses);
    // A receiver with a queue of its own may well take an event while something behind it is down.
    return unseen(
      'The event was accepted although the dependency was broken. IDEM-05 checks whether it was processed later, with a probe.',
      [failed],
    );
  },
};

function gotResponse(outcome: Parameters<typeof isSuccess>[0]): boolean {
  return (
    isSuccess(outcome) ||
    (outcome.kind === 'connection-error' && outcome.errorCode === 'acknowledgement-lost')
  );
}
