import { SimulatorError } from '../errors/simulator-error.ts';
import type { ImpliedState } from '../events/event-type.ts';
import type { Realism, SnapshotMoment } from '../events/realism.ts';
import type { Random } from '../random/random.ts';
import { draftResource } from './draft.ts';
import { createConditions } from './implied-state.ts';
import type { Refined, Refinement } from './resources/refinement.ts';
import { REFINEMENTS } from './resources/registry.ts';
import type { RecordIds } from './scene/record-ids.ts';
import { createScene, type Given, type Scene } from './scene/scene.ts';

/** What a record is made from. The same request gives the same record, in any process. */
export interface RecordRequest {
  /** Base name of the schema in `schemas/v2`. */
  readonly resource: string;
  /** The event that shows the record first; how old the record is follows from it. */
  readonly eventName: string;
  /** What the record must say. */
  readonly state: ImpliedState;
  readonly random: Random;
  /** In milliseconds since the epoch. No timestamp of the past lies after it. */
  readonly at: number;
  /** What exists already. @default nothing */
  readonly given?: Given;
  /** @default ids that chance decides */
  readonly ids?: RecordIds | undefined;
  /** @default 'real' */
  readonly realism?: Realism | undefined;
  /** @default 'event' */
  readonly snapshot?: SnapshotMoment | undefined;
}

/** A record, the page that it came from, and the scene around it. */
export interface RecordInScene extends Refined {
  readonly scene: Scene;
}

/**
 * Makes one record of a workspace: believable data in which everything agrees.
 *
 * @throws SimulatorError `broken-package` when the resource has no schema or no refinement.
 */
export function createRecord({
  resource,
  eventName,
  state,
  random,
  at,
  given = {},
  ids,
  realism,
  snapshot,
}: RecordRequest): RecordInScene {
  const scene = createScene({
    eventName,
    resource,
    random: random.fork('scene'),
    at,
    given,
    ids,
    realism,
    snapshot,
  });
  const refinement = refinementOf(resource);
  const conditions = createConditions(state, random.fork('state'));
  const { data, page, funnel } = refinement.refine({ scene, conditions });
  return { data: Object.assign(data, draftResource(resource, random.fork('draft'))), page, funnel, scene };
}

function refinementOf(resource: string): Refinement {
  const refinement = REFINEMENTS[resource];
  if (refinement !== undefined) return refinement;
  throw new SimulatorError({
    code: 'broken-package',
    problem: `Making a payload failed: nothing knows how the fields of "${resource}" agree with each other.`,
    cure: 'The installed package is incomplete; install it again.',
  });
}
