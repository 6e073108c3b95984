import type { JsonValue } from '../../../internal/json.ts';
import { accepts, listed } from '../accepts.ts';
import { identityOf } from '../equal.ts';
import { isSchema, type Schema } from '../keywords.ts';
import { type Drafted, type Drafting, type Manner, NOTHING, type Spot } from './drafting.ts';
import type { Rule } from './rule.ts';

/** How often an item is drafted again to be unlike the others. */
const MOST_TRIES = 25;
/** Longer lists are not made, whatever is demanded. */
const LONGEST = 5_000;

/** An array for a rule. */
export function draftArray(rule: Rule, spot: Spot, drafting: Drafting, manner: Manner): Drafted {
  if (rule.minItems > Math.min(LONGEST, rule.maxItems)) return NOTHING;
  const wanted = lengthOf(rule, manner);
  const items: JsonValue[] = [];
  for (let index = 0; index < wanted; index += 1) {
    const item = draftItem(rule, items, spot, drafting, manner, wanted);
    if (item === NOTHING) break;
    items.push(item);
  }
  return items.length < leastOf(rule) ? NOTHING : items;
}

function leastOf({ minItems, contained }: Rule): number {
  return Math.max(minItems, ...contained.map(({ least }) => least));
}

/** One to three items where the rule leaves it open. */
function lengthOf(rule: Rule, { isLean, random }: Manner): number {
  const least = Math.max(
    leastOf(rule),
    rule.contained.reduce((sum, { least: each }) => sum + each, 0),
  );
  if (isLean) return Math.min(rule.maxItems, least);
  const prefix = Math.max(0, ...rule.scopes.map((scope) => listed(scope['prefixItems']).length));
  const open = rule.minItems === 0 ? random.integer(1, 3) : random.integer(least, least + 1);
  return Math.min(rule.maxItems, Math.max(least, prefix, open));
}

function draftItem(
  rule: Rule,
  items: readonly JsonValue[],
  spot: Spot,
  drafting: Drafting,
  manner: Manner,
  wanted: number,
): Drafted {
  const schemas = itemSchemas(rule, items.length);
  const missing = rule.contained.filter(
    ({ schema, least }) => items.filter((item) => accepts(schema, item, drafting.defs)).length < least,
  );
  const full = rule.contained.filter(
    ({ schema, most }) => items.filter((item) => accepts(schema, item, drafting.defs)).length >= most,
  );
  const kept: Schema[] = [...schemas, ...full.map(({ schema }) => ({ not: schema }))];
  const [first] = missing;
  const ways =
    first === undefined
      ? [kept]
      : [[...kept, ...missing.map(({ schema }) => schema)], [...kept, first.schema], kept];
  const taken = new Set(rule.unique ? items.map(identityOf) : []);
  for (const way of ways) {
    for (let tries = 0; tries < (rule.unique ? MOST_TRIES : 1); tries += 1) {
      const item = drafting.draft(
        {
          ...spot,
          schemas: way.length === 0 ? [true] : way,
          steps: [...spot.steps, items.length],
          isRequired: items.length < leastOf(rule),
          share: spot.share / Math.max(1, wanted),
          random: manner.random.fork(`${items.length}-${tries}`),
        },
        drafting,
      );
      if (item === NOTHING) break;
      if (!rule.unique || !taken.has(identityOf(item))) return item;
    }
  }
  return NOTHING;
}

/** What the item at an index has to be. */
function itemSchemas(rule: Rule, index: number): Schema[] {
  const found = rule.scopes.flatMap((scope) => {
    const inner = listed(scope['prefixItems'])[index] ?? scope['items'];
    return isSchema(inner) ? [inner] : [];
  });
  return found.length > 0 ? found : [...rule.unevaluatedItems];
}
