import type { EventTypeEntry } from '../../events/event-type.ts';
import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import type { RecordClass } from '../../events/record-class.ts';
import { isJsonObject, type JsonValue } from '../../internal/json.ts';
import { createRandom, type Random } from '../../random/random.ts';
import { createEvent, type EventRecipe } from '../create-event.ts';
import { changeNothing, type Overrides } from '../overrides.ts';
import { type RecordIds, recordIdsAt } from '../scene/record-ids.ts';
import { type BodyTemplate, createBodyTemplate } from './body-template.ts';
import { POOL_SIZE } from './identifier-slots.ts';

/** An event to be made out of a pool: where it stands in the run, counted from 0, and what it is otherwise made from. */
export interface PooledRecipe extends EventRecipe {
  readonly index: number;
}

/** Makes events out of others of their kind, in which ids, times and amounts are new and everything still agrees. */
export interface EventPool {
  /**
   * Makes an event. The same request gives the same bytes, whatever was asked for before.
   *
   * @throws SimulatorError as {@link createEvent} does.
   */
  readonly take: (request: PooledRecipe) => OutgoingEvent;
}

/**
 * Makes an empty {@link EventPool}. Its bodies are made when they are first asked for.
 *
 * @param storyTime The present of the bodies in the pool, in milliseconds since the epoch.
 */
export function createEventPool(seed: string, storyTime: number): EventPool {
  const kinds = new Map<EventTypeEntry, Map<string, BodyTemplate[]>>();
  const random = createRandom(seed).fork('pool');
  const place = random.fork('ids').bits();

  const templatesOf = (entry: EventTypeEntry, form: string): BodyTemplate[] => {
    const forms = kinds.get(entry) ?? new Map<string, BodyTemplate[]>();
    const templates = forms.get(form) ?? [];
    kinds.set(entry, forms.set(form, templates));
    return templates;
  };

  const templateOf = (request: PooledRecipe): BodyTemplate => {
    const { entry, index } = request;
    const form = formOf(request);
    const templates = templatesOf(entry, form);
    const number = index % POOL_SIZE;
    templates[number] ??= createTemplate(
      request,
      random.fork(entry.name).fork(form).fork(number),
      recordIdsAt(place + number, storyTime),
      storyTime,
    );
    return templates[number];
  };

  return {
    take: (request) => {
      // What follows a schema of the user's own might not do so any more.
      if (request.body !== undefined || hasOwnSchema(request)) return createEvent(request);
      return templateOf(request).eventAt(request.at, request.random, Math.floor(request.index / POOL_SIZE));
    },
  };
}

function createTemplate(request: EventRecipe, random: Random, ids: RecordIds, at: number): BodyTemplate {
  const classes = new Map<number, RecordClass>();
  const recording: RecordIds = {
    next: (recordClass, createdAt) => {
      const id = ids.next(recordClass, createdAt);
      classes.set(id, recordClass);
      return id;
    },
  };
  const chosen = request.overrides === undefined ? new Set<string>() : textsIn(request.overrides);
  return createBodyTemplate(createEvent({ ...request, random, ids: recording, at }), at, classes, (text) =>
    chosen.has(text),
  );
}

function hasOwnSchema({ entry, customFields = {} }: EventRecipe): boolean {
  return entry.dataSchema !== undefined || Object.keys(customFields).length > 0;
}

/** What sets the bodies of one event type apart, beside chance. */
function formOf({ apiVersion, wire, overrides = {}, force }: EventRecipe): string {
  const form = apiVersion + wire;
  if (changeNothing(overrides)) return form;
  const { set, setJson, unset, merge } = overrides;
  return form + JSON.stringify([set, setJson, unset, merge, force]);
}

/** Every value that overrides set, as it is in a body. */
function textsIn({ set = {}, setJson = {}, merge = [] }: Overrides): Set<string> {
  const texts = new Set<string>();
  const collect = (value: JsonValue | undefined): void => {
    if (typeof value === 'string' || typeof value === 'number') texts.add(String(value));
    else if (Array.isArray(value)) value.forEach(collect);
    else if (isJsonObject(value)) Object.values(value).forEach(collect);
  };
  collect([set, setJson, merge]);
  return texts;
}
