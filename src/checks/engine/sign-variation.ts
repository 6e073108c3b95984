import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../signature/header-names.ts';
import { findMutant } from '../../signature/mutants.ts';
import { headerValue } from '../../signature/request-headers.ts';
import { applyClaim, type ForgedClaim, type SignedBody } from '../../signature/signature-claim.ts';
import { claimByRecipe, type SignatureRecipe } from '../../signature/signature-recipe.ts';
import { buildWireRequest, type HeaderLine, type WireRequest } from '../../wire/wire-request.ts';
import type { Variation } from './variation.ts';

/** Where the requests of checks go. */
export interface CheckEndpoint {
  readonly url: URL;
  readonly secret: string;
  /** Headers of the user's own. */
  readonly headers: readonly HeaderLine[];
}

/** How the signature of a variation is made. */
export function recipeOf({ signature = {} }: Variation): SignatureRecipe {
  return typeof signature === 'string' ? findMutant(signature).recipe : signature;
}

/**
 * The request of a variation.
 *
 * @param timestamp The true time in unix seconds.
 */
export function signVariation(variation: Variation, endpoint: CheckEndpoint, timestamp: number): WireRequest {
  const { url, secret, headers } = endpoint;
  const { event, body = event.body, withoutHeaders = [] } = variation;
  const valid = buildWireRequest({
    url,
    secret,
    timestamp,
    body,
    eventId: event.id,
    extraHeaders: [...headers, ...(variation.headers ?? [])],
  });
  const claim = claimOf(variation, { secret, timestamp, body });
  const signed = { ...valid, ...applyClaim(valid.headers, claim) };
  const left = new Set(withoutHeaders.map((name) => name.toLowerCase()));
  return {
    ...signed,
    headers: rewritten(
      [
        ...signed.headers.filter(([name]) => !left.has(name.toLowerCase())),
        ...copiesOf(headerValue(signed.headers, SIGNATURE_HEADER), variation.signatureHeaders),
        ...copiesOf(headerValue(signed.headers, TIMESTAMP_HEADER), variation.timestampHeaders),
      ],
      variation.headerNames,
    ),
  };
}

function copiesOf(value: string | undefined, names: readonly string[] = []): readonly HeaderLine[] {
  return value === undefined ? [] : names.map((name) => [name, value]);
}

function rewritten(headers: readonly HeaderLine[], how: Variation['headerNames']): readonly HeaderLine[] {
  switch (how) {
    case undefined:
      return headers;
    case 'lower-case':
      return headers.map(([name, value]) => [name.toLowerCase(), value]);
    case 'upper-case':
      return headers.map(([name, value]) => [name.toUpperCase(), value]);
    case 'reversed':
      return headers.toReversed();
    default:
      return how satisfies never;
  }
}

function claimOf(variation: Variation, valid: SignedBody): ForgedClaim {
  const { replays } = variation;
  if (replays === undefined) return claimByRecipe(recipeOf(variation), valid);
  const { headers } = replays.request;
  return {
    signature: headerValue(headers, SIGNATURE_HEADER) ?? null,
    timestamp: headerValue(headers, TIMESTAMP_HEADER) ?? null,
    body: valid.body,
  };
}
