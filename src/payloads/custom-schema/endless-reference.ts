import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { keywordKind, pointerStep } from './keywords.ts';

/** Keywords whose schemas look at the value that the schema itself looks at. */
const IN_PLACE: ReadonlySet<string> = new Set(
  'allOf anyOf oneOf not if then else dependentSchemas'.split(' '),
);

/**
 * Where a normal schema refers to itself without a property or an item between, so that judging a value by it never
 * ends; `undefined` where it does so nowhere.
 */
export function endlessReference(schema: JsonObject): string | undefined {
  const defs = isJsonObject(schema['$defs']) ? schema['$defs'] : {};
  const done = new Set<string>();
  for (const start of Object.keys(defs)) {
    const open: string[] = [];
    const found = follow(start, defs, open, done);
    if (found !== undefined) return found;
  }
  return undefined;
}

function follow(name: string, defs: JsonObject, open: string[], done: Set<string>): string | undefined {
  if (done.has(name)) return undefined;
  open.push(name);
  for (const [pointer, target] of referencesInPlace(defs[name], `/$defs${pointerStep(name)}`)) {
    if (open.includes(target)) return pointer;
    const found = follow(target, defs, open, done);
    if (found !== undefined) return found;
  }
  open.pop();
  done.add(name);
  return undefined;
}

/** The references that apply to the value itself, with where each stands. */
function referencesInPlace(
  node: JsonValue | undefined,
  pointer: string,
): (readonly [pointer: string, target: string])[] {
  if (!isJsonObject(node)) return [];
  return Object.entries(node).flatMap(([keyword, value]) => {
    const place = `${pointer}${pointerStep(keyword)}`;
    if (keyword === '$ref' && typeof value === 'string') return [[place, value.slice('#/$defs/'.length)]];
    if (!IN_PLACE.has(keyword) || typeof value !== 'object' || value === null) return [];
    if (keywordKind(keyword) === 'schema') return referencesInPlace(value, place);
    return Object.entries(value).flatMap(([step, inner]) =>
      referencesInPlace(inner, `${place}${pointerStep(step)}`),
    );
  });
}
