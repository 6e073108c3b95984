import { isJsonObject, type JsonObject, type JsonValue } from '../../../internal/json.ts';
import { formatPath } from '../../data-path.ts';
import { referred } from '../accepts.ts';
import { writtenAt } from '../custom-schema.ts';
import { pointerStep, type Schema } from '../keywords.ts';
import type { Spot } from './drafting.ts';

const ANNOTATIONS: ReadonlySet<string> = new Set(
  '$defs title description default examples deprecated readOnly writeOnly faker x-usually'.split(' '),
);
const MOST_KEYWORDS = 5;
/** The schemas that are named where several have to hold. */
const MOST_PARTS = 3;
/** The steps of a path that goes on without end. */
const MOST_STEPS = 3;

/** Says what could not be satisfied: the place in the data, the keywords, and where they are written. */
export function unsatisfied(schema: JsonObject, spot: Spot | undefined, problem: string | undefined): string {
  if (spot === undefined || problem !== undefined) return problem ?? 'it gives no object';
  const parts = spot.schemas.filter(isJsonObject).slice(0, MOST_PARTS);
  const path = formatPath(['data', ...spot.steps]);
  if (parts.length === 0) return `${path} can have no value: its schema is false`;
  const defs = isJsonObject(schema['$defs']) ? schema['$defs'] : {};
  const demands = parts.map((part) => demandOf(schema, telling(part, defs)));
  return `no value was found for ${path} that satisfies ${[...new Set(demands)].join(' and ')}`;
}

/** Says that what is required contains itself without end, and where that is written. */
export function requiredWithoutEnd(schema: JsonObject, spot: Spot): string {
  const [part] = spot.schemas.filter(isJsonObject);
  const pointer = part === undefined ? '' : (pointerOf(schema, part) ?? '');
  const path = formatPath(['data', ...spot.steps.slice(0, MOST_STEPS)]);
  return `${path} is required and contains itself without end by "$ref" at ${writtenAt(schema, pointer)}`;
}

/** The part that says something itself, where one only refers to another. */
function telling(part: JsonObject, defs: JsonObject): JsonObject {
  const followed = new Set<JsonObject>();
  let found = part;
  while (!followed.has(found)) {
    followed.add(found);
    const says = Object.keys(found).filter((keyword) => !ANNOTATIONS.has(keyword) && keyword !== 'type');
    const target = referred(found['$ref'], defs);
    if (says.length !== 1 || says[0] !== '$ref' || !isJsonObject(target)) return found;
    found = target;
  }
  return found;
}

function demandOf(schema: JsonObject, part: JsonObject): string {
  const keywords = Object.keys(part).filter((keyword) => !ANNOTATIONS.has(keyword));
  const named = keywords.slice(0, MOST_KEYWORDS).map((keyword) => `"${keyword}"`);
  return `${named.join(', ')} at ${writtenAt(schema, pointerOf(schema, part) ?? '')}`;
}

/** Where a part stands in a schema. */
function pointerOf(node: JsonValue | undefined, part: Schema): string | undefined {
  if (node === part) return '';
  if (typeof node !== 'object' || node === null) return undefined;
  for (const [step, inner] of Object.entries(node)) {
    const found = pointerOf(inner, part);
    if (found !== undefined) return `${pointerStep(step)}${found}`;
  }
  return undefined;
}
