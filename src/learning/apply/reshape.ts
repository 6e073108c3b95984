import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { WrittenNumber } from '../../internal/written-number.ts';
import { createRandom, type Random } from '../../random/random.ts';
import type { LearnedField, LearnedFields } from '../overlay/overlay.ts';
import { containerOf, keyOf, scopeOf } from '../shape/body-rows.ts';
import { isIdKey } from '../shape/id-kind.ts';
import { type DrawnRow, drawLabel, drawnRow, pickSmoothed, rowOf } from './draw-label.ts';
import { makeNumber } from './make-number.ts';
import { makeText } from './make-text.ts';
import { type PeopleOfBody, peopleOfBody } from './people-of-body.ts';

/** Names of the event itself, which stay what was asked for. */
const KEPT = new Set(['event_type', 'subject_type']);

/** What a body is reshaped with. */
export interface ReshapeContext {
  readonly random: Random;
  /** When the event happens, in milliseconds since the epoch. */
  readonly at: number;
}

/** A body that can still be written to. */
type Draft = Record<string, JsonValue | undefined>;

/**
 * Gives a generated body the fields, types and blanks that were learned. What both have keeps its value, in the learned
 * form; what only the workspace has is made; what it never has is left out.
 */
export function reshape(body: JsonObject, fields: LearnedFields, context: ReshapeContext): JsonObject {
  return new Reshaping(fields, context, peopleOfBody(body)).whole(body);
}

class Reshaping {
  readonly #fields: LearnedFields;
  readonly #children = new Map<string, string[]>();
  readonly #context: ReshapeContext;
  readonly #facts: PeopleOfBody;
  readonly #values = new Map<DrawnRow, Map<string, JsonValue>>();
  readonly #twins: (() => void)[] = [];

  constructor(fields: LearnedFields, context: ReshapeContext, facts: PeopleOfBody) {
    this.#fields = fields;
    this.#context = context;
    this.#facts = facts;
    for (const path of fields.keys()) {
      if (path.endsWith('[]')) continue;
      const container = containerOf(path);
      const siblings = this.#children.get(container);
      if (siblings === undefined) this.#children.set(container, [path]);
      else siblings.push(path);
    }
  }

  whole(body: JsonObject): JsonObject {
    const row = drawnRow('', undefined, this.#context.random);
    const draft = this.#object('', row, body);
    for (const setTwin of this.#twins) setTwin();
    return draft;
  }

  #object(path: string, row: DrawnRow, usual: JsonObject): Draft {
    const draft: Draft = {};
    for (const child of this.#children.get(path) ?? []) {
      const key = keyOf(child);
      const value = this.#value(child, row, usual[key]);
      if (value === undefined) continue;
      draft[key] = value;
      this.#note(child, row, draft, key);
    }
    return draft;
  }

  /** Keeps a value for the fields that are the same, and has it replaced where this is one of them. */
  #note(path: string, row: DrawnRow, draft: Draft, key: string): void {
    const values = this.#values.get(row) ?? new Map<string, JsonValue>();
    this.#values.set(row, values);
    values.set(path, draft[key] ?? null);
    const twin = this.#fields.get(path)?.same;
    if (twin === undefined || KEPT.has(path)) return;
    this.#twins.push(() => {
      const holder = rowOf(scopeOf(twin), row);
      const value = holder === undefined ? undefined : this.#values.get(holder)?.get(twin);
      if (value === undefined || value === null || typeof value !== typeof draft[key]) return;
      draft[key] = value;
      values.set(path, value);
    });
  }

  #value(path: string, row: DrawnRow, usual: JsonValue | undefined): JsonValue | undefined {
    const field = this.#fields.get(path);
    const label = drawLabel(path, row, this.#fields);
    if (field === undefined) return undefined;
    if (KEPT.has(path) && typeof usual === 'string') return usual;
    if (label.startsWith('=')) return label.slice(1);
    const own = row.random.fork(`${path} value`);
    const { distinct } = field;
    const isPooled = distinct !== undefined && distinct > 0;
    // One of a few values that are the same in every run.
    const random = isPooled ? createRandom(`learned ${path}`).fork(own.integer(1, distinct)) : own;
    switch (label) {
      case 'absent':
      case 'nowhere':
        return undefined;
      case 'empty':
        return '';
      case 'true':
        return true;
      case 'false':
        return false;
      case 'object':
        return this.#object(path, row, isJsonObject(usual) ? usual : {});
      case 'list':
        return this.#list(path, row, field, Array.isArray(usual) ? usual : []);
      case 'empty-list':
        return [];
      case 'integer':
      case 'number':
        // Ids are mapped later, alike in all events.
        if (isIdKey(keyOf(path)) && typeof usual === 'number') return usual;
        return makeNumber(isPooled ? undefined : numberIn(usual), field, {
          whole: label === 'integer',
          random,
        });
      case 'text':
        return makeText({
          like: field.like,
          key: keyOf(path),
          usual: !isPooled && typeof usual === 'string' && usual !== '' ? usual : undefined,
          facts: this.#facts,
          random,
          at: this.#context.at,
        });
      default:
        return null;
    }
  }

  #list(path: string, row: DrawnRow, { items }: LearnedField, usual: readonly JsonValue[]): JsonValue[] {
    const scope = `${path}[]`;
    if (!this.#fields.has(scope)) return [];
    const random = row.random.fork(scope);
    const length = Number(pickSmoothed(items ?? { 1: 1 }, random));
    return Array.from({ length }, (_, index) => {
      const inner = drawnRow(scope, row, random.fork(index));
      const model = usual[index] ?? anew(usual.at(-1), index);
      return this.#value(scope, inner, model) ?? null;
    });
  }
}

/** One more item like the last: with ids of its own, where it has any. */
function anew(item: JsonValue | undefined, index: number): JsonValue | undefined {
  if (!isJsonObject(item)) return item;
  const { id, uuid: _uuid, public_id: _publicId, ...rest } = item;
  return typeof id === 'number' ? { id: id + index, ...rest } : rest;
}

function numberIn(value: JsonValue | undefined): number | undefined {
  if (value instanceof WrittenNumber) return value.toJSON();
  return typeof value === 'number' ? value : undefined;
}
