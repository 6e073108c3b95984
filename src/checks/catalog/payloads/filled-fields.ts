import type { JsonValue } from '../../../internal/json.ts';
import type { Check } from '../../engine/check.ts';
import { broken, kept, unseen } from '../../engine/finding.ts';
import { leavesOf } from '../../evidence/observation/leaves.ts';
import { bodyOf } from '../../evidence/observation/told-event.ts';
import { NO_TRACE, type Trace } from '../../evidence/observation/trace.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

/** What receivers call a field, and under which names ClickFunnels sends it. */
const FIELDS: readonly { readonly own: RegExp; readonly sent: RegExp }[] = [
  { own: /^(full_?name|name|first_?name|last_?name)$/i, sent: /^(first_name|last_name)$/ },
  { own: /^(e?mail|email_?address)$/i, sent: /^email_address$/ },
  { own: /^(phone|phone_?number)$/i, sent: /^phone_number$/ },
  { own: /^(total|amount|total_?amount|(total_|amount_)?cents)$/i, sent: /^total_amount$/ },
];
const EMPTY: ReadonlySet<string> = new Set(['null', '""', '0', '" "']);

/** PAY-08c: a field is filled with what was sent for it. */
export const filledFields: Check = {
  id: 'PAY-08c',
  group: 'payloads',
  level: 'should',
  promise: 'fills the fields that it keeps: names, email addresses, amounts',
  sends: 'nothing more: looks at what single events of the usual types have left in the state',
  decides: 'no field with one of these names stays empty whenever the event has a value for it',
  requests: 1,
  needs: ['state'],
  reproducedBy: 'check',
  why: 'The handler reads a field under another name or at another level (event.data.email instead of event.data.email_address), gets nothing, and stores that. Every record is there, and its fields are empty.',
  fix: 'Compare the names in the handler with a body that "preview" prints for the event type.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const { traces } = await context.acquaintance();
    if (traces.length === 0) return unseen(NO_TRACE);
    const filled = new Set<string>();
    const empty = new Map<string, string>();
    for (const trace of traces) {
      for (const { isEmpty, place } of await fieldsOf(trace)) {
        if (isEmpty) empty.set(place, trace.eventType);
        else filled.add(place);
      }
    }
    // A view of several tables may well be empty for one kind of event.
    const never = [...empty].filter(([place]) => !filled.has(place));
    if (never.length > 0) {
      const [[place, eventType] = ['', '']] = never;
      return broken(`${place} stays empty for ${eventType}`, [context.control], {
        details: never.map((one) => `${one[0]} stays empty, and ${one[1]} has a value for it`),
      });
    }
    return filled.size === 0
      ? unseen('Needs a state with fields called name, email, phone, total or amount.')
      : kept([...filled].join(', '));
  },
};

/** The fields in what single events leave for which the event has a value. */
async function fieldsOf({ base, singles }: Trace): Promise<readonly { place: string; isEmpty: boolean }[]> {
  const sent = leavesOf(bodyOf(base)).map(({ path, value }) => ({ key: path.at(-1) ?? '', value }));
  const facts = await singles[0].facts();
  return [...facts].flatMap(([place, values]) => {
    const key = place.split('.').at(-1) ?? '';
    const field = FIELDS.find(({ own }) => own.test(key));
    if (place.startsWith('effect ') || field === undefined) return [];
    const isSent = sent.some((one) => field.sent.test(one.key) && !isNothing(one.value));
    // What the event itself leaves empty under this name may have been copied.
    const isCopy = sent.some((one) => one.key === key && isNothing(one.value));
    return isSent && !isCopy ? [{ place, isEmpty: values.every((value) => EMPTY.has(value)) }] : [];
  });
}

function isNothing(value: JsonValue): boolean {
  return value === null || Number(value) === 0;
}
