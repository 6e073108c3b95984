import type { ImpliedState, StateCondition } from '../events/event-type.ts';
import type { JsonValue } from '../internal/json.ts';
import type { Random } from '../random/random.ts';

/** What an event's name says about its data, asked field by field. */
export interface Conditions {
  /** The text that a field must hold, or what it may hold where nothing is said. */
  text(path: string, otherwise: () => string): string;
  /** Whether a field must be true or false, or what it may be where nothing is said. */
  flag(path: string, otherwise: () => boolean): boolean;
  /** The whole number that a field must hold, or what it may hold where nothing is said. */
  count(path: string, otherwise: () => number): number;
  /** True when a field must hold something. */
  requires(path: string): boolean;
}

/**
 * Makes the conditions of an event answerable; where one of several values is allowed, it chooses.
 *
 * @param state The conditions by dotted path.
 */
export function createConditions(state: ImpliedState, random: Random): Conditions {
  const value = (path: string): JsonValue | undefined => {
    const condition = state[path];
    return condition === undefined ? undefined : demanded(condition, random.fork(path));
  };
  return {
    text: (path, otherwise) => {
      const wanted = value(path);
      return typeof wanted === 'string' ? wanted : otherwise();
    },
    flag: (path, otherwise) => {
      const wanted = value(path);
      return typeof wanted === 'boolean' ? wanted : otherwise();
    },
    count: (path, otherwise) => {
      const wanted = value(path);
      return typeof wanted === 'number' ? wanted : otherwise();
    },
    requires: (path) => state[path] !== undefined,
  };
}

function demanded(condition: StateCondition, random: Random): JsonValue | undefined {
  if ('equals' in condition) return condition.equals;
  if ('oneOf' in condition) return random.pick(condition.oneOf);
  return undefined;
}
