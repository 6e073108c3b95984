import type { ImpliedState, StateCondition } from '../events/event-type.ts';
import type { JsonObject, JsonValue } from '../internal/json.ts';
import { listed } from '../internal/listed.ts';
import { parsePath, readAt } from '../payloads/data-path.ts';

/** What of a record contradicts the name of an event, in words; `undefined` where nothing does. */
export function contradictionTo(state: ImpliedState, data: JsonObject): string | undefined {
  for (const [path, condition] of Object.entries(state)) {
    const parsed = parsePath(path);
    const value = parsed.ok ? readAt(data, parsed.steps) : undefined;
    if (!holds(condition, value))
      return `${path} is ${inWords(condition)}, but it is ${JSON.stringify(value)}`;
  }
  return undefined;
}

function holds(condition: StateCondition, value: JsonValue | undefined): boolean {
  if ('equals' in condition) return value === condition.equals;
  if ('oneOf' in condition) return condition.oneOf.some((allowed) => allowed === value);
  return value != null;
}

function inWords(condition: StateCondition): string {
  if ('equals' in condition) return JSON.stringify(condition.equals);
  if ('oneOf' in condition) return listed(condition.oneOf.map((allowed) => JSON.stringify(allowed)));
  return 'there';
}
