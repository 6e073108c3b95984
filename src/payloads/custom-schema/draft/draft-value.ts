import type { JsonValue } from '../../../internal/json.ts';
import { accepts, hasType } from '../accepts.ts';
import type { Schema } from '../keywords.ts';
import { chosenRules } from './choose.ts';
import { draftArray } from './draft-array.ts';
import { draftNumber } from './draft-number.ts';
import { draftObject } from './draft-object.ts';
import { draftText } from './draft-text.ts';
import { type Drafted, type Drafting, type Manner, NOTHING, type Spot } from './drafting.ts';
import { hintFor } from './hints.ts';
import { demand, emptyRule, type Rule } from './rule.ts';

/** How many ways to choose among alternatives are tried at one spot. */
const MOST_WAYS = 60;
/** How often a schema may fail before it counts as impossible. */
const MOST_FAILURES = 4;
/** Beyond the depth that was asked for, what is required may still go so much deeper. */
const FURTHER_DEPTH = 8;
const RULES = new WeakMap<object, Rule>();
const INFERRED = ['object', 'array', 'string', 'number', 'boolean', 'null'] as const;

/** Drafts a value that fits the schemas of a spot. */
export function draftValue(spot: Spot, drafting: Drafting): Drafted {
  drafting.work -= 1;
  if (drafting.work < 0) return NOTHING;
  const [only, ...others] = spot.schemas;
  const memo = others.length === 0 ? only : undefined;
  if (memo !== undefined && (drafting.failures.get(memo) ?? 0) >= MOST_FAILURES) return NOTHING;

  const rule = ruleOf(spot.schemas, drafting);
  const depth = depthOf(rule, spot);
  if (depth >= drafting.maxDepth + (spot.isRequired ? FURTHER_DEPTH : 0)) {
    if (spot.isRequired) drafting.endless ??= spot;
    return NOTHING;
  }
  const found = rule.impossible ? NOTHING : draftByRule(rule, spot, drafting, depth >= drafting.maxDepth);
  if (found !== NOTHING) return found;
  if (memo !== undefined && depth === 0) drafting.failures.set(memo, (drafting.failures.get(memo) ?? 0) + 1);
  drafting.failure = deeper(drafting.failure, spot);
  return NOTHING;
}

/** How often what a rule refers to was followed on the way already. */
function depthOf({ followed }: Rule, { seen }: Spot): number {
  let depth = 0;
  for (const reference of followed) depth = Math.max(depth, seen.get(reference) ?? 0);
  return depth;
}

function deeper(known: Spot | undefined, spot: Spot): Spot {
  return known === undefined || (spot.isRequired && spot.steps.length > known.steps.length) ? spot : known;
}

/** Rules are put together once: a schema is drafted from again and again. */
function ruleOf(schemas: readonly Schema[], { defs }: Drafting): Rule {
  const [only] = schemas;
  const key = schemas.length === 1 && typeof only === 'object' ? only : schemas;
  const known = RULES.get(key);
  if (known !== undefined) return known;
  const rule = emptyRule();
  for (const schema of schemas) demand(rule, schema, defs);
  RULES.set(key, rule);
  return rule;
}

function draftByRule(rule: Rule, spot: Spot, drafting: Drafting, isDeep: boolean): Drafted {
  let ways = 0;
  const isLean = isDeep || drafting.isLean || spot.share < 1 || drafting.work < drafting.ampleWork;
  for (const chosen of chosenRules(rule, spot, drafting)) {
    ways += 1;
    if (ways > MOST_WAYS || drafting.work < 0) break;
    for (const manner of mannersOf(chosen, isLean)) {
      const random = spot.random.fork(`${ways}-${manner.turn}`);
      const value = draftChosen(chosen, spot, drafting, {
        isLean: manner.isLean,
        extraKeys: chosen.nots.length > 0 ? manner.turn % 3 : 0,
        random,
      });
      if (value === NOTHING) continue;
      if (!rule.needsProof || proves(rule, value, drafting)) return value;
    }
  }
  return NOTHING;
}

/** Everything at first; where that is not proved, other values, and at last only what is required. */
function mannersOf({ needsProof }: Rule, isLean: boolean): readonly { isLean: boolean; turn: number }[] {
  const first = { isLean, turn: 0 };
  const lean = { isLean: true, turn: 9 };
  if (!needsProof) return isLean ? [first] : [first, lean];
  const again = [1, 2, 3, 4].map((turn) => ({ isLean, turn }));
  return isLean ? [first, ...again] : [first, ...again, lean];
}

function proves(rule: Rule, value: JsonValue, drafting: Drafting): boolean {
  const { defs } = drafting;
  drafting.work -= 1;
  return rule.parts.every((part) => accepts(part, value, defs));
}

function draftChosen(rule: Rule, spot: Spot, drafting: Drafting, manner: Manner): Drafted {
  const inner: Spot = { ...spot, seen: seenWith(spot.seen, rule.followed), random: manner.random };
  const shown = shownValues(rule, drafting);
  if (rule.values !== undefined) {
    const values = rule.values.filter((value) => proves(rule, value, drafting));
    const telling = values.filter((value) => value !== null);
    const list = telling.length > 0 ? telling : values;
    return list.length === 0 ? NOTHING : manner.random.pick(list);
  }
  if (shown.length > 0 && rule.faker === undefined) return manner.random.pick(shown);
  for (const type of typesOf(rule)) {
    const value = draftType(type, rule, inner, drafting, manner);
    if (value !== NOTHING && value !== undefined) return value;
  }
  return NOTHING;
}

/** Examples, and plain defaults, that fit what they stand in. */
function shownValues(rule: Rule, drafting: Drafting): JsonValue[] {
  return rule.examples.filter(
    (example) =>
      example !== null &&
      (rule.types === undefined || hasType(example, rule.types)) &&
      proves(rule, example, drafting),
  );
}

function draftType(
  type: string,
  rule: Rule,
  spot: Spot,
  drafting: Drafting,
  manner: Manner,
): Drafted | undefined {
  const hint = hintFor(rule, type, spot.field);
  const hinted = hint === undefined ? undefined : drafting.leaf({ type, ...hint });
  switch (type) {
    case 'object':
      return draftObject(rule, spot, drafting, manner);
    case 'array':
      return draftArray(rule, spot, drafting, manner);
    case 'string':
      return typeof hinted === 'string' ? hinted : draftText(rule, drafting.leaf, manner.random);
    case 'integer':
    case 'number':
      return typeof hinted === 'number'
        ? hinted
        : draftNumber(rule, type === 'integer', drafting.leaf, manner.random);
    case 'boolean':
      return manner.random.chance();
    case 'null':
      return null;
    default:
      return NOTHING;
  }
}

/** The types to try, null last. Where none is named, what the keywords are about comes first. */
function typesOf(rule: Rule): readonly string[] {
  if (rule.types !== undefined)
    return rule.types.toSorted((a, b) => Number(a === 'null') - Number(b === 'null'));
  const about = INFERRED.find((type) => isAbout(rule, type)) ?? 'string';
  return [about, ...INFERRED.filter((type) => type !== about)];
}

function isAbout(rule: Rule, type: (typeof INFERRED)[number]): boolean {
  switch (type) {
    case 'object':
      return (
        rule.required.size + rule.minKeys + rule.names.length + rule.unevaluatedKeys.length > 0 ||
        rule.scopes.some((scope) => scope['items'] === undefined && scope['prefixItems'] === undefined)
      );
    case 'array':
      return (
        rule.scopes.length + rule.minItems + rule.contained.length > 0 ||
        rule.maxItems < Number.POSITIVE_INFINITY
      );
    case 'string':
      return rule.patterns.length + rule.formats.length + rule.minLength > 0;
    case 'number':
      return rule.multiples.length > 0 || Math.max(rule.minimum, -rule.maximum) > Number.NEGATIVE_INFINITY;
    default:
      return false;
  }
}

function seenWith(
  seen: ReadonlyMap<string, number>,
  followed: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  if (followed.size === 0) return seen;
  const more = new Map(seen);
  for (const reference of followed) more.set(reference, (more.get(reference) ?? 0) + 1);
  return more;
}
