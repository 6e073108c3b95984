import type { EventOptions } from '../../compose/simulator.ts';
import type { EventTypeEntry } from '../../events/event-type.ts';
import { LOAD_FAULTS, type LoadFaults } from '../../load/load-options.ts';
import { parseTarget, withoutCredentials } from '../../wire/target.ts';
import type { CommandInput } from '../parse/command.ts';
import { chooseEventTypes, type WeightedEventType } from '../parse/event-selection.ts';
import { overridesFrom } from '../parse/overrides-from.ts';
import { present } from '../parse/present.ts';
import { choosePlannedEvents } from '../send/planned-events.ts';
import { noEventsToExport, unknownRun } from './export-errors.ts';

/** A run as a load generator gets it. */
export interface LoadRun {
  readonly url: URL;
  readonly types: readonly WeightedEventType[];
  /** Event types of the user's own that may be among them. */
  readonly customEvents: readonly EventTypeEntry[];
  /** What all events have in common. */
  readonly shared: EventOptions;
  readonly faults: LoadFaults;
  readonly ratePerSecond: number;
  readonly durationSeconds: number;
}

const DEFAULT_EVENTS = ['order.created'];
const DEFAULT_RATE = 50;
const DEFAULT_DURATION_MS = 30_000;
/** Set where a fault changes nothing. */
const WITHOUT_EFFECT = new Set<unknown>([undefined, false, 'as-is', 'now']);

/**
 * Reads what the words and the configuration ask for.
 *
 * @throws SimulatorError `invalid-option`, `unknown-event-type`, `invalid-url` or `remote-target-refused`
 */
export function loadRun({ positionals, options, config }: CommandInput<'export'>): LoadRun {
  const words = positionals.slice(1);
  const run = config?.run;
  const choice = {
    ...{ apiVersion: options.apiVersion, catalog: options.catalog },
    further: config?.customEvents,
  };
  if (run !== undefined && (run.check || run.events.length === 0)) throw noEventsToExport(run.name);
  const [first = ''] = words;
  if (run === undefined && words.length > 0 && isNoEvent(first)) throw unknownRun(first, config?.config);
  const url = parseTarget(options.to ?? '3000', options.allowRemote);
  return {
    url: new URL(withoutCredentials(url)),
    types:
      run === undefined
        ? chooseEventTypes(words.length === 0 ? DEFAULT_EVENTS : words, choice)
        : choosePlannedEvents(run.events, choice),
    customEvents: config?.customEvents ?? [],
    shared: { ...overridesFrom(options), ...(options.force ? { force: true } : {}) },
    faults: present({
      duplicate: options.duplicate,
      duplicateAsNew: options.duplicateAsNew,
      drop: options.drop,
      forge: options.forge,
    }),
    ratePerSecond: options.rate ?? DEFAULT_RATE,
    durationSeconds: Math.max(1, Math.round((options.duration ?? DEFAULT_DURATION_MS) / 1_000)),
  };
}

/** The faults that were asked for and that a load generator cannot have. */
export function leftOutFaults(
  options: CommandInput<'export'>['options'],
  possible: readonly string[] = LOAD_FAULTS,
): readonly string[] {
  const faults = {
    ...{ order: options.order, duplicate: options.duplicate, duplicateAfter: options.duplicateAfter },
    ...{ duplicateAsNew: options.duplicateAsNew, loseAck: options.loseAck, drop: options.drop },
    ...{ cutAfter: options.cutAfter, slowBody: options.slowBody, burst: options.burst },
    ...{ race: options.race, forge: options.forge },
  };
  return Object.entries(faults)
    .filter(([name, value]) => !possible.includes(name) && !WITHOUT_EFFECT.has(value))
    .map(([name]) => name);
}

/** Names of event types have dots or dashes, or are patterns. */
function isNoEvent(word: string): boolean {
  return word !== 'all' && !/[.*?:/-]/.test(word);
}
