import { SimulatorError } from '../errors/simulator-error.ts';
import type { Suggested } from '../events/event-body.ts';
import { countOf } from '../internal/count-of.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';
import { parseJsonAsWritten } from '../source/parse-json.ts';
import { parsePath } from './data-path.ts';
import { unreadablePath } from './override-errors.ts';
import { mergeObject, type OverrideContext, setPath, unsetPath } from './override-operations.ts';

export type { OverrideContext } from './override-operations.ts';

/** Values by path. Paths that are known are suggested; others are allowed. */
export type ValuesByPath<Path extends string = never> = { readonly [Known in Path]?: JsonValue } & Readonly<
  Record<string, JsonValue>
>;

/**
 * Changes to the body of an event, applied in this order: `merge`, `set`, `setJson`, `unset`. All are optional.
 *
 * @typeParam Path The paths that editors suggest.
 */
export interface Overrides<Path extends string = never> {
  /**
   * Values by path, e.g. `{ 'data.total_amount': '49.00' }`. The schema decides what text becomes: `"3"` is a number where
   * an integer belongs, `"null"` is null where null is allowed, and inside open objects such as `custom_attributes`
   * text stays text. Other values are taken as they are and must fit.
   */
  readonly set?: ValuesByPath<Path>;
  /** Values by path, taken exactly as written: `"3"` stays text. They must fit as well. */
  readonly setJson?: ValuesByPath<Path>;
  /** Paths to leave out of the body. */
  readonly unset?: readonly Suggested<Path>[];
  /**
   * Objects to merge into the body as a JSON Merge Patch (RFC 7396) is, except that null is a value and removes nothing:
   * objects are merged key by key; everything else, arrays included, replaces what was there.
   */
  readonly merge?: readonly JsonObject[];
}

/** Whether there is nothing to apply, so that the schema need not even be read. */
export function changeNothing({ merge, set, setJson, unset }: Overrides): boolean {
  return isNothing(merge) && isNothing(set) && isNothing(setJson) && isNothing(unset);
}

function isNothing(changes: object | undefined): boolean {
  return changes === undefined || Object.keys(changes).length === 0;
}

/** What one `--set` or `--set-json` says. */
export interface Assignment {
  readonly path: string;
  /** Text for `--set`, the parsed value for `--set-json`. */
  readonly value: JsonValue;
}

const ASSIGNMENT = /^((?:\["(?:[^"\\]|\\.)*"\]|[^=])*?)=(.*)$/s;

/**
 * A copy of an event's body with overrides applied. Only what an override touches is checked; that it leaves a required
 * key out, or contradicts another field, is the caller's wish.
 *
 * @param body The whole event, so that paths begin with `data`, `event_id` and the like.
 * @throws SimulatorError `invalid-override` when a path cannot be read and, unless `force` is set, when the schema does
 * not have a path, a value does not fit, or an array index lies beyond the next item.
 * @example
 * applyOverrides(body, { set: { 'data.total_amount': '49.00' } }, { schema, force: false, eventType: 'order.created' });
 */
export function applyOverrides(body: JsonObject, overrides: Overrides, context: OverrideContext): JsonObject {
  const { merge = [], set = {}, setJson = {}, unset = [] } = overrides;
  let changed: JsonValue = body;

  for (const patch of merge) changed = mergeObject(changed, patch, context);
  for (const [path, value] of Object.entries(set)) {
    changed = setPath(changed, { operation: 'set', path, value }, context);
  }
  for (const [path, value] of Object.entries(setJson)) {
    changed = setPath(changed, { operation: 'set-json', path, value }, context);
  }
  for (const path of unset) changed = unsetPath(changed, path, context);
  return isJsonObject(changed) ? changed : body;
}

/**
 * Reads `path=value` from the command line. The value begins after the first `=` outside a quoted key and may hold more.
 *
 * @throws SimulatorError `invalid-override` when there is no `=`, the path cannot be read, or the value of `--set-json`
 * is not JSON.
 * @example
 * parseAssignment('data.notes=a=b', '--set') // { path: 'data.notes', value: 'a=b' }
 */
export function parseAssignment(text: string, option: '--set' | '--set-json'): Assignment {
  const [, path, value] = ASSIGNMENT.exec(text) ?? [];
  if (path === undefined || value === undefined) throw noAssignment(text, option);

  const parsedPath = parsePath(path);
  if (!parsedPath.ok) throw unreadablePath(`apply ${option} to`, path, parsedPath.problem);
  if (option === '--set') return { path, value };

  const json = parseJsonAsWritten(value);
  if (!json.ok) throw notJson(path, value, json.at);
  return { path, value: json.value };
}

function noAssignment(text: string, option: string): SimulatorError {
  const example = option === '--set' ? 'data.total_amount=49.00' : "'data.tag_ids=[1,2]'";
  return new SimulatorError({
    code: 'invalid-override',
    problem: `${option} needs path=value, got ${JSON.stringify(text)}.`,
    cure: `Write it like ${option} ${example}.`,
  });
}

function notJson(path: string, value: string, at: number): SimulatorError {
  const character = value.codePointAt(at);
  const place =
    character === undefined
      ? `it ends too early, after ${countOf(value.length, 'character')}`
      : `it goes wrong at character ${at + 1}, ${JSON.stringify(String.fromCodePoint(character))}`;
  return new SimulatorError({
    code: 'invalid-override',
    problem: `Cannot apply --set-json to "${path}": its value must be JSON, but ${place}.`,
    cure: `For plain text use --set, or put the text in double quotes: --set-json '${path}="text"'.`,
  });
}
