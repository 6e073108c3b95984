import { SimulatorError } from '../errors/simulator-error.ts';
import { countOf } from '../internal/count-of.ts';
import type { JsonObject } from '../internal/json.ts';
import { formatPath, type PathStep } from './data-path.ts';
import { schemaAt } from './data-path-schema.ts';
import { keysBelow, nearestPaths } from './override-paths.ts';
import type { Fit } from './override-values.ts';
import { listInWords } from './validation-messages.ts';

/** The four ways to change an event. */
export type OverrideOperation = 'set' | 'set-json' | 'unset' | 'merge';

/** What every message about an override has to name. */
export interface OverrideSite {
  readonly operation: OverrideOperation;
  readonly steps: readonly PathStep[];
  readonly eventType: string;
}

const USE_FORCE = 'To send it all the same, use --force.';
const MOST_KEYS_NAMED = 12;

/** The path cannot be read. */
export function unreadablePath(operation: string, path: string, problem: string): SimulatorError {
  return new SimulatorError({
    code: 'invalid-override',
    problem: `Cannot ${operation} "${path}": ${problem.replace(/^it /, 'the path ')}.`,
    cure: 'Write paths like data.line_items[0].quantity, and keys that hold dots like data["a.b"].',
  });
}

/** The schema does not have the path. */
export function unknownPath(site: OverrideSite, schema: JsonObject): SimulatorError {
  const near = nearestPaths(site.steps, schema);
  const hint = near.length > 0 ? `Did you mean ${listInWords(near)}?` : existingKeys(site.steps, schema);
  return overrideError(site, 'the event has no such path', `${hint} ${USE_FORCE}`);
}

/** The value does not match the schema. */
export function unfitValue(site: OverrideSite, fit: Extract<Fit, { fits: false }>): SimulatorError {
  const subject = fit.path === formatPath(site.steps) ? 'it' : fit.path;
  return overrideError(
    site,
    `${subject} ${fit.problem}`,
    fit.cure === undefined ? USE_FORCE : `${fit.cure} ${USE_FORCE}`,
  );
}

/** The index lies beyond the end of the array. */
export function indexBeyondEnd(
  site: OverrideSite,
  {
    array,
    length,
    index,
  }: { readonly array: readonly PathStep[]; readonly length: number; readonly index: number },
): SimulatorError {
  const path = formatPath(array);
  const items = countOf(length, 'item');
  const cure =
    site.operation === 'unset'
      ? 'Remove the override, or use --force to pass over it.'
      : `Use ${path}[${length}] to add the next item, or --force to fill the gap with null.`;
  return overrideError(site, `${path} has ${items}, so there is no index ${index}`, cure);
}

/** Something on the way to the path is neither an object nor an array. */
export function noWayIn(site: OverrideSite, place: readonly PathStep[], found: string): SimulatorError {
  const cure = `Set ${formatPath(place)} as a whole with --set-json. ${USE_FORCE}`;
  return overrideError(site, `${formatPath(place)} is ${found} here and has nothing inside`, cure);
}

function overrideError(site: OverrideSite, problem: string, cure: string): SimulatorError {
  const attempt = attemptInWords(site.operation, formatPath(site.steps), site.eventType);
  return new SimulatorError({ code: 'invalid-override', problem: `Cannot ${attempt}: ${problem}.`, cure });
}

function attemptInWords(operation: OverrideOperation, path: string, eventType: string): string {
  switch (operation) {
    case 'set':
    case 'unset':
      return `${operation} "${path}" in ${eventType}`;
    case 'set-json':
      return `set "${path}" from JSON in ${eventType}`;
    case 'merge':
      return `merge "${path}" into ${eventType}`;
    default:
      return operation satisfies never;
  }
}

/** Names what exists at the deepest place that the path gets to. */
function existingKeys(steps: readonly PathStep[], schema: JsonObject): string {
  let known = steps.slice(0, -1);
  while (known.length > 0 && keysBelow(known, schema).length === 0) known = known.slice(0, -1);

  const keys = keysBelow(known, schema);
  const named = keys.slice(0, MOST_KEYS_NAMED).join(', ');
  const rest = keys.length > MOST_KEYS_NAMED ? ` and ${keys.length - MOST_KEYS_NAMED} more` : '';
  const place = known.length === 0 || schemaAt(schema, known) === undefined ? 'The event' : formatPath(known);
  return `${place} has the keys ${named}${rest}.`;
}
