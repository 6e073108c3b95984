import type { SimulatorConfig } from '../../config/simulator-config.ts';
import type { SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import { nearestNames } from '../../internal/nearest-names.ts';
import { LOAD_TOOLS } from './command.ts';

/** A tool that nothing can be written for. */
export function unknownTool(name: string): SimulatorError {
  const near = nearestNames(name, LOAD_TOOLS);
  return usageError(
    `export writes nothing for "${name}".`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `The tools are ${LOAD_TOOLS.join(', ')}.`,
  );
}

/** A word that is neither a run nor an event type. */
export function unknownRun(name: string, config: SimulatorConfig | undefined): SimulatorError {
  const runs = [...(config?.runs.keys() ?? [])];
  const near = nearestNames(name, runs);
  return usageError(
    `"${name}" is neither a named run nor an event type.`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'For example: export artillery order.created',
  );
}

/** A run that checks, or that runs a journey. */
export function noEventsToExport(name: string): SimulatorError {
  return usageError(
    `The run "${name}" sends no events of its own, so it cannot be exported.`,
    'Choose a run with "events". Journeys and checks need responses, which a load generator does not wait for.',
  );
}

/** Event types of the user's own, which only this process knows. */
export function customEventsInArtillery(name: string): SimulatorError {
  return usageError(
    `${name} is an event type of your own, which the processor for Artillery does not know.`,
    'Use export k6 or export vegeta, whose bodies are made now.',
  );
}
