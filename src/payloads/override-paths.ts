import type { JsonObject } from '../internal/json.ts';
import { nearestNames } from '../internal/nearest-names.ts';
import { formatPath, type PathStep, parsePath } from './data-path.ts';
import { schemaAt, schemaPaths } from './data-path-schema.ts';

/** Names shorter than this are like too many others to be searched for everywhere. */
const SHORTEST_TELLING_KEY = 4;

/**
 * The paths of a schema that someone may have meant, likeliest first: the same path further down, the same key
 * elsewhere, longer keys that begin with it, similar keys in the same place, similar keys anywhere. Indexes are taken
 * over from what was typed.
 *
 * @param most How many to return at most. Default 3.
 */
export function nearestPaths(steps: readonly PathStep[], schema: JsonObject, most = 3): string[] {
  const typed = steps.reduce<string>(withStep, '');
  const key = lastKey(typed);
  const paths = schemaPaths(schema);
  const byKey = (fits: (name: string) => boolean): string[] =>
    byLikeness(
      typed,
      paths.filter((path) => fits(lastKey(path))),
    );

  const siblings = keysBelow(steps.slice(0, -1), schema);
  const [similarHere] = nearestNames(key, siblings, 1);
  const [similarAnywhere] = key.length < SHORTEST_TELLING_KEY ? [] : nearestNames(key, paths.map(lastKey), 1);
  const here = paths.filter((path) => parentOf(path) === parentOf(typed) && lastKey(path) === similarHere);

  const exact = [...byKey((name) => name === key), ...byKey((name) => name.startsWith(`${key}_`))];
  const similar = similarHere === undefined ? byKey((name) => name === similarAnywhere) : here;
  const suggested = [...exact, ...similar].map((path) => withIndexes(path, steps));
  return [...new Set([...furtherDown(steps, schema, paths), ...suggested])].slice(0, most);
}

/** Where the whole path exists below some other place: `contact.id` → `data.contact.id`. */
function furtherDown(steps: readonly PathStep[], schema: JsonObject, paths: readonly string[]): string[] {
  const [first, ...rest] = steps;
  const starts = paths.filter((path) => lastKey(path) === first && !path.endsWith('[]'));
  return byLikeness('', starts).flatMap((start) => {
    const parsed = parsePath(withIndexes(start, []));
    const whole = parsed.ok ? [...parsed.steps, ...rest] : [];
    return parsed.ok && schemaAt(schema, whole) !== undefined ? [formatPath(whole)] : [];
  });
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
