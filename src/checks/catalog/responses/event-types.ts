import { EVENT_CATALOG } from '../../../events/catalog.ts';
import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { broken, type Finding, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { responsesInWords, responsesTo, THROTTLED } from '../judge-forgeries.ts';
import { responseKind } from '../response-kind.ts';

const DOCUMENTED = EVENT_CATALOG.filter(({ catalog }) => catalog === 'documented').map(({ name }) => name);
const LATER = EVENT_CATALOG.filter(({ catalog }) => catalog === 'later').map(({ name }) => name);
/** Names that no one has ever sent. */
const INVENTED = ['widget.frobnicated', 'courses/quiz.passed'];
/** Responses that are about the event; other checks are about the rest. */
const REFUSALS = new Set(['refused', 'crashed', 'hung-up', 'silent']);

const WHY =
  'Any response but a success makes ClickFunnels retry, eight times in 37 hours, an event that the receiver will never want. Someone adds a type to the endpoint, or ClickFunnels adds one to its catalog, and the log fills with failures until real ones are overlooked or the endpoint is disabled.';
const FIX =
  'Respond 200 to every validly signed delivery before looking at its type, and ignore the types that you do not handle.';

/** ACK-03a: all that ClickFunnels documents. */
export const documentedTypes: Check = {
  id: 'ACK-03a',
  group: 'responses',
  level: 'must',
  promise: 'accepts every documented event type, even unused ones',
  sends: 'one event of each documented type',
  decides: 'every response is a 2xx that ClickFunnels counts as success',
  requests: DOCUMENTED.length,
  needs: [],
  why: WHY,
  fix: FIX,
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const exchanges: Exchange[] = [];
    for (const name of subscribed(context, DOCUMENTED)) exchanges.push(await context.plain(name));
    return judge(exchanges);
  },
};

/** ACK-03b: what came later, and what may come. */
export const unheardOfTypes: Check = {
  id: 'ACK-03b',
  group: 'responses',
  level: 'must',
  promise: 'accepts unknown event types',
  sends: `events of ${LATER.length} types added after the documentation, and of two that do not exist`,
  decides: 'every response is a 2xx that ClickFunnels counts as success',
  requests: LATER.length + INVENTED.length,
  needs: [],
  follows: ['ACK-03a'],
  why: WHY,
  fix: FIX,
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const later = subscribed(context, LATER).map((name) => typed(name, context.event({ eventType: name })));
    const invented = subscribed(context, INVENTED).map((name) => typed(name, inventedEvent(context, name)));
    return judge(await context.sendEach([...later, ...invented]));
  },
};

/** The types that the receiver has to accept. */
function subscribed({ isSubscribed }: CheckContext, names: readonly string[]): readonly string[] {
  return names.filter(isSubscribed);
}

function typed(name: string, event: OutgoingEvent) {
  return { about: name, event };
}

function inventedEvent(context: CheckContext, eventType: string): OutgoingEvent {
  return context.event({
    rewrite: (body) => ({
      ...body,
      event_type: eventType,
      subject_type: 'Widget',
      data: { id: body['subject_id'], name: 'Left-handed widget', created_at: '2026-01-15T12:00:00.000Z' },
    }),
  });
}

function judge(exchanges: readonly Exchange[]): Finding {
  if (exchanges.length === 0) return unseen('The endpoint is subscribed to none of these event types.');
  const refused = exchanges.filter(({ result }) => REFUSALS.has(responseKind(result.outcome)));
  if (refused.length > 0) {
    const shown =
      refused.length === exchanges.length ? [] : [`${exchanges.length - refused.length} types were accepted`];
    return broken(responsesInWords(refused), refused, { details: shown });
  }
  const throttled = exchanges.find(({ result }) => responseKind(result.outcome) === 'throttled');
  return throttled === undefined ? kept(responsesTo(exchanges)) : unseen(THROTTLED, [throttled]);
}
