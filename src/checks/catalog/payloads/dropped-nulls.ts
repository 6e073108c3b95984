import { isSuccess } from '../../../delivery/outcome.ts';
import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import { isJsonObject } from '../../../internal/json.ts';
import { serializeToBytes } from '../../../wire/serialize.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { bodyOf, tellTwin } from '../../evidence/observation/told-event.ts';
import { NO_TRACE } from '../../evidence/observation/trace.ts';
import { forEachTrace, hasLeftNothing, letWorkFinish, watchTold } from '../../evidence/observation/watch.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { changeFields, type FieldChange } from './change-data.ts';
import { schemaOf } from './sample-types.ts';

const NULL_BUT_ADDRESSES: FieldChange = (value, { isNullable, name }) =>
  isNullable && name !== 'email_address' ? null : value;

/** PAY-01e: an event with empty fields is not dropped behind a success. */
export const emptyValuesKept: Check = {
  id: 'PAY-01e',
  group: 'payloads',
  level: 'should',
  promise: 'does not drop events whose optional fields are null',
  sends: 'events that it is known to process, with null in every nullable field except the email address',
  decides: 'each has a visible effect',
  requests: 6,
  needs: ['probe'],
  reproducedBy: 'check',
  follows: ['PAY-01a', 'PAY-01d'],
  why: 'The handler reads a field that is null, catches the exception, and responds 200; or it returns early when a name or a contact is missing. ClickFunnels counts the event as delivered, and it is lost.',
  fix: 'Store what is there, and respond 500 if processing fails, so that the event is retried and someone notices.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const { traces } = await context.acquaintance();
    if (traces.length === 0) return unseen(NO_TRACE);
    const evidence: Exchange[] = [];
    const dropped: string[] = [];
    const judged: string[] = [];
    await forEachTrace(traces, async (trace) => {
      const { event, whenAnything } = await watchTold(
        context,
        trace,
        tellTwin(context, withNulls(trace.base)),
      );
      const exchange = await context.send({ about: `${event.type} with nulls`, event });
      if (!isSuccess(exchange.result.outcome)) return;
      judged.push(event.type);
      if (!hasLeftNothing(await whenAnything())) return;
      dropped.push(event.type);
      evidence.push(exchange);
    });
    if (dropped.length > 0) return broken(`accepted with a 2xx and dropped: ${dropped.join(', ')}`, evidence);
    return judged.length === 0 ? unseen('None of these events was accepted.') : kept(judged.join(', '));
  },
};

/** PAY-01f: people are not the same since both have no address. */
export const namelessStayApart: Check = {
  id: 'PAY-01f',
  group: 'payloads',
  level: 'must',
  promise: 'does not merge contacts that have no email address',
  sends: 'two contact.created without an email address',
  decides: 'both are in the state afterwards',
  requests: 3,
  needs: ['state'],
  reproducedBy: 'check',
  follows: ['PAY-01a', 'PAY-01d', 'PAY-01e'],
  why: 'Contacts are found by their email address, and null equals null (or both become an empty text). All contacts without one share one record, which has the data of the last one.',
  fix: 'Key contacts by their ID, and search by address only if there is one.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const trace = (await context.acquaintance()).traces.find(
      ({ eventType }) => eventType === 'contact.created',
    );
    if (trace === undefined)
      return unseen('Requires a visible effect of contact.created, and the probe shows none.');
    const base = withoutAddress(trace.base);
    const one = await watchTold(context, trace, tellTwin(context, base));
    const first = await context.send({ about: 'a contact without an email address', event: one.event });
    await one.whenAnything();
    await letWorkFinish(context, trace);
    const alone = await one.now();
    if (!isSuccess(first.result.outcome) || stateOf(alone.facts) === 0) {
      return unseen('A contact without an email address leaves nothing in the state.', [first]);
    }
    const other = await watchTold(context, trace, tellTwin(context, base));
    const second = await context.send({ about: 'another contact without one', event: other.event });
    if (!isSuccess(second.result.outcome)) return unseen('The second contact was not accepted.', [second]);
    await other.whenAnything();
    await letWorkFinish(context, trace);
    const [afterwards, both] = [await other.now(), await one.now()];
    if (stateOf(both.facts) < stateOf(alone.facts)) {
      return broken('the second contact replaced the first one', [second, first]);
    }
    if (stateOf(afterwards.facts) === 0) return broken('the second contact is not there', [second, first]);
    return kept('both are there');
  },
};

export function withNulls(event: OutgoingEvent): OutgoingEvent {
  const body = bodyOf(event);
  const { data } = body;
  if (!isJsonObject(data)) return event;
  const changed = changeFields(data, schemaOf(event.type), NULL_BUT_ADDRESSES);
  return { ...event, body: serializeToBytes({ ...body, data: changed }) };
}

function withoutAddress(event: OutgoingEvent): OutgoingEvent {
  const body = bodyOf(event);
  const { data } = body;
  if (!isJsonObject(data)) return event;
  return { ...event, body: serializeToBytes({ ...body, data: { ...data, email_address: null } }) };
}

function stateOf(facts: ReadonlyMap<string, readonly string[]>): number {
  return [...facts].reduce(
    (sum, [place, values]) => sum + (place.startsWith('effect ') ? 0 : values.length),
    0,
  );
}
