import type { JsonValue } from '../../internal/json.ts';
import type { PathStep } from '../../payloads/data-path.ts';
import type { Comparison, Operator } from './comparison.ts';
import type { StatusPattern, StatusRun } from './status-pattern.ts';

/** Something that a run is expected to show. Plain data, made by `parseExpectation`. */
export interface Expectation {
  /** An event type, an alias or a glob; `null` for every delivery of the run. */
  readonly scope: string | null;
  readonly claim: Claim;
}

/** What an expectation says about the deliveries in its scope. */
export type Claim = DeliveryClaim | ScopeClaim;

/** A claim that each delivery in scope has to keep. */
export type DeliveryClaim =
  | { readonly kind: 'ending'; readonly ending: 'delivered' | 'exhausted' }
  | ({ readonly kind: 'attempts' } & Comparison)
  | { readonly kind: 'statuses'; readonly runs: readonly StatusRun[] }
  | {
      /** About the last attempt. */
      readonly kind: 'status';
      readonly operator: '=' | '!=';
      readonly oneOf: readonly StatusPattern[];
    }
  | ResponseBodyClaim;

/** A claim about the body that the last attempt got a response with. */
export interface ResponseBodyClaim {
  readonly kind: 'response-body';
  /** Where in the body's JSON; empty for the body as a whole. */
  readonly path: readonly PathStep[];
  readonly operator: Operator | 'contains';
  readonly value: JsonValue;
}

/** A claim about the scope as a whole. */
export type ScopeClaim = CountClaim | LatencyClaim;

/** A claim about a number of deliveries. */
export interface CountClaim extends Comparison {
  readonly kind: 'count';
  readonly of: 'deliveries' | 'delivered' | 'exhausted';
}

/** The sums over latencies that a claim can be about. */
export const LATENCY_STATISTICS = ['p50', 'p95', 'p99', 'max'] as const;

/** A claim about the latencies of all attempts that got a response. */
export interface LatencyClaim {
  readonly kind: 'latency';
  readonly statistic: (typeof LATENCY_STATISTICS)[number];
  readonly operator: Operator;
  readonly limitMs: number;
}

/** What is expected where nothing else is: every delivery is delivered. */
export const DEFAULT_EXPECTATIONS: readonly Expectation[] = [
  { scope: null, claim: { kind: 'ending', ending: 'delivered' } },
];
