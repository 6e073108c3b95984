import type { JsonObject } from '../internal/json.ts';
import { nearestNames } from '../internal/nearest-names.ts';
import type { PathStep } from './data-path.ts';
import { schemaPaths } from './data-path-schema.ts';

/**
 * The paths of a schema that somebody may have meant, likeliest first: the same key elsewhere, then similar keys in the
 * same place, then similar keys anywhere. Indexes are taken over from what was typed.
 *
 * @param most How many to return at most. Default 3.
 */
export function nearestPaths(steps: readonly PathStep[], schema: JsonObject, most = 3): string[] {
  const typed = steps.reduce<string>(withStep, '');
  const key = lastKey(typed);
  const paths = schemaPaths(schema);

  const sameKey = byLikeness(
    typed,
    paths.filter((path) => lastKey(path) === key),
  );
  const siblings = paths.filter((path) => parentOf(path) === parentOf(typed));
  const similarHere = nearestNames(key, siblings.map(lastKey)).flatMap((name) =>
    siblings.filter((path) => lastKey(path) === name),
  );
  const [similar] = nearestNames(key, paths.map(lastKey), 1);
  const similarAnywhere = byLikeness(
    typed,
    paths.filter((path) => lastKey(path) === similar),
  );

  const found = new Set([...sameKey, ...similarHere, ...(similarHere.length > 0 ? [] : similarAnywhere)]);
  return [...found].slice(0, most).map((path) => withIndexes(path, steps));
}

/** The keys that a schema has right below a path. */
export function keysBelow(steps: readonly PathStep[], schema: JsonObject): string[] {
  const parent = steps.reduce<string>(withStep, '');
  return schemaPaths(schema)
    .filter((path) => parentOf(path) === parent)
    .map(lastKey);
}

function byLikeness(typed: string, paths: readonly string[]): string[] {
  return [...nearestNames(typed, paths), ...paths.toSorted((a, b) => a.length - b.length)];
}

function withStep(path: string, step: PathStep): string {
  if (typeof step === 'number') return `${path}[]`;
  return path === '' ? step : `${path}.${step}`;
}

function lastKey(path: string): string {
  return (
    path
      .replace(/(\[\])+$/, '')
      .split('.')
      .at(-1) ?? ''
  );
}

function parentOf(path: string): string {
  return path
    .replace(/(\[\])+$/, '')
    .split('.')
    .slice(0, -1)
    .join('.');
}

function withIndexes(path: string, steps: readonly PathStep[]): string {
  const indexes = steps.filter((step) => typeof step === 'number');
  return path.replaceAll('[]', () => `[${indexes.shift() ?? 0}]`);
}
