import type { PlannedDelivery } from '../delivery/delivery-plan.ts';
import type { ApiVersion } from '../events/event-type.ts';
import type { EventFaultSettings } from '../faults/registry.ts';
import { resolveFaults } from '../faults/resolve-faults.ts';
import type { Journey } from '../journeys/journey.ts';
import { type ParameterChoice, parameterValues } from '../journeys/parameter-values.ts';
import { planTellings } from '../journeys/plan-tellings.ts';
import type { EventLogOptions } from './event-log.ts';
import { strikePlan } from './strike-plan.ts';
import type { WorkspaceCore } from './workspace-core.ts';
import { takeEventIndex } from './workspace-settings.ts';

/** A journey that shall happen in a workspace. */
export interface TellRequest {
  readonly journey: Journey;
  /** @default the journey's own */
  readonly parameters?: ParameterChoice;
  /** How often it is told, each time about other people. @default 1 */
  readonly repeat?: number;
  /** Simulated milliseconds between the beginnings of two tellings. @default 60_000 */
  readonly everyMs?: number;
  /** What goes wrong on purpose, for every endpoint alike. @default nothing */
  readonly faults?: EventFaultSettings;
}

/** Simulated time between the beginnings of two tellings. */
const EVERY_MS = 60_000;
const VERSIONS: readonly ApiVersion[] = ['v2', 'v1'];

/**
 * The events of a journey in each version that an endpoint of the workspace has; those that exist in V1 alone are made
 * for V1 endpoints only. Where there is no endpoint, they are made in V2: the records of the workspace follow from them.
 *
 * @throws SimulatorError `invalid-journey` where a parameter has a value that it cannot have, and while it is read.
 */
export function tellingsFor(
  core: WorkspaceCore,
  { journey, parameters = {}, repeat = 1, everyMs = EVERY_MS, ...shared }: TellRequest,
  { wire, realism, snapshot, customEvents, customFields }: EventLogOptions,
): PlannedDelivery[] {
  const faults = resolveFaults(shared.faults, 'trigger');
  const endpoints = core.store.endpoints.all();
  const heard = VERSIONS.filter((version) => endpoints.some(({ apiVersion }) => apiVersion === version));
  const versions = heard.length === 0 ? VERSIONS.slice(0, 1) : heard;
  const plan = {
    journey,
    parameters: parameterValues(journey, parameters),
    seed: `${core.seed}/journey-${takeEventIndex(core.store)}`,
    workspace: core.identity,
    opensAt: core.now(),
    firstTelling: 1,
    repeat,
    everyMs,
    wire,
    realism,
    snapshot,
    catalog: 'every',
    customFields,
    customEvents,
  } as const;
  return versions.flatMap((apiVersion) =>
    strikePlan([...planTellings({ ...plan, apiVersion })], { faults, seed: plan.seed }),
  );
}
