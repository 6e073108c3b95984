import type { SourcePlace, SourceScalar } from '../source/source-node.ts';
import type { CustomEventConfig } from './custom-events.ts';
import type { FileReference } from './file-reference.ts';
import type { ConfigurableOption, Setting } from './setting.ts';

/** The options that keys of a configuration can stand for, by camelCase name. */
export interface ConfigVocabulary {
  /** What stands at the top and in a run. */
  readonly options: Readonly<Record<string, ConfigurableOption>>;
  /** What stands beside an event of a run. */
  readonly eventOptions: Readonly<Record<string, ConfigurableOption>>;
  /** What stands under `serve`. */
  readonly serveOptions: Readonly<Record<string, ConfigurableOption>>;
  /** What stands beside the receiver's command. */
  readonly receiverOptions: Readonly<Record<string, ConfigurableOption>>;
}

/** What options are set to, by camelCase name. */
export type Settings = ReadonlyMap<string, Setting>;

/** A configuration file, understood. The values of options are still text. */
export interface SimulatorConfig {
  /** The file, as an absolute path. */
  readonly path: string;
  readonly place: SourcePlace;
  readonly settings: Settings;
  /** What options of `serve` are set to. */
  readonly serve: Settings;
  readonly runs: ReadonlyMap<string, NamedRun>;
  /** The command that starts the receiver, word by word. */
  readonly receiver: readonly string[] | undefined;
  /** The options that mean something only where a receiver is started. */
  readonly receiverOptions: readonly string[];
  readonly customEvents: readonly CustomEventConfig[];
  /** The schema of the `custom_attributes` of contacts. */
  readonly contactAttributes: FileReference | undefined;
  /** The schema of the fields of forms. */
  readonly formFields: FileReference | undefined;
  /** Journeys of the user's own, by name. */
  readonly journeys: ReadonlyMap<string, FileReference>;
}

/** One entry of `runs`. What it leaves out comes from the run that it extends, then from the top. */
export interface NamedRun {
  readonly name: string;
  readonly place: SourcePlace;
  readonly description: string | undefined;
  readonly extends: { readonly name: string; readonly place: SourcePlace } | undefined;
  readonly settings: Settings;
  readonly events: readonly PlannedEvent[] | undefined;
  /** The journey that is told instead of events. */
  readonly journey: PlannedJourney | undefined;
  /** Whether it checks the receiver instead of sending events; `undefined` where it does not say. */
  readonly check: boolean | undefined;
  /** `false` where the receiver of the top is not to be started. */
  readonly receiver: readonly string[] | false | undefined;
}

/** A run's `journey`. */
export interface PlannedJourney {
  /** A name, or the path of a file as an absolute path. */
  readonly reference: string;
  readonly place: SourcePlace;
  /** What the run chooses, by the names of parameters. */
  readonly parameters: ReadonlyMap<string, SourceScalar>;
}

/** One item of a run's `events`. */
export interface PlannedEvent {
  /** A name, a pattern or `all`. */
  readonly pattern: string;
  readonly place: SourcePlace;
  /** What is different for these events. */
  readonly settings: Settings;
}

/** Keys of the top that are no options. `$schema` is for editors. */
export const TOP_KEYS = [
  '$schema',
  'events',
  'runs',
  'receiver',
  'contactAttributes',
  'formFields',
  'journeys',
  'serve',
] as const;

/** Keys of a run that are no options. */
export const RUN_KEYS = [
  'description',
  'extends',
  'events',
  'journey',
  'parameters',
  'check',
  'receiver',
] as const;
