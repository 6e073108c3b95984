import type { EventTypeEntry, StateCondition } from '../../events/event-type.ts';
import { documentedSpelling, findEventType } from '../../events/find-event-types.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { ENTITY_KINDS, type EntityKind } from '../../journeys/world/entity.ts';
import { RESOURCES } from '../../journeys/world/resources.ts';
import type { ObservedBody } from '../shape/observed-body.ts';

/** A record of a recorded story, which stands in its journey under a name of its own. */
export interface StoryRecord {
  readonly kind: EntityKind;
  readonly name: string;
  /** The record that it belongs to: an invoice's order. */
  readonly owner: StoryRecord | undefined;
  /** How many items an order has, and whether it renews. */
  readonly items: number;
  readonly renews: boolean;
}

/** An event of a recorded story and the record that it is about. */
export interface StoryMoment {
  /** In the catalog's documented spelling, where it has the event. */
  readonly eventType: string;
  readonly entry: EventTypeEntry | undefined;
  readonly at: number;
  readonly record: StoryRecord | undefined;
}

/** The name of the person whom a journey is about. */
export const PERSON = 'buyer';

const OWNED = new Set<EntityKind>(['invoice', 'transaction', 'fulfillment', 'restock']);

/** Gives each record of a story a name; ids that are the same become the same name. */
export function storyMoments(story: readonly ObservedBody[]): readonly StoryMoment[] {
  const names = new StoryNames();
  return story.map(({ eventType, createdAt, body }) => {
    const found = findEventType(eventType);
    const entry = found === undefined ? undefined : documentedSpelling(found);
    return {
      eventType: entry?.name ?? eventType,
      entry,
      at: createdAt,
      record: entry === undefined ? undefined : names.of(entry, body),
    };
  });
}

/** What an event's name says of its record, as fields for `set`. */
export function impliedFields(entry: EventTypeEntry, name: string): readonly string[] {
  return Object.entries(entry.impliedState).flatMap(([path, condition]) => {
    const value = impliedValue(path, condition, name);
    return value === undefined ? [] : [`${JSON.stringify(path)}: ${value}`];
  });
}

function impliedValue(path: string, condition: StateCondition, name: string): string | undefined {
  if ('equals' in condition) return JSON.stringify(condition.equals);
  if ('oneOf' in condition) return JSON.stringify(condition.oneOf[0]);
  return path.endsWith('_at') ? JSON.stringify(`\${${name}.updated_at}`) : undefined;
}

class StoryNames {
  readonly #records = new Map<string, StoryRecord>();
  readonly #counts = new Map<string, number>();

  of({ resource }: EventTypeEntry, body: JsonObject): StoryRecord | undefined {
    const kind = kindOf(resource);
    const { data } = body;
    if (kind === undefined || !isJsonObject(data)) return undefined;
    return this.#record(kind, data['id'] ?? body['subject_id'], data);
  }

  #record(kind: EntityKind, id: JsonValue | undefined, data: JsonObject): StoryRecord {
    const key = `${kind} ${String(id)}`;
    const known = this.#records.get(key);
    if (known !== undefined) return known;
    const owner = OWNED.has(kind) ? this.#orderOf(data) : undefined;
    const record: StoryRecord = {
      kind,
      name: kind === 'contact' ? PERSON : this.#nameOf(kind, owner),
      owner,
      items: Array.isArray(data['line_items']) ? Math.max(1, data['line_items'].length) : 1,
      renews: data['order_type'] === 'subscription-order',
    };
    this.#records.set(key, record);
    return record;
  }

  #nameOf(kind: EntityKind, owner: StoryRecord | undefined): string {
    const base = owner === undefined ? kind : `${owner.name}/${kind}`;
    const number = (this.#counts.get(base) ?? 0) + 1;
    this.#counts.set(base, number);
    return `${base}-${number}`;
  }

  /** The order that a record names, or the only one that there is. */
  #orderOf(data: JsonObject): StoryRecord {
    const order = isJsonObject(data['order']) ? data['order'] : {};
    const id = order['id'] ?? data['order_id'];
    const only = [...this.#records.values()].filter(({ kind }) => kind === 'order');
    const [first] = only;
    if (id === undefined && first !== undefined) return first;
    return this.#record('order', id, order);
  }
}

function kindOf(resource: string | null): EntityKind | undefined {
  const found = Object.entries(RESOURCES).find(([, name]) => name === resource)?.[0];
  return ENTITY_KINDS.find((kind) => kind === found);
}
