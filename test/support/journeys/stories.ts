import { EVENT_CATALOG } from '../../../src/events/catalog.ts';
import type { EventTypeEntry } from '../../../src/events/event-type.ts';
import type { JsonObject } from '../../../src/internal/json.ts';
import type { Journey, Step } from '../../../src/journeys/journey.ts';
import { parameterValues } from '../../../src/journeys/parameter-values.ts';
import { tellJourney } from '../../../src/journeys/tell-journey.ts';
import type { PlaceReference } from '../../../src/payloads/payload.ts';

/** An event of a story that is about one of its entities. */
export interface ShownEvent {
  readonly entry: EventTypeEntry;
  /** In milliseconds since the epoch. */
  readonly at: number;
  readonly step: string;
  readonly data: JsonObject;
  readonly page: PlaceReference | null;
}

/** One telling of a journey. */
export interface Story {
  readonly events: readonly ShownEvent[];
  /** Every event type in order, those about no entity as well. */
  readonly eventTypes: readonly string[];
  /** What exists before the story, as events would show it. */
  readonly given: readonly ShownEvent[];
}

export interface StoryRequest {
  readonly seed?: string;
  readonly telling?: number;
  /** When the story of the first telling begins. @default the first Monday of March 2026 */
  readonly opensAt?: number;
  /** When this telling begins. @default with the first */
  readonly startsAt?: number;
  /** The defaults count for the rest. */
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
}

export const OPENS_AT = Date.parse('2026-03-02T09:00:00.000Z');
const ENTRIES = new Map<string, EventTypeEntry>(EVENT_CATALOG.map((entry) => [entry.name, entry]));

/** Tells a journey from the first Monday of March on. */
export function tell(journey: Journey, request: StoryRequest = {}): Story {
  const told = tellWith(journey, request);
  return {
    events: told.flatMap(shown),
    eventTypes: told.map(({ eventType }) => eventType),
    given: journey.given.length === 0 ? [] : tellWith(introduction(journey), request).flatMap(shown),
  };
}

function tellWith(journey: Journey, request: StoryRequest) {
  const { seed = 'tale', telling = 1, opensAt = OPENS_AT, startsAt = opensAt, parameters } = request;
  return tellJourney({
    journey,
    parameters: parameterValues(journey, parameters),
    seed,
    telling,
    opensAt,
    startsAt,
  });
}

function shown(event: ReturnType<typeof tellJourney>[number]): ShownEvent[] {
  if (event.content.kind !== 'snapshot') return [];
  const entry = ENTRIES.get(event.eventType);
  if (entry === undefined) throw new Error(`${event.eventType} is not in the catalog.`);
  const { data, page } = event.content.payload;
  return [{ entry, at: event.at, step: event.step, data, page }];
}

/** A journey that only shows what is given. */
function introduction(journey: Journey): Journey {
  const steps = journey.given.flatMap((step): Step[] => {
    if (step.kind !== 'action' || step.verb !== 'create') return [];
    const [kind = ''] = Object.keys(step.fields);
    const shown = [[`${kind}.updated`, step.subject]];
    if (kind === 'order') shown.push(['orders/invoice.updated', `${step.subject}/invoice-1`]);
    return shown.map(([subject = '', of = '']) => ({
      kind: 'action',
      verb: 'emit',
      subject,
      fields: { of },
      after: undefined,
      at: undefined,
      when: new Map(),
      place: step.place,
    }));
  });
  return { ...journey, steps };
}
