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
  return new StatedConditions(state, random);
}

class StatedConditions implements Conditions {
  readonly #state: ImpliedState;
  readonly #random: Random;

  constructor(state: ImpliedState, random: Random) {
    this.#state = state;
    this.#random = random;
  }

  text(path: string, otherwise: () => string): string {
    const wanted = this.#value(path);
    return typeof wanted === 'string' ? wanted : otherwise();
  }

  flag(path: string, otherwise: () => boolean): boolean {
    const wanted = this.#value(path);
    return typeof wanted === 'boolean' ? wanted : otherwise();
  }

  count(path: string, otherwise: () => number): number {
    const wanted = this.#value(path);
    return typeof wanted === 'number' ? wanted : otherwise();
  }

  requires(path: string): boolean {
    return this.#state[path] !== undefined;
  }

  #value(path: string): JsonValue | undefined {
    const condition = this.#state[path];
    return condition === undefined ? undefined : demanded(condition, this.#random.fork(path));
  }
}

function demanded(condition: StateCondition, random: Random): JsonValue | undefined {
  if ('equals' in condition) return condition.equals;
  if ('oneOf' in condition) return random.pick(condition.oneOf);
  return undefined;
}
