import { usageError } from '../errors/usage-error.ts';
import { nearestNames } from '../internal/nearest-names.ts';
import type { WireRequest } from '../wire/wire-request.ts';
import type { MutantDefinition, MutantExpectation } from './mutant-definition.ts';
import { HEADER_MUTANTS } from './mutant-headers.ts';
import { MESSAGE_MUTANTS } from './mutant-messages.ts';
import { TIMESTAMP_MUTANTS } from './mutant-timestamps.ts';
import {
  applyClaim,
  type ForgedClaim,
  type ForgedRequest,
  type SignedBody,
  type ValidRequest,
} from './signature-claim.ts';
import { claimByRecipe, type SignatureRecipe } from './signature-recipe.ts';

/** The name of a way of being wrong. */
export type MutantName =
  | (typeof HEADER_MUTANTS)[number]['name']
  | (typeof MESSAGE_MUTANTS)[number]['name']
  | (typeof TIMESTAMP_MUTANTS)[number]['name'];

/** One named way in which a request's signature, timestamp or body can be wrong. */
export interface SignatureMutant {
  readonly name: MutantName;
  /** One line, without a full stop: what is wrong. Reports show it. */
  readonly describe: string;
  readonly expectation: MutantExpectation;
  /** One sentence: why a receiver should refuse it, or may accept it. */
  readonly reason: string;
  /** How its signature, timestamp and body are made. */
  readonly recipe: SignatureRecipe;
  /** What the forged request shows: the values of both headers, and the body. */
  readonly claim: (valid: SignedBody) => ForgedClaim;
  /**
   * Forges a valid request. Header lines keep their order and letter case, and Content-Length fits the body;
   * nothing that was given is changed.
   */
  readonly transform: (valid: ValidRequest) => ForgedRequest;
}

/** Every way of being wrong: in the header, in what was signed, in the timestamp. */
export const SIGNATURE_MUTANTS: readonly SignatureMutant[] = [
  ...HEADER_MUTANTS.map(mutant),
  ...MESSAGE_MUTANTS.map(mutant),
  ...TIMESTAMP_MUTANTS.map(mutant),
];

/**
 * The mutant of a name.
 *
 * @throws SimulatorError `invalid-option` when there is none, with the nearest names.
 */
export function findMutant(name: string): SignatureMutant {
  const found = SIGNATURE_MUTANTS.find((candidate) => candidate.name === name);
  if (found !== undefined) return found;

  const names = SIGNATURE_MUTANTS.map((candidate) => candidate.name);
  const near = nearestNames(name, names);
  throw usageError(
    `Unknown signature mutant "${name}".`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `They are ${names.join(', ')}.`,
  );
}

/**
 * Makes one of the mutants of a valid request.
 *
 * @param signed The secret, and the true time of the attempt in unix seconds.
 * @example
 * forge('stale-1h', request, { secret, timestamp });
 */
export function forge(
  name: MutantName,
  request: WireRequest,
  signed: { readonly secret: string; readonly timestamp: number },
): WireRequest {
  const { secret, timestamp } = signed;
  const { headers, body } = request;
  return { ...request, ...findMutant(name).transform({ secret, timestamp, headers, body }) };
}

function mutant(definition: MutantDefinition<MutantName>): SignatureMutant {
  const { name, describe, expectation, reason, recipe } = definition;
  const claim = (valid: SignedBody) => claimByRecipe(recipe, valid);
  return {
    name,
    describe,
    expectation,
    reason,
    recipe,
    claim,
    transform: (valid) => applyClaim(valid.headers, claim(valid)),
  };
}
