import type { Effect, Probe } from '../../src/checks/engine/probe.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/internal/json.ts';

/** What a receiver keeps of a subject. */
interface StoredSubject {
  readonly type: string;
  readonly updatedAt: string;
  readonly deleted: boolean;
  readonly data: JsonObject;
}

/** What a receiver keeps, in the place of a database: subjects by id, the events that it has seen, what it has done. */
export interface Store {
  /** Whether an event was processed before. */
  hasSeen(eventId: string): boolean;
  markSeen(eventId: string): void;
  /** Keeps the newest state of the subject. A deleted one stays deleted; an older event changes nothing. */
  upsert(event: WebhookEvent): void;
  /** Does something to the outside that must not happen twice. */
  perform(effect: Effect): void;
  readonly subjects: Map<number, StoredSubject>;
  readonly effects: Effect[];
}

/** An event as a receiver reads it. */
export interface WebhookEvent {
  readonly event_id: string;
  readonly event_type: string;
  readonly subject_id: number | null;
  readonly subject_type: string | null;
  readonly created_at?: string;
  readonly data: JsonObject;
}

/** Makes an empty {@link Store}. */
export function createStore(): Store {
  const seen = new Set<string>();
  const subjects = new Map<number, StoredSubject>();
  const effects: Effect[] = [];
  return {
    subjects,
    effects,
    hasSeen: (eventId) => seen.has(eventId),
    markSeen: (eventId) => seen.add(eventId),
    upsert: (event) => {
      if (event.subject_id === null) return;
      const before = subjects.get(event.subject_id);
      const updatedAt = updatedAtOf(event);
      const deleted = event.event_type.endsWith('.deleted');
      if (
        before?.deleted === true ||
        (before !== undefined && Date.parse(updatedAt) < Date.parse(before.updatedAt) && !deleted)
      )
        return;
      subjects.set(event.subject_id, {
        type: event.subject_type ?? '',
        updatedAt,
        deleted,
        data: event.data,
      });
    },
    perform: (effect) => effects.push(effect),
  };
}

/** What a store lets a check see. */
export function probeOf(store: Store): Probe {
  return {
    describe: 'the store of the zoo',
    readState: ({ subjectId }) => {
      const subject = typeof subjectId === 'number' ? store.subjects.get(subjectId) : undefined;
      const state: JsonValue =
        subject === undefined ? null : { type: subject.type, deleted: subject.deleted, data: subject.data };
      return Promise.resolve(state);
    },
    readEffects: () => Promise.resolve([...store.effects]),
  };
}

/** Reads an event; undefined for what is none. */
export function readEvent(text: string): WebhookEvent | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isJsonObject(parsed)) return undefined;
  const { event_id: id, event_type: type, subject_id: subjectId, subject_type: subjectType, data } = parsed;
  if (typeof id !== 'string' || typeof type !== 'string' || !isJsonObject(data)) return undefined;
  return {
    event_id: id,
    event_type: type,
    subject_id: typeof subjectId === 'number' ? subjectId : null,
    subject_type: typeof subjectType === 'string' ? subjectType : null,
    ...(typeof parsed['created_at'] === 'string' ? { created_at: parsed['created_at'] } : {}),
    data,
  };
}

/** Takes a verified body: the status to respond with. */
export function takeBody(store: Store, text: string): 200 | 400 {
  const event = readEvent(text);
  if (event === undefined) return 400;
  processEvent(store, event);
  return 200;
}

/** Does the work for an event, once: what every receiver of the zoo is there for. */
export function processEvent(store: Store, event: WebhookEvent): void {
  if (store.hasSeen(event.event_id)) return;
  store.upsert(event);
  if (event.event_type === 'contact.created') welcome(store, event);
  if (event.event_type === 'order.created') confirm(store, event);
  store.markSeen(event.event_id);
}

/** Keeps the state of an event's subject and does something more, once for each event id. */
export function takeOnce(store: Store, event: WebhookEvent, act: () => void): void {
  if (store.hasSeen(event.event_id)) return;
  store.upsert(event);
  act();
  store.markSeen(event.event_id);
}

function welcome(store: Store, { subject_id }: WebhookEvent): void {
  performOnce(store, { kind: 'mail', key: `welcome contact ${subject_id}` });
}

function confirm(store: Store, { subject_id }: WebhookEvent): void {
  performOnce(store, { kind: 'mail', key: `confirm order ${subject_id}` });
}

function performOnce(store: Store, effect: Effect): void {
  if (!store.effects.some(({ key }) => key === effect.key)) store.perform(effect);
}

/** When the subject was changed last, or else when the event happened. */
function updatedAtOf({ created_at, data }: WebhookEvent): string {
  const { updated_at: updatedAt } = data;
  return typeof updatedAt === 'string' ? updatedAt : (created_at ?? '');
}
