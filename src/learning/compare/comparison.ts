import type { ApiVersion } from '../../events/event-type.ts';
import type { DifferenceKind } from '../../options/value-types/difference-kind.ts';
import type { LearnedTransition } from '../overlay/overlay.ts';

/** The format of comparisons as JSON, and its version. */
export const COMPARISON_FORMAT = 'cf-webhook-sim/comparison@1';

/** One way in which real bodies differ from the catalog. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** Where, in a body; empty for the body or the event itself. */
  readonly path: string;
  /** How often it was seen, and of how many. */
  readonly seen: number;
  readonly of: number;
  /** What the catalog says. */
  readonly expected: string;
  /** What was seen, without any value. */
  readonly actual: string;
  /** The values themselves, which shareable reports leave out. */
  readonly values: readonly string[];
}

/** A field of the workspace's own, in an object that may hold anything. */
export interface OwnField {
  readonly path: string;
  readonly seen: number;
  readonly of: number;
  /** Its types and forms, as counts. */
  readonly actual: string;
}

/** What was found about the deliveries of one event type in one version. */
export interface EventComparison {
  readonly eventType: string;
  readonly apiVersion: ApiVersion;
  readonly deliveries: number;
  /** Which envelope its keys are those of. */
  readonly envelope: 'documented' | 'observed' | 'v1';
  readonly differences: readonly Difference[];
  readonly ownFields: readonly OwnField[];
}

/** Real deliveries beside the catalog. */
export interface CatalogComparison {
  readonly deliveries: number;
  readonly events: readonly EventComparison[];
  /** What is about requests, and not about one event type: headers and retries. */
  readonly requests: readonly Difference[];
  /** What follows what about one person, and after how long. */
  readonly stories: readonly LearnedTransition[];
}

/** Every difference of a comparison. */
export function allDifferences({ events, requests }: CatalogComparison): readonly Difference[] {
  return [...events.flatMap(({ differences }) => differences), ...requests];
}
