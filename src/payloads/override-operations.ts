import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';
import { WrittenNumber } from '../internal/written-number.ts';
import { formatPath, isJsonArray, type PathStep, parsePath, readAt, setAt, unsetAt } from './data-path.ts';
import { schemaAt, schemaTypes, stepsForSchema } from './data-path-schema.ts';
import {
  indexBeyondEnd,
  noWayIn,
  type OverrideOperation,
  type OverrideSite,
  unfitValue,
  unknownPath,
  unreadablePath,
} from './override-errors.ts';
import { type Fit, fitText, fitValue } from './override-values.ts';
import { valueInWords } from './validation-messages.ts';

/** What overrides are checked against. */
export interface OverrideContext {
  /** The resolved schema of the whole body: `{ type: 'object', properties: { data: …, event_id: … } }`. */
  readonly schema: JsonObject;
  /** Whether to accept what the schema does not allow: unknown paths, unfit values, gaps in arrays. */
  readonly force: boolean;
  /** Named in error messages. */
  readonly eventType: string;
}

/** A copy of the body with the value at a path replaced; `set` lets the schema decide what text becomes. */
export function setPath(
  body: JsonValue,
  override: { readonly operation: 'set' | 'set-json'; readonly path: string; readonly value: JsonValue },
  context: OverrideContext,
): JsonValue {
  const { operation, path, value } = override;
  const site = siteOf(operation, path, context);
  const schema = knownSchema(site, context);
  if (!context.force) assertReachable(site, body, 0);

  const at = formatPath(site.steps);
  const asText = operation === 'set' && typeof value === 'string';
  const fitting = settled(
    site,
    asText ? fitText(value, schema, at) : fitValue(value, schema, at),
    value,
    context,
  );
  assertKnownInside(site, fitting, context);
  return setAt(body, site.steps, fitting);
}

/** A copy of the body without what stands at a path. */
export function unsetPath(body: JsonValue, path: string, context: OverrideContext): JsonValue {
  const site = siteOf('unset', path, context);
  knownSchema(site, context);
  if (!context.force) assertReachable(site, body, -1);
  return unsetAt(body, site.steps);
}

/** A copy of the body with an object merged into it, key by key; null is a value. */
export function mergeObject(body: JsonValue, patch: JsonObject, context: OverrideContext): JsonValue {
  return mergeBelow(body, patch, [], context);
}

function mergeBelow(
  body: JsonValue,
  patch: JsonObject,
  parent: readonly PathStep[],
  context: OverrideContext,
): JsonValue {
  let merged = isJsonObject(readAt(body, parent)) || parent.length === 0 ? body : setAt(body, parent, {});
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    const site: OverrideSite = { operation: 'merge', steps: [...parent, key], eventType: context.eventType };
    const schema = knownSchema(site, context);

    const types = schemaTypes(schema);
    if (isJsonObject(value) && (context.force || types.length === 0 || types.includes('object'))) {
      merged = mergeBelow(merged, value, site.steps, context);
    } else {
      const fitting = settled(site, fitValue(value, schema, formatPath(site.steps)), value, context);
      assertKnownInside(site, fitting, context);
      merged = setAt(merged, site.steps, fitting);
    }
  }
  return merged;
}

function siteOf(operation: OverrideOperation, path: string, context: OverrideContext): OverrideSite {
  const parsed = parsePath(path);
  if (!parsed.ok) throw unreadablePath(operation === 'set-json' ? 'set' : operation, path, parsed.problem);
  return { operation, steps: stepsForSchema(context.schema, parsed.steps), eventType: context.eventType };
}

/** The schema at the path; with `force`, one that allows everything where there is none. */
function knownSchema(site: OverrideSite, context: OverrideContext): JsonObject {
  const schema = schemaAt(context.schema, site.steps);
  if (schema === undefined && !context.force) throw unknownPath(site, context.schema);
  return schema ?? {};
}

/** The value to write: the fitting one, or with `force` the one that was given. */
function settled(site: OverrideSite, fit: Fit, given: JsonValue, context: OverrideContext): JsonValue {
  if (fit.fits) return fit.value;
  if (context.force) return given;
  throw unfitValue(site, fit);
}

/** Looks for keys that the schema does not have inside a whole object or array that is written. */
function assertKnownInside(site: OverrideSite, value: JsonValue, context: OverrideContext): void {
  if (context.force || typeof value !== 'object' || value === null || value instanceof WrittenNumber) return;
  const children: [PathStep, JsonValue | undefined][] = isJsonArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  for (const [step, child] of children) {
    const inside = { ...site, steps: [...site.steps, step] };
    knownSchema(inside, context);
    if (child !== undefined) assertKnownInside(inside, child, context);
  }
}

/**
 * Follows the path through the body: an index may be at most the length of its array plus `slack`, and neither text nor
 * a number may stand where the path goes on. What is missing or null is fine; it will be made.
 */
function assertReachable(site: OverrideSite, body: JsonValue, slack: 0 | -1): void {
  for (const [position, step] of site.steps.entries()) {
    const place = site.steps.slice(0, position);
    const parent = readAt(body, place) ?? null;
    if (isJsonObject(parent)) continue;
    if (typeof parent !== 'object' || parent instanceof WrittenNumber)
      throw noWayIn(site, place, valueInWords(parent));
    if (typeof step !== 'number') continue;
    const length = parent === null ? 0 : parent.length;
    if (step > length + slack) throw indexBeyondEnd(site, { array: place, length, index: step });
  }
}
