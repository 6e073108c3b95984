import type { CheckResult } from '../checks/engine/check-report.ts';
import type { Probe, ProbeQuestion } from '../checks/engine/probe.ts';
import type { ProcessControl } from '../checks/engine/process-control.ts';
import type { CheckSelection } from '../checks/engine/select-checks.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';
import type { JsonObject, JsonValue } from '../internal/json.ts';
import type { JourneyDefinition } from '../journeys/journey-definition.generated.ts';
import type { ParameterChoice } from '../journeys/parameter-values.ts';
import type { StackName } from '../stacks/stack.ts';

/** How a receiver is checked. */
export interface CheckOptions extends CheckSelection {
  /** Whether a broken SHOULD is a failure. @default false */
  readonly strict?: boolean;
  /** Whether the run is incomplete as long as a check could not be evaluated. @default false */
  readonly requireAll?: boolean;
  /** What the receiver is written with, so that fixes speak its language. @default guessed */
  readonly stack?: StackName;
  /** The command that starts the receiver, which tells its language. @default none */
  readonly receiverCommand?: readonly string[];
  /** Patterns of the event types that the endpoint is subscribed to, e.g. `order.*`; others are not judged. @default all */
  readonly subscribed?: readonly string[];
  /** Paths for event types that have a route of their own, by pattern: `{ 'subscription.*': '/hooks/cancel' }`. @default none */
  readonly routes?: Readonly<Record<string, string>>;
  /** Values by path in every event whose schema has the field; the schema decides the type. @default none */
  readonly set?: Readonly<Record<string, JsonValue>>;
  /** Values by path, exactly as written. @default none */
  readonly setJson?: Readonly<Record<string, JsonValue>>;
  /** Paths to leave out of every event. @default none */
  readonly unset?: readonly string[];
  /** Objects to merge into the body of every event. @default none */
  readonly merge?: readonly JsonObject[];
  /** The whole body of plain events as JSON; ids and addresses are new in each. @default a generated one */
  readonly body?: Uint8Array | string;
  /** Real milliseconds that convergence may take; the smallest sequence found by then is reported. @default 60_000 */
  readonly timeLimitMs?: number;
  /** The event type of plain deliveries. @default the first of several usual ones that the receiver takes */
  readonly eventType?: string;
  /** The secret before the last rotation, for a receiver that still takes it. */
  readonly oldSecret?: string;
  /** How to see what the receiver did: a function that gives its state as JSON, or a whole {@link Probe}. */
  readonly probe?: Probe | ((about: ProbeQuestion) => JsonValue | Promise<JsonValue>);
  /** Fields of the state that change by themselves: names of keys (`updated_at`) or ends of paths. @default [] */
  readonly probeIgnore?: readonly string[];
  /** Longest time in real milliseconds to wait for background work after a response; less once it is known how long it takes. @default 4_000, or 250 in the same process */
  readonly settleMs?: number;
  /**
   * A journey that has to end in the same state however it arrives: out of order, twice, with lost responses. Run
   * alone, beside the control delivery. Needs a probe.
   */
  readonly convergence?: ConvergenceChoice;
  /** How to take hold of the receiver itself. */
  readonly processControl?: ProcessControl;
  /** Limit of requests in total. @default 5_000 */
  readonly maxRequests?: number;
  /** Real milliseconds that an attempt may take to connect, and again to get a response. @default 60_000, as ClickFunnels is assumed to wait, and 10_000 once a request got no response in that time */
  readonly timeoutMs?: number;
  /** How many independent checks run at once. @default 4 */
  readonly concurrency?: number;
  /** Stops the run; checks that were not run are incomplete. */
  readonly signal?: AbortSignal;
  /** Called as each check ends, with the number of checks there are in all. */
  readonly onResult?: (result: CheckResult, total: number) => void;
  /**
   * The line of the report that reproduces the run, or one check of it.
   *
   * @default a line of code
   */
  readonly reproduce?: (checkId?: string) => string;
}

/** Which journey has to converge, and how thoroughly that is tried. */
export interface ConvergenceChoice {
  /** The name of a journey, the path of a file, or a journey from `defineJourney`. */
  readonly journey: string | JourneyDefinition;
  /** @default the journey's own */
  readonly parameters?: ParameterChoice;
  /** How many variants are tried. @default 50 */
  readonly variants?: number;
  /**
   * Gets the smallest sequence that reaches a different state, if there is one: its events in arrival order, duplicates
   * included, about contacts that are new to the receiver.
   */
  readonly onSmallestStory?: (arrivals: readonly OutgoingEvent[]) => void;
}
