import type { SignatureRecipe } from './signature-recipe.ts';

/**
 * What a receiver owes to a forged request: `must-refuse` where accepting it lets a stranger in or a capture be
 * replayed, `should-refuse` where accepting it is careless but opens no door, `may-accept` where a careful receiver may
 * take it too.
 */
export type MutantExpectation = 'must-refuse' | 'should-refuse' | 'may-accept';

/** One way of being wrong: how it differs from the right claim, and what a receiver should make of it. */
export interface MutantDefinition<Name extends string> {
  readonly name: Name;
  /** One line, without a full stop: what is wrong. Reports show it. */
  readonly describe: string;
  readonly expectation: MutantExpectation;
  /** One sentence: why a receiver should refuse it, or may accept it. */
  readonly reason: string;
  /** What is different; whatever it leaves out is as in the valid request. */
  readonly recipe: SignatureRecipe;
}

/** Lets TypeScript infer the names of a group of mutants. */
export function defineMutants<const Name extends string>(
  definitions: readonly MutantDefinition<Name>[],
): readonly MutantDefinition<Name>[] {
  return definitions;
}
