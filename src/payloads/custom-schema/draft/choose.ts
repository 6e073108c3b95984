import type { Random } from '../../../random/random.ts';
import type { Schema } from '../keywords.ts';
import type { Drafting, Spot } from './drafting.ts';
import { type Choice, copyRule, extend, type Rule } from './rule.ts';

/** A rule with every choice made, in one way after the other; what contradicts itself is passed over. */
export function* chosenRules(rule: Rule, spot: Spot, drafting: Drafting): Generator<Rule> {
  yield* choose(rule, spot, drafting, spot.random.fork('choices'));
}

function* choose(rule: Rule, spot: Spot, drafting: Drafting, random: Random): Generator<Rule> {
  const [choice, ...later] = rule.choices;
  if (choice === undefined) {
    if (!rule.impossible) yield rule;
    return;
  }
  const ways = inOrder(choice, rule, later, spot, drafting, random);
  for (const { way, others } of ways) {
    yield* choose(way, spot, drafting, random);
    if (!choice.exactlyOne || others.length === 0) continue;
    const alone = copyRule(way);
    extend(alone, { allOf: others.map((other) => ({ not: other })) }, drafting.defs);
    if (!alone.impossible) yield* choose(alone, spot, drafting, random);
  }
}

interface Way {
  readonly way: Rule;
  readonly others: readonly Schema[];
  readonly rank: number;
}

/** The alternatives in an order of chance, those last that lead too deep or to null alone. */
function inOrder(
  { alternatives }: Choice,
  rule: Rule,
  later: readonly Choice[],
  { seen }: Spot,
  { defs, maxDepth, isLean }: Drafting,
  random: Random,
): Way[] {
  const ways: Way[] = [];
  for (const [index, alternative] of alternatives.entries()) {
    const way = copyRule(rule);
    way.choices = [...later];
    extend(way, alternative, defs);
    if (way.impossible) continue;
    const depth = Math.max(0, ...[...way.followed].map((reference) => seen.get(reference) ?? 0));
    const isNull = way.types?.every((type) => type === 'null') === true;
    const size = isLean ? way.required.size : 0;
    ways.push({
      way,
      others: alternatives.filter((_, other) => other !== index),
      rank: (isNull ? 0.5 : random.next() * 0.4) + (depth >= maxDepth ? depth : 0) + size,
    });
  }
  return ways.sort((a, b) => a.rank - b.rank);
}
