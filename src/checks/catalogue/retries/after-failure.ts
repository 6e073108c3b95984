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
  promise: 'takes the retry of a delivery that was cut off half way',
  sends: 'half of an event before the connection is dropped, and the whole event',
  decides: 'the whole one gets a 2xx',
  requests: 2,
  needs: [],
  why: 'The id in the header is written down before the body is there and verified. When the connection breaks, the retry is taken for something known, and refused or dropped.',
  fix: 'Look at nothing but the raw body and its signature before both are complete; remember the event when its work is done.',
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
  promise: 'takes all eight attempts of a delivery whose responses get lost',
  sends:
    'a plain event on the retry schedule; the responses to the first seven attempts get lost on their way',
  decides: 'every attempt gets a 2xx',
  requests: 8,
  needs: [],
  follows: ['IDEM-01a'],
  why: 'A retry has the id of the first attempt, and a timestamp and a signature of its own. A receiver that takes it for a replay, or compares it with what it has remembered of the first attempt, refuses what ClickFunnels sends by design.',
  fix: 'Tell replays by the timestamp and the signature, never by the event id; respond 200 for an event that was processed.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const { exchanges } = await context.deliver(context.event(), {
      about: 'a delivery whose responses get lost',
      onAttempt: ({ attempt }) => (attempt.number < 8 ? { loseAck: 1 } : undefined),
    });
    const [first, ...retries] = exchanges;
    const refused = retries.filter(
      ({ result: { response, outcome } }) => response === null || !gotResponse(outcome),
    );
    const [worst] = refused;
    if (first === undefined || !gotResponse(first.result.outcome)) {
      return unseen('The first attempt was not taken.', exchanges.slice(0, 1));
    }
    if (worst === undefined) return kept(`${exchanges.length} attempts, each with success`);
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
  promise: 'asks for a retry while a dependency is broken, and takes it afterwards',
  sends: 'an event while a dependency is broken, and its retry when it works again',
  decides: 'the first is no success, and the retry is one',
  requests: 2,
  needs: ['dependency'],
  reproducedBy: 'check',
  why: 'A success response ends the delivery. Where the database is down and the receiver still says 200, the event is gone; where it refuses the retry as a replay of what had failed, it is gone as well.',
  fix: 'Respond 500 or 503 when the work could not be done, and let the retry through.',
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
      'The event was taken although the dependency was broken. Whether it was done later is for IDEM-05 to see, with a probe.',
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
