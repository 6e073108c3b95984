import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';
import { nearestNames } from '../internal/nearest-names.ts';
import { parsePath, readAt } from '../payloads/data-path.ts';
import { journeyError } from './journey-error.ts';
import { dataOf } from './world/snapshot.ts';
import type { World } from './world/world.ts';

/** What the parameters of a journey are, by name. */
export type ParameterValues = ReadonlyMap<string, string | number | boolean>;

/** What references in a step can name. */
export interface Scope {
  readonly world: World;
  readonly parameters: ParameterValues;
  /** Counts the repetitions of the innermost `repeat` from 1. */
  readonly index: number | undefined;
}

/** `${quantity}`, `${index}` or `${buyer.email_address}`. */
const REFERENCE = /\$\{([^}]*)\}/g;
const ONLY_REFERENCE = /^\$\{([^}]*)\}$/;

/** The names in the references of a text, as they are written. */
export function referencesIn(text: string): string[] {
  return Array.from(text.matchAll(REFERENCE), ([, name = '']) => name.trim());
}

/**
 * A value with every reference in it replaced. Text that is nothing but a reference becomes what it refers to, a
 * number or a list as well; elsewhere in text it is written out.
 *
 * @throws SimulatorError `invalid-journey` where a reference names nothing.
 */
export function resolveValue(value: JsonValue, scope: Scope): JsonValue {
  if (typeof value === 'string') return resolveText(value, scope);
  if (Array.isArray(value)) return value.map((item: JsonValue) => resolveValue(item, scope));
  return isJsonObject(value) ? resolveObject(value, scope) : value;
}

/** Keys with values, with every reference in them replaced. @throws SimulatorError as `resolveValue` does. */
export function resolveObject(object: JsonObject, scope: Scope): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, resolveValue(value ?? null, scope)]),
  );
}

function resolveText(text: string, scope: Scope): JsonValue {
  const only = ONLY_REFERENCE.exec(text)?.[1];
  if (only !== undefined) return lookUp(only.trim(), scope);
  return text.replaceAll(REFERENCE, (_, name: string) => {
    const value = lookUp(name.trim(), scope);
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  });
}

function lookUp(name: string, scope: Scope): JsonValue {
  const dot = name.indexOf('.');
  return dot === -1 ? parameter(name, scope) : field(name.slice(0, dot), name.slice(dot + 1), scope);
}

function parameter(name: string, { parameters, index }: Scope): JsonValue {
  if (name === 'index' && index !== undefined) return index;
  const value = parameters.get(name);
  if (value !== undefined) return value;
  const [nearest] = nearestNames(name, [...parameters.keys()]);
  throw journeyError(
    name === 'index' ? `\${index} is outside a repeat.` : `\${${name}} is not a parameter of the journey.`,
    nearest === undefined
      ? `A field of an entity is written \${name.field}.`
      : `Did you mean \${${nearest}}?`,
  );
}

function field(name: string, path: string, { world }: Scope): JsonValue {
  const data = dataOf(world.get(name), world);
  const parsed = parsePath(path);
  const value = parsed.ok ? readAt(data, parsed.steps) : undefined;
  if (value !== undefined) return value;
  const [nearest] = nearestNames(path, Object.keys(data));
  throw journeyError(
    `\${${name}.${path}} is not a field of "${name}".`,
    nearest === undefined ? undefined : `Did you mean \${${name}.${nearest}}?`,
  );
}
