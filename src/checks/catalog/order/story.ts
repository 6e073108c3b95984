import { isSuccess } from '../../../delivery/outcome.ts';
import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../internal/json.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { leavesOf } from '../../evidence/observation/leaves.ts';
import type { Observation } from '../../evidence/observation/observe.ts';
import { bodyOf, tellMore, tellTwin } from '../../evidence/observation/told-event.ts';

/** What happens to a subject: it is made, changed, gone. */
export type Chapter = 'created' | 'updated' | 'deleted';

/** A value that is found again in the receiver's state, whatever shape that has. */
export interface Mark {
  /** What stands in text fields. */
  readonly word: string;
  /** What stands in amounts. */
  readonly amount: string;
}

/** One subject whose events tell of different states. */
export interface Story {
  /** `contact` or `order`. */
  readonly resource: Resource;
  /**
   * Told so many seconds after the beginning of the story, with a mark in what changes. Its time is written in UTC unless
   * an offset in hours is given.
   */
  tell(chapter: Chapter, afterSeconds: number, mark: Mark, offsetHours?: number): OutgoingEvent;
}

/** Resources that have events for every chapter, the most usual first. */
export const RESOURCES = ['contact', 'order'] as const;
type Resource = (typeof RESOURCES)[number];

/** Text and amounts that carry marks; what identifies a subject is not among them. */
const TEXT_FIELDS: ReadonlySet<string> = new Set([
  ...['first_name', 'last_name', 'notes', 'name'],
  ...['shipping_address_first_name', 'shipping_address_last_name', 'shipping_address_organization_name'],
  ...['shipping_address_street_one', 'shipping_address_city'],
  ...['billing_address_street_one', 'billing_address_city'],
]);
const AMOUNT_FIELDS: ReadonlySet<string> = new Set(['total_amount']);
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Begins a story about a new subject. */
export function beginStory(context: CheckContext, resource: Resource, startedAt?: number): Story {
  const first = tellTwin(context, baseOf(context, resource));
  const base = bodyOf(first.event);
  const start = startedAt ?? first.event.createdAt;
  return {
    resource,
    tell: (chapter, afterSeconds, mark, offsetHours = 0) => {
      const at = timeText(start + afterSeconds * 1_000, offsetHours);
      return tellMore(context, first, {
        event_type: `${resource}.${chapter}`,
        ...(base['created_at'] === undefined ? {} : { created_at: at }),
        data: isJsonObject(base['data']) ? { ...marked(base['data'], mark), updated_at: at } : {},
      }).event;
    },
  };
}

/** The stories of a run differ in nothing but who they are about, so that they show in the same places. */
const BASES = new WeakMap<Exchange, Map<Resource, OutgoingEvent>>();

function baseOf({ control, named }: CheckContext, resource: Resource): OutgoingEvent {
  const known = BASES.get(control) ?? new Map<Resource, OutgoingEvent>();
  BASES.set(control, known);
  const base =
    known.get(resource) ?? named(`story of ${resource}`).event({ eventType: `${resource}.created` });
  known.set(resource, base);
  return base;
}

/** `2026-01-15T17:00:00.000+05:00`. */
function timeText(time: number, offsetHours: number): string {
  if (offsetHours === 0) return new Date(time).toISOString();
  const local = new Date(time + offsetHours * 3_600_000).toISOString();
  return local.replace('Z', `+${String(offsetHours).padStart(2, '0')}:00`);
}

/** A mark that is in no other state. */
export function newMark({ random }: Pick<CheckContext, 'random'>): Mark {
  const letters = Array.from({ length: 10 }, () => random.pick([...LETTERS])).join('');
  return { word: `Q${letters}`, amount: `${random.integer(100, 999)}.${random.integer(10, 99)}` };
}

/** Whether a mark is somewhere in what is seen, in whatever form amounts are kept. */
export function shows({ state }: Pick<Observation, 'state'>, { amount, word }: Mark): boolean {
  const cents = amount.replace('.', '');
  const forms = new Set([amount, String(Number(amount)), cents, String(Number(cents)), `${amount}00`]);
  return leavesOf(state).some(({ value }) => {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    return (
      text.normalize('NFC').toLowerCase().includes(word.normalize('NFC').toLowerCase()) || forms.has(text)
    );
  });
}

/** The places in what is seen that show a mark. */
export function columnsShowing({ state }: Pick<Observation, 'state'>, mark: Mark): ReadonlySet<string> {
  return new Set(
    leavesOf(state)
      .filter(({ value }) => shows({ state: [value] }, mark))
      .map(({ path }) => path.map((key) => (/\d|@/.test(key) ? '*' : key)).join('.')),
  );
}

/** The places in what is seen that show one part of a mark. */
export function columnsShowingPart(
  look: Pick<Observation, 'state'>,
  mark: Mark,
  part: keyof Mark,
): ReadonlySet<string> {
  return columnsShowing(look, { word: NEVER, amount: NEVER, [part]: mark[part] });
}

/** Delivers events in the order given; what is refused is retried after the others, as often as the schedule allows. */
export async function deliverInOrder(
  context: CheckContext,
  events: readonly OutgoingEvent[],
): Promise<{ readonly exchanges: readonly Exchange[]; readonly refused: readonly OutgoingEvent[] }> {
  const exchanges: Exchange[] = [];
  let waiting = events;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS && waiting.length > 0; attempt += 1) {
    const refused: OutgoingEvent[] = [];
    for (const event of waiting) {
      const exchange = await context.send({ about: `${event.type} (attempt ${attempt})`, event });
      exchanges.push(exchange);
      if (!isSuccess(exchange.result.outcome)) refused.push(event);
    }
    waiting = refused;
  }
  return { exchanges, refused: waiting };
}

/** A text that is in no state. */
const NEVER = '\u0000never';
/** The retry schedule has as many. */
const MOST_ATTEMPTS = 8;

function marked(data: JsonObject, mark: Mark): JsonObject {
  const withMark = (value: JsonValue, key: string): JsonValue => {
    if (isJsonObject(value)) return marked(value, mark);
    if (TEXT_FIELDS.has(key)) return mark.word;
    return AMOUNT_FIELDS.has(key) ? mark.amount : value;
  };
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withMark(value ?? null, key)]));
}
