import { describeOutcome, isSuccess } from '../../../delivery/outcome.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { tellTwins } from '../../evidence/observation/told-event.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { THROTTLED } from '../judge-forgeries.ts';
import { responseKind } from '../response-kind.ts';

const EVENTS = 30;
/** As often as it is retried after the wave. */
const MORE_ATTEMPTS = 3;

/** RET-04: everything that had failed comes again at the same moment. */
export const retryWave: Check = {
  id: 'RET-04',
  group: 'retries',
  level: 'should',
  promise: 'recovers when all deliveries of an outage are retried at once',
  sends: `${EVENTS} events whose connections break halfway, then all of them at once, and up to ${MORE_ATTEMPTS} retries of each`,
  decides: 'every event is accepted at the latest on its last retry',
  requests: EVENTS * (2 + MORE_ATTEMPTS),
  needs: [],
  reproducedBy: 'check',
  alone: true,
  follows: ['IDEM-07', 'RET-01'],
  why: 'Retries have no jitter: whatever failed in the same minute is retried in the same minute. Connections that broke and are still held, or locks that are not released, then make the second attempt fail too, and the third.',
  fix: 'Abandon requests whose connection is gone, release what they hold in a finally block, and respond 503 when there is no capacity.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const events = tellTwins(context, EVENTS);
    await Promise.all(
      events.map((event) =>
        context.attempt({
          about: 'the first half of an event',
          event,
          disturbance: { cutAfter: Math.floor(event.body.length / 2) },
        }),
      ),
    );
    let waiting = await context.sendTogether(
      events.map((event, index) => ({ about: `one of ${EVENTS} retries at once (${index + 1})`, event })),
    );
    const inTheWave = waiting.filter(isTaken).length;
    for (let attempt = 1; attempt <= MORE_ATTEMPTS && waiting.length > 0; attempt += 1) {
      waiting = await context.sendEach(
        waiting
          .filter((exchange) => !isTaken(exchange))
          .map(({ variation: { event } }) => ({ about: `retry ${attempt} after the wave`, event })),
      );
    }
    const lost = waiting.filter((exchange) => !isTaken(exchange));
    const [first] = lost;
    if (first === undefined) return kept(`${inTheWave} of ${EVENTS} in the wave, the others on retry`);
    if (responseKind(first.result.outcome) === 'throttled') return unseen(THROTTLED, [first]);
    return broken(
      `${lost.length} of ${EVENTS} were never accepted: ${describeOutcome(first.result.outcome)}`,
      lost,
    );
  },
};

function isTaken({ result }: Exchange): boolean {
  return isSuccess(result.outcome);
}
