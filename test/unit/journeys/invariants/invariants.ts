import { BODIES_FIT_THEIR_SCHEMA } from './bodies-fit-their-schema.ts';
import { GOODS_AGREE } from './goods-agree.ts';
import { IDENTITY_STAYS } from './identity-stays.ts';
import type { Invariant } from './invariant.ts';
import { MONEY_ADDS_UP } from './money-adds-up.ts';
import { NAMES_TELL_THE_TRUTH } from './names-tell-the-truth.ts';
import { NOTHING_AFTER_DELETION } from './nothing-after-deletion.ts';
import { ORDERS_ARE_CURRENT } from './orders-are-current.ts';
import { PEOPLE_ARE_CURRENT } from './people-are-current.ts';
import { REFERENCES_EXIST } from './references-exist.ts';
import { TIME_GOES_FORWARD } from './time-goes-forward.ts';

/** What holds in every telling of every journey. */
const INVARIANTS: readonly Invariant[] = [
  TIME_GOES_FORWARD,
  NAMES_TELL_THE_TRUTH,
  NOTHING_AFTER_DELETION,
  IDENTITY_STAYS,
  REFERENCES_EXIST,
  MONEY_ADDS_UP,
  PEOPLE_ARE_CURRENT,
  ORDERS_ARE_CURRENT,
  GOODS_AGREE,
  BODIES_FIT_THEIR_SCHEMA,
];

/** Everything that is wrong with a story, by invariant. */
export function violationsOf(story: Parameters<Invariant['violations']>[0]): string[] {
  return INVARIANTS.flatMap(({ holds, violations }) =>
    violations(story).map((violation) => `It does not hold that ${holds}: ${violation}`),
  );
}
