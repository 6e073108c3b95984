import { isJsonObject, type JsonValue } from '../../../internal/json.ts';
import type { Effect } from '../../engine/probe.ts';
import { leavesOf } from './leaves.ts';
import type { Observation } from './observe.ts';
import { mentions, type RenamedEvent } from './told-event.ts';

/**
 * What an event has left behind, in the names of the event that it was made from: by place (`orders.total`, `mail`), the
 * values that came there, sorted. The items of a list, and the entries under ids, are one place.
 */
export type Facts = ReadonlyMap<string, readonly string[]>;

/**
 * What of a state belongs to an event. `subject`: all of it, as the probe answers for one subject. `rows`: the items of
 * lists and entries that mention its ids. `whole`: everything that came, since nothing tells whose it is.
 */
export type StateScope = 'subject' | 'rows' | 'whole';

/** What belongs to an event, of the state and of the effects. */
export interface FactScope {
  readonly state: StateScope;
  /** `subject`: those that mention its ids. */
  readonly effects: 'subject' | 'whole';
}

/** A key that names one thing among many: an id, a UUID, an address. */
const ID_KEY = /\d|@/;
/** What begins as times do: `2026-01-31T12:00`, `2026-01-31 12:00`. */
const TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;
/** Numbers in this range are unix times of our days, in seconds or milliseconds. */
const UNIX_TIMES = [
  [1_500_000_000, 2_500_000_000],
  [1_500_000_000_000, 2_500_000_000_000],
] as const;
/** A receiver that counts how often something came is right to. */
const TALLY = /attempt|deliver|duplicat|retr(y|ies)|receiv|seen|tries|hits|version|revision/i;

/** The facts about an event that came between two looks. */
export function factsOf(
  told: RenamedEvent,
  before: Observation,
  after: Observation,
  scope: FactScope,
): Facts {
  const facts = new Map<string, string[]>();
  const add = (place: string, value: string) => {
    const values = facts.get(place);
    if (values === undefined) facts.set(place, [value]);
    else values.push(value);
  };

  const own = stateFacts(told, after.state, scope.state);
  // Rows are new by the ids in them.
  const old =
    scope.state === 'rows' ? new Map<string, JsonValue[]>() : stateFacts(told, before.state, scope.state);
  for (const [place, values] of own) {
    const had = old.get(place) ?? [];
    const [was, is] = [had[0], values[0]];
    if (had.length === 1 && values.length === 1 && typeof was === 'number' && typeof is === 'number') {
      if (is !== was) add(place, `grew by ${rounded(is - was)}`);
      continue;
    }
    const rest = had.map((value) => JSON.stringify(value));
    for (const value of values) {
      const text = JSON.stringify(value);
      const at = rest.indexOf(text);
      if (at === -1) add(place, text);
      else rest.splice(at, 1);
    }
  }

  for (const { kind, key, body } of belongingEffects(told, before, after, scope)) {
    add(`effect ${kind}`, String(told.original(key)));
    if (body !== undefined) add(`effect ${kind}, its content`, String(told.original(body)));
  }
  for (const values of facts.values()) values.sort((a, b) => (a < b ? -1 : 1));
  return facts;
}

/** The effects that came between two looks and belong to an event. */
export function belongingEffects(
  told: RenamedEvent,
  before: Observation,
  after: Observation,
  scope: Pick<FactScope, 'effects'>,
): readonly Effect[] {
  const came = after.effects.slice(before.effects.length);
  return scope.effects === 'whole'
    ? came
    : came.filter(({ body = '', key }) => mentions(`${key} ${body}`, told));
}

/** The values of a state by place, in original names. */
function stateFacts(told: RenamedEvent, state: JsonValue, scope: StateScope): Map<string, JsonValue[]> {
  const found = new Map<string, JsonValue[]>();
  const part = scope === 'rows' ? rowsOf(state, told) : state;
  const text = Buffer.from(told.event.body).toString('utf8');
  for (const { path, value } of leavesOf(part ?? null)) {
    const place = path.map((key) => (ID_KEY.test(key) ? '*' : key)).join('.') || 'the whole';
    // An empty list or object is a place where nothing is yet.
    if ((typeof value === 'object' && value !== null) || TALLY.test(path.at(-1) ?? '')) continue;
    const restored = isOwnTime(value, text) ? 'a time' : told.original(value);
    found.set(place, [...(found.get(place) ?? []), restored]);
  }
  return found;
}

/** The items of lists and the entries that speak of an event; undefined where nothing does. */
function rowsOf(state: JsonValue, told: RenamedEvent): JsonValue | undefined {
  if (Array.isArray(state)) {
    const rows = state.filter((item: JsonValue) => mentions(JSON.stringify(item), told));
    return rows.length === 0 ? undefined : rows;
  }
  if (!isJsonObject(state)) return mentions(String(state), told) ? state : undefined;
  if (isRow(state)) return mentions(JSON.stringify(state), told) ? state : undefined;
  const entries = Object.entries(state).flatMap(([key, value]): [string, JsonValue][] => {
    if (mentions(key, told)) return [[key, value ?? null]];
    const rows = rowsOf(value ?? null, told);
    return rows === undefined ? [] : [[key, rows]];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** A record itself, whose fields belong together: it has an id. */
function isRow(object: object): boolean {
  return Object.keys(object).some((key) => /^(id|_id|uuid|email|event_id|.*_id)$/i.test(key));
}

/** A moment of the receiver's own: one that the event does not tell. */
function isOwnTime(value: JsonValue, body: string): boolean {
  if (typeof value === 'string') return TIME.test(value) && !body.includes(JSON.stringify(value));
  if (typeof value !== 'number') return false;
  return UNIX_TIMES.some(([from, to]) => value >= from && value < to) && !body.includes(String(value));
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
