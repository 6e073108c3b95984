import type { JsonObject, JsonValue } from '../internal/json.ts';
import type { SourcePlace } from '../source/source-node.ts';

/** A business story as data: what happens in a workspace, one thing after the other. */
export interface Journey {
  /** In kebab-case, e.g. `one-time-purchase`. */
  readonly name: string;
  /** One line that says what happens. */
  readonly title: string;
  /** A paragraph for those who want to know more; empty where there is none. */
  readonly about: string;
  readonly parameters: ReadonlyMap<string, JourneyParameter>;
  /** What the workspace has before the story begins, e.g. products. It raises no events. */
  readonly given: readonly Step[];
  readonly steps: readonly Step[];
  /** Where it was read from, for messages: a file, or the name of a journey in code. */
  readonly source: string;
}

/** A value that each run of a journey may choose. */
export interface JourneyParameter {
  readonly about: string;
  /** What it is without a choice; tells the type as well. */
  readonly default: string | number | boolean;
  /** The values that it may have; any of its type where there are none. */
  readonly options: readonly (string | number | boolean)[];
  /** For numbers. */
  readonly minimum: number | undefined;
  /** For numbers. */
  readonly maximum: number | undefined;
}

/** One step of a journey. */
export type Step = ActionStep | RepeatStep;

/** When a step happens and whether it does. */
interface StepTiming {
  /**
   * How much later than what came before: a duration such as `2h`, or a number of calendar months such as `1 month`.
   * May contain references.
   */
  readonly after: string | undefined;
  /** A moment of the story, as a reference to a field that holds one: `${plan.next_charge_at}`. */
  readonly at: string | undefined;
  /** Parameters and the values that they must have; the step is left out otherwise. */
  readonly when: ReadonlyMap<string, readonly (string | number | boolean)[]>;
  /** Where it stands, for messages. */
  readonly place: SourcePlace;
}

/** A step in which something is done to one entity. */
export interface ActionStep extends StepTiming {
  readonly kind: 'action';
  /** What is done, e.g. `pay`; the names are in `actions/registry.ts`. */
  readonly verb: string;
  /** What it is done to, or what is created; an event type for `emit`. May contain references. */
  readonly subject: string;
  /** What else stands in the step, by the names of the action. May contain references. */
  readonly fields: JsonObject;
}

/** Steps that happen several times; within, `${index}` counts from 1. */
export interface RepeatStep extends StepTiming {
  readonly kind: 'repeat';
  /** How often: a whole number, or a reference to one. */
  readonly times: JsonValue;
  readonly steps: readonly Step[];
}
