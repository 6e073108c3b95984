import type { Check } from '../../engine/check.ts';
import { broken, kept } from '../../engine/finding.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { responseKind } from '../response-kind.ts';

/** ACK-07: an event that can never be processed. */
export const poison: Check = {
  id: 'ACK-07',
  group: 'responses',
  level: 'should',
  promise: 'does not fail every retry of a poison event (dead letter)',
  sends: 'a validly signed event with empty data, on the retry schedule',
  decides: 'one of the eight responses is not a 5xx',
  requests: 8,
  needs: [],
  follows: ['PAY-01b'],
  why: 'A 5xx means "retry later". An event that cannot be processed now cannot be processed later: the receiver throws the same exception eight times in 37 hours, and alerts meant for outages go off because of one odd event.',
  fix: 'Put events that cannot be processed aside for a person to look at (a dead-letter queue), and respond 200. Respond 5xx only to temporary failures: a database that is down, a lock.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const event = context.event({ rewrite: (body) => ({ ...body, data: {} }) });
    const { exchanges } = await context.deliver(event, { about: 'an event with empty data' });
    const failed = exchanges.filter(({ result }) => responseKind(result.outcome) === 'crashed');
    const all = failed.length === exchanges.length && failed.length > 1;
    return all
      ? broken(`${failed.length} times 5xx`, failed.slice(0, 1))
      : kept(`no 5xx after ${exchanges.length} attempts`);
  },
};
