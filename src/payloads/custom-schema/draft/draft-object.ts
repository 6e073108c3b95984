import { isJsonObject, type JsonValue } from '../../../internal/json.ts';
import { accepts, named, scopeSchemas } from '../accepts.ts';
import type { Schema } from '../keywords.ts';
import { readPattern } from '../patterns.ts';
import { type Drafted, type Drafting, type Manner, NOTHING, type Spot } from './drafting.ts';
import type { Rule } from './rule.ts';

const MOST_TRIES = 25;
const MOST_KEYS = 2_000;
const ANYTHING: readonly Schema[] = [true];

/** An object for a rule: what is required, and what is declared unless only the former is asked for. */
export function draftObject(rule: Rule, spot: Spot, drafting: Drafting, manner: Manner): Drafted {
  if (rule.minKeys > MOST_KEYS) return NOTHING;
  const required = requiredKeys(rule);
  const optional = manner.isLean ? [] : declaredKeys(rule).filter((key) => !required.has(key));
  const keys = inDeclaredOrder(rule, [
    ...required,
    ...optional.slice(0, Math.max(0, rule.maxKeys - required.size)),
  ]);
  const share = spot.share / Math.max(1, keys.length);
  const made: Record<string, JsonValue> = {};
  for (const key of keys) {
    const value = draftKey(rule, key, { ...spot, share, isRequired: required.has(key) }, drafting, manner);
    if (value === NOTHING && required.has(key)) return NOTHING;
    if (value !== NOTHING) define(made, key, value);
  }
  dropDependents(rule, made, required);
  invent(rule, made, { ...spot, share }, drafting, manner);
  const count = Object.keys(made).length;
  return count < rule.minKeys || count > rule.maxKeys ? NOTHING : made;
}

/** What is required, and what these keys require in turn. */
function requiredKeys(rule: Rule): Set<string> {
  const required = new Set(rule.required);
  let before = -1;
  while (before < required.size) {
    before = required.size;
    for (const [key, needed] of rule.dependentRequired) {
      if (required.has(key)) for (const other of needed) required.add(other);
    }
  }
  return required;
}

function declaredKeys(rule: Rule): readonly string[] {
  rule.keys.declared ??= namesDeclared(rule);
  return rule.keys.declared;
}

function namesDeclared(rule: Rule): readonly string[] {
  const found = new Set<string>();
  for (const scope of rule.scopes) {
    for (const [key, inner] of named(scope['properties'])) {
      if (inner !== false && !(isJsonObject(inner) && inner['deprecated'] === true)) found.add(key);
    }
  }
  return [...found];
}

function inDeclaredOrder(rule: Rule, keys: readonly string[]): string[] {
  const order = new Map<string, number>();
  for (const scope of rule.scopes) {
    for (const [key] of named(scope['properties'])) if (!order.has(key)) order.set(key, order.size);
  }
  const placeOf = (key: string): number => order.get(key) ?? order.size;
  return keys.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function draftKey(rule: Rule, key: string, spot: Spot, drafting: Drafting, manner: Manner): Drafted {
  const schemas = keySchemas(rule, key);
  if (schemas.includes(false) || !rule.names.every((name) => accepts(name, key, drafting.defs)))
    return NOTHING;
  return drafting.draft(
    {
      ...spot,
      schemas: schemas.length === 0 ? ANYTHING : schemas,
      field: key,
      steps: [...spot.steps, key],
      random: manner.random.fork(key),
    },
    drafting,
  );
}

/** What the value at a key has to be; a key that nothing looks at is left to `unevaluatedProperties`. */
function keySchemas(rule: Rule, key: string): readonly Schema[] {
  let schemas = rule.keys.schemas.get(key);
  if (schemas === undefined) {
    const found = new Set(rule.scopes.flatMap((scope) => scopeSchemas(scope, key)));
    schemas = found.size > 0 ? [...found] : rule.unevaluatedKeys;
    rule.keys.schemas.set(key, schemas);
  }
  return schemas;
}

/** A key whose companions could not be made is left out as well. */
function dropDependents(rule: Rule, made: Record<string, JsonValue>, required: ReadonlySet<string>): void {
  let changed = true;
  while (changed) {
    changed = false;
    for (const [key, needed] of rule.dependentRequired) {
      if (!Object.hasOwn(made, key) || needed.every((other) => Object.hasOwn(made, other))) continue;
      if (required.has(key)) return;
      delete made[key];
      changed = true;
    }
  }
}

/** Keys that the schema does not name: as many as are demanded, or one or two in a map whose values are described. */
function invent(
  rule: Rule,
  made: Record<string, JsonValue>,
  spot: Spot,
  drafting: Drafting,
  manner: Manner,
): void {
  const count = Object.keys(made).length;
  const isMap = count === 0 && !manner.isLean && describesOthers(rule);
  const open = isMap ? manner.random.integer(1, 2) : 0;
  const extra = manner.extraKeys === 0 ? 0 : count + manner.extraKeys;
  const wanted = Math.min(rule.maxKeys, Math.max(rule.minKeys, open, extra));
  if (count >= wanted) return;
  for (const key of declaredKeys(rule)) {
    if (Object.keys(made).length >= wanted) return;
    if (Object.hasOwn(made, key)) continue;
    const value = draftKey(rule, key, { ...spot, isRequired: true }, drafting, manner);
    if (value !== NOTHING) define(made, key, value);
  }
  for (let tries = 0; tries < MOST_TRIES + wanted && Object.keys(made).length < wanted; tries += 1) {
    const key = inventedKey(rule, tries, spot, drafting, manner);
    if (key === undefined || Object.hasOwn(made, key)) continue;
    const isRequired = Object.keys(made).length < rule.minKeys;
    const value = draftKey(rule, key, { ...spot, isRequired }, drafting, manner);
    if (value !== NOTHING) define(made, key, value);
  }
}

function describesOthers({ scopes, unevaluatedKeys }: Rule): boolean {
  return (
    unevaluatedKeys.some(isJsonObject) ||
    scopes.some(
      ({ additionalProperties, patternProperties }) =>
        isJsonObject(additionalProperties) || named(patternProperties).length > 0,
    )
  );
}

function inventedKey(
  rule: Rule,
  tries: number,
  spot: Spot,
  drafting: Drafting,
  { random }: Manner,
): string | undefined {
  const patterns = rule.scopes.flatMap((scope) =>
    named(scope['patternProperties']).filter(([, inner]) => inner !== false),
  );
  const isClosed = rule.scopes.some(({ additionalProperties }) => additionalProperties === false);
  const [pattern] = patterns[tries % Math.max(1, patterns.length)] ?? [];
  const usesPattern = pattern !== undefined && (isClosed || tries % 2 === 0);
  const shape: Schema = usesPattern ? { type: 'string', pattern } : { type: 'string' };
  if (!usesPattern && rule.names.length === 0) return plainKey(drafting, tries);
  const key = drafting.draft(
    {
      ...spot,
      schemas: [shape, ...rule.names],
      field: '',
      isRequired: true,
      seen: new Map(),
      random: random.fork(`key-${tries}`),
    },
    drafting,
  );
  if (typeof key !== 'string') return undefined;
  const isTaken = tries > patterns.length && usesPattern;
  const longer = isTaken ? `${key}${plainKey(drafting, tries)}` : key;
  return longer !== key && readPattern(pattern ?? '')?.test(longer) === true ? longer : key;
}

function plainKey({ leaf }: Drafting, tries: number): string {
  const word = leaf({ type: 'string', faker: 'lorem.word' });
  return tries > MOST_TRIES ? `${String(word)}_${tries}` : String(word);
}

/** Also a key called `__proto__` is a key. */
function define(made: Record<string, JsonValue>, key: string, value: JsonValue): void {
  Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true });
}
