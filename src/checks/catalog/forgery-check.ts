import { findMutant, type MutantName } from '../../signature/mutants.ts';
import type { SignatureRecipe } from '../../signature/signature-recipe.ts';
import type { Check } from '../engine/check.ts';
import type { CheckContext } from '../engine/check-context.ts';
import type { Finding } from '../engine/finding.ts';
import type { Variation } from '../engine/variation.ts';
import type { Exchange } from '../evidence/exchange.ts';
import { SIGNATURES_PAGE } from './documentation.ts';
import { judgeForgeries } from './judge-forgeries.ts';

/** One request that a stranger could send: the name of a signature mutant, or what is wrong with it. */
export type Forgery =
  | MutantName
  | {
      readonly about: string;
      readonly signature: MutantName | SignatureRecipe;
      readonly withoutHeaders?: readonly string[];
    };

/** What is particular about a check that sends forgeries. */
export interface ForgeryCheckDefinition
  extends Pick<Check, 'id' | 'group' | 'level' | 'promise' | 'sends' | 'why' | 'fix'> {
  readonly forgeries: readonly Forgery[];
  /** @default AUTH-02a: no signature is verified at all */
  readonly follows?: readonly string[];
  /** @default that no response is a 2xx */
  readonly decides?: string;
  /** @default that none was accepted */
  readonly judge?: (exchanges: readonly Exchange[]) => Finding;
}

/** Makes a check that sends forgeries, each with an event of its own. */
export function forgeryCheck(definition: ForgeryCheckDefinition): Check {
  const { forgeries, decides = 'no response is a 2xx', judge = judgeForgeries, ...rest } = definition;
  return {
    ...rest,
    follows: rest.follows ?? (judge === judgeForgeries ? ['AUTH-02a'] : []),
    decides,
    requests: forgeries.length,
    needs: [],
    hostile: true,
    docs: SIGNATURES_PAGE,
    run: async (context) =>
      judge(await context.sendEach(forgeries.map((forgery) => forgedVariation(forgery, context)))),
  };
}

/** A plain event, forged. */
export function forgedVariation(forgery: Forgery, context: Pick<CheckContext, 'event'>): Variation {
  const event = context.event();
  if (typeof forgery === 'string') return { about: findMutant(forgery).describe, event, signature: forgery };
  return { ...forgery, event };
}
