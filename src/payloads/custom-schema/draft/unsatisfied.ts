import { isJsonObject, type JsonObject, type JsonValue } from '../../../internal/json.ts';
import { formatPath } from '../../data-path.ts';
import { writtenAt } from '../custom-schema.ts';
import { pointerStep, type Schema } from '../keywords.ts';
import type { Spot } from './drafting.ts';

const ANNOTATIONS: ReadonlySet<string> = new Set(
  '$defs title description default examples deprecated readOnly writeOnly faker x-usually'.split(' '),
);
const MOST_KEYWORDS = 5;

/** Says what could not be satisfied: the place in the data, the keywords, and where they are written. */
export function unsatisfied(schema: JsonObject, spot: Spot | undefined, problem: string | undefined): string {
  if (spot === undefined || problem !== undefined) return problem ?? 'it gives no object';
  const [part] = spot.schemas.filter(isJsonObject);
  const path = formatPath(['data', ...spot.steps]);
  if (part === undefined) return `${path} can have no value: its schema is false`;
  const keywords = Object.keys(part).filter((keyword) => !ANNOTATIONS.has(keyword));
  const named = keywords.slice(0, MOST_KEYWORDS).map((keyword) => `"${keyword}"`);
  const pointer = pointerOf(schema, part) ?? '';
  return `no value was found for ${path} that satisfies ${named.join(', ')} at ${writtenAt(schema, pointer)}`;
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
