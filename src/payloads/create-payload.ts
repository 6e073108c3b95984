import { SimulatorError } from '../errors.ts';
import type { JsonObject } from '../internal/json.ts';
import { customPayload } from './custom-event.ts';
import { withCustomFields } from './custom-fields.ts';
import { draftResource } from './draft.ts';
import { createConditions } from './implied-state.ts';
import type { Payload, PayloadRequest } from './payload.ts';
import type { Refined, Refinement } from './resources/refinement.ts';
import { REFINEMENTS } from './resources/registry.ts';
import { createScene } from './scene/scene.ts';
import { stepRunPayload, v1Payload } from './v1-payload.ts';

const composedFields = new Map<Refinement, ReadonlySet<string>>();

/**
 * Makes the content of one event: believable data in which everything agrees, in the state that the event's name
 * implies. The same request gives the same payload.
 *
 * @throws SimulatorError `broken-package` when the resource of the event has no schema or no refinement.
 * @example
 * createPayload({ entry, apiVersion: 'v2', random: createRandom(7), at: Date.parse('2026-03-01T10:00:00Z') }).data;
 */
export function createPayload(request: PayloadRequest): Payload {
  const { entry, random, at } = request;
  if (entry.dataSchema !== undefined) return inVersion(customPayload(request, entry.dataSchema), request);
  if (entry.resource === null) return stepRunPayload(request);

  const scene = createScene({
    eventName: entry.name,
    resource: entry.resource,
    random: random.fork('scene'),
    at,
    cast: request.cast ?? {},
  });
  const refinement = refinementOf(entry.resource);
  const refined: Refined = refinement.refine({
    draft: draftResource(entry.resource, composedBy(refinement), random.fork('draft'), at),
    scene,
    conditions: createConditions(entry.impliedState, random.fork('state')),
  });
  const payload: Payload = {
    ...refined,
    data: withAdditions(refined.data, request),
    subjectId: typeof refined.data['id'] === 'number' ? refined.data['id'] : 0,
    workspaceId: scene.workspace.id,
  };
  return inVersion(payload, request);
}

function inVersion(payload: Payload, { apiVersion, entry }: PayloadRequest): Payload {
  return apiVersion === 'v1' ? v1Payload(payload, entry) : payload;
}

function withAdditions(data: JsonObject, { customFields, entry, random, at }: PayloadRequest): JsonObject {
  if (customFields === undefined) return data;
  return withCustomFields(data, customFields, { entry, random: random.fork('custom-fields'), at });
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

function composedBy(refinement: Refinement): ReadonlySet<string> {
  let fields = composedFields.get(refinement);
  if (fields === undefined) {
    fields = new Set(refinement.composes);
    composedFields.set(refinement, fields);
  }
  return fields;
}
