import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import type { FactScope } from './facts.ts';
import type { Single } from './single.ts';

/** A kind of event of which it can be seen that the receiver works on it, and what a single one leaves behind. */
export interface Trace {
  readonly eventType: string;
  /** What further events of this kind are made from. */
  readonly base: OutgoingEvent;
  readonly scope: FactScope;
  /** Two events that nothing befell. What differs between them tells nothing. */
  readonly singles: readonly [Single, Single];
  readonly hasEffects: boolean;
}

/** How long the receiver's work takes to show after its response, in real milliseconds; grows as more is seen. */
export interface Pace {
  workMs: number;
}

/** What was found out about a receiver by watching it work on events that nothing befell. */
export interface Acquaintance {
  readonly traces: readonly Trace[];
  readonly pace: Pace;
  /** Event types that were accepted and left nothing to see. */
  readonly silentTypes: readonly string[];
  /** Whether the first events of the usual kinds have left nothing up to now either. */
  readonly isStillSilent: () => Promise<boolean>;
}

/** The trace that tells most: one with effects, where there is any. */
export function bestTrace({ traces }: Pick<Acquaintance, 'traces'>): Trace | undefined {
  return traces.find(({ hasEffects }) => hasEffects) ?? traces[0];
}

/** Why the receiver's work cannot be judged. */
export const NO_TRACE =
  'Requires an event with a visible effect, and none of the common event types had one (ACK-09). Let the probe show what they change; --settle gives the work more time.';

/** What a user may do about a complaint that is about timing or the probe and not about the receiver. */
export const IGNORE_HINT =
  'Background work slower than --settle is not waited for; fields that change by themselves are left out with --probe-ignore.';
