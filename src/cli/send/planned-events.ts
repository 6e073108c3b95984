import type { EventOptions } from '../../compose/simulator.ts';
import type { PlannedEvent } from '../../config/simulator-config.ts';
import { inCommandWords, SimulatorError } from '../../errors/simulator-error.ts';
import { optionsBeside, type ParsedEventOptions } from '../../options/registry.ts';
import { sourceError } from '../../source/source-node.ts';
import { chooseEventTypes, type EventTypeChoice, type WeightedEventType } from '../parse/event-selection.ts';
import { optionValue } from '../parse/option-origin.ts';
import { overridesFrom } from '../parse/overrides-from.ts';
import { present } from '../parse/present.ts';

type OwnOptions = ParsedEventOptions;

/**
 * The event types that the `events` of a run ask for, each with its weight and its own options.
 *
 * @throws SimulatorError with the place in the configuration file.
 */
export function choosePlannedEvents(
  events: readonly PlannedEvent[],
  choice: EventTypeChoice,
): WeightedEventType[] {
  return events.flatMap((event) => {
    const options = ownOptions(event);
    const types = chosen(event, { ...choice, apiVersion: options.apiVersion ?? choice.apiVersion });
    if (event.settings.size === 0) return types;

    const own = eventOptions(event, options);
    return types.map(({ entry, weight }) => ({ entry, weight: weight * (options.count ?? 1), own }));
  });
}

function chosen({ pattern, place }: PlannedEvent, choice: EventTypeChoice): WeightedEventType[] {
  try {
    return chooseEventTypes([pattern], choice);
  } catch (error) {
    if (!(error instanceof SimulatorError)) throw error;
    const { problem, cure } = inCommandWords(error);
    throw sourceError(place, problem, cure, error.code);
  }
}

function ownOptions({ settings }: PlannedEvent): OwnOptions {
  const entries = Object.entries(optionsBeside('an event')).map(([name, option]) => {
    const setting = settings.get(name);
    return [
      name,
      optionValue(option, setting === undefined ? { kind: 'default' } : { kind: 'config', setting }),
    ];
  });
  return Object.fromEntries(entries) as OwnOptions;
}

function eventOptions({ place, settings }: PlannedEvent, options: OwnOptions): EventOptions {
  const { apiVersion, wire, body, force } = options;
  const overrides = overridesFrom(options);
  const given = ['set', 'setJson', 'unset', 'merge'] as const;
  if (body !== undefined && given.some((name) => settings.has(name))) {
    throw sourceError(
      place,
      '"body" cannot be combined with set, setJson, unset or merge.',
      'Edit the file instead.',
    );
  }
  return {
    ...Object.fromEntries(given.filter((name) => settings.has(name)).map((name) => [name, overrides[name]])),
    ...present({ apiVersion, wire, body }),
    ...(force ? { force } : {}),
  };
}
