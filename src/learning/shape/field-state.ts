import type { JsonValue } from '../../internal/json.ts';
import { WrittenNumber } from '../../internal/written-number.ts';

/**
 * Every {@link FieldState}. `empty` is the text without characters, `empty-list` the list without items, `number` one with
 * a fraction or an exponent.
 */
export const FIELD_STATES = [
  'absent',
  'null',
  'empty',
  'text',
  'integer',
  'number',
  'true',
  'false',
  'object',
  'list',
  'empty-list',
] as const;

/** What a field is in one body, apart from its value. */
export type FieldState = (typeof FIELD_STATES)[number];

/** A state, or `=value` for a text of a closed list. */
export type StateLabel = FieldState | `=${string}`;

/** The label of a parent field that the body has no place for. */
export const NOWHERE = 'nowhere';

/** How often each label was seen. */
export type Counts = Readonly<Record<string, number>>;

const WHOLE = /^-?\d+$/;

/** The state of a value; `undefined` is a key that is missing. */
export function stateOf(value: JsonValue | undefined): FieldState {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (typeof value === 'string') return value === '' ? 'empty' : 'text';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (value instanceof WrittenNumber) return WHOLE.test(value.text) ? 'integer' : 'number';
  if (!Array.isArray(value)) return 'object';
  return value.length === 0 ? 'empty-list' : 'list';
}

/** The type of JSON that a state belongs to; `undefined` for a missing key. */
export function jsonTypeOf(state: FieldState): string | undefined {
  switch (state) {
    case 'absent':
      return undefined;
    case 'empty':
    case 'text':
      return 'string';
    case 'true':
    case 'false':
      return 'boolean';
    case 'list':
    case 'empty-list':
      return 'array';
    default:
      return state;
  }
}

/** Whether a text is one of {@link FIELD_STATES}. */
export function isFieldState(text: string): text is FieldState {
  return FIELD_STATES.some((state) => state === text);
}

/** Adds one to a count. */
export function countIn(counts: Map<string, number>, label: string, more = 1): void {
  counts.set(label, (counts.get(label) ?? 0) + more);
}
