import type { StateCondition } from '../../../../src/events/event-type.ts';
import type { JsonValue } from '../../../../src/internal/json.ts';
import { type Invariant, named, object } from './invariant.ts';

export const NAMES_TELL_THE_TRUTH: Invariant = {
  holds: 'the state of a subject never contradicts the name of its event',
  violations: ({ events }) =>
    events.flatMap((event) =>
      Object.entries(event.entry.impliedState)
        .filter(([path, condition]) => !isMet(condition, at(event.data, path)))
        .map(([path]) => `${named(event)}: ${path} is ${JSON.stringify(at(event.data, path))}.`),
    ),
};

function at(data: JsonValue | undefined, path: string): JsonValue | undefined {
  return path.split('.').reduce((node, step) => object(node)[step], data);
}

function isMet(condition: StateCondition, value: JsonValue | undefined): boolean {
  if ('equals' in condition) return value === condition.equals;
  if ('oneOf' in condition) return condition.oneOf.includes(value ?? null);
  return value !== null && value !== undefined;
}
