import { describeOutcome, isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { raceCopies } from '../../engine/deliver-copies.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { responsesTo, THROTTLED } from '../judge-forgeries.ts';
import { responseKind } from '../response-kind.ts';

const COPIES = 10;

/** IDEM-02a: copies that come together end in success. */
export const raceSettles: Check = {
  id: 'IDEM-02a',
  group: 'idempotency',
  level: 'must',
  promise: 'accepts an event when copies of it arrive at once',
  sends:
    'two, then ten copies of an event, their last bytes at the same moment, and a retry if one was rejected',
  decides: 'every copy, or its retry, gets a success response',
  requests: 14,
  needs: [],
  reproducedBy: 'check',
  alone: true,
  why: 'Copies of one event overtake each other on slow days. If they block each other permanently, the event is retried for 37 hours and lost.',
  fix: 'Let a unique constraint decide who does the work, respond 200 to the others, and release every lock even when the work fails.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const seen: Exchange[] = [];
    for (const copies of [2, COPIES]) {
      const { copies: responses, retry } = await raceCopies(context, context.event(), copies);
      const decisive = retry ?? responses[0];
      if (decisive === undefined) continue;
      seen.push(...responses, ...(retry === undefined ? [] : [retry]));
      if (responseKind(decisive.result.outcome) === 'throttled') return unseen(THROTTLED, [decisive]);
      if (isSuccess(decisive.result.outcome)) continue;
      return broken(
        `${describeOutcome(decisive.result.outcome)} for the retry after ${copies} copies at once`,
        [decisive, ...responses],
      );
    }
    return kept(responsesTo(seen));
  },
};

/** IDEM-02b: copies that come together crash nothing. */
export const raceCrash: Check = {
  id: 'IDEM-02b',
  group: 'idempotency',
  level: 'should',
  promise: 'does not crash when ten copies arrive at once',
  sends: 'ten copies of an event, their last bytes at the same moment, in three rounds',
  decides: 'no response is a 5xx except 503, and no connection is dropped',
  requests: 30,
  needs: [],
  reproducedBy: 'check',
  alone: true,
  why: 'Race condition: two copies both find that the event is new and both write it; the second violates the unique key. A retry repairs it, but it is an error in the log each time, and everything that began before the violation has been done twice.',
  fix: 'Insert the event_id first and treat "already exists" as a result, as with INSERT … ON CONFLICT DO NOTHING.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const responses: Exchange[] = [];
    for (let round = 0; round < 3; round += 1) {
      responses.push(...(await raceCopies(context, context.event(), COPIES)).copies);
    }
    const crashed = responses.filter(({ result: { outcome } }) => {
      const unavailable = outcome.kind === 'response' && outcome.statusCode === 503;
      return !unavailable && ['crashed', 'hung-up', 'silent'].includes(responseKind(outcome));
    });
    const [first] = crashed;
    if (first === undefined) return kept(responsesTo(responses));
    return broken(
      `${describeOutcome(first.result.outcome)} for ${crashed.length} of ${responses.length} copies`,
      crashed,
    );
  },
};
