import type { EventTypeEntry } from '../../events/event-type.ts';
import type { JourneyParameter } from '../journey.ts';
import type { Findings } from './journey-problem.ts';
import type { KnownNames } from './known-names.ts';

/** What is known while the steps of a journey are read, one after the other. */
export interface Reading {
  readonly findings: Findings;
  readonly parameters: ReadonlyMap<string, JourneyParameter>;
  readonly names: KnownNames;
  /** Event types of the user's own, which steps may emit. */
  readonly customEvents: readonly EventTypeEntry[];
  /** Whether `${index}` means something. */
  readonly isRepeated: boolean;
  /** Whether the steps happen however the parameters are chosen. */
  readonly isCertain: boolean;
}
