import type { JsonObject } from '../internal/json.ts';
import { createRecord } from './create-record.ts';
import { withCustomFields } from './custom-fields.ts';
import { customPayload } from './custom-payload.ts';
import type { Payload, PayloadRequest } from './payload.ts';
import { stepRunPayload, v1Payload } from './v1-payload.ts';

/**
 * Makes the content of one event: believable data in which everything agrees, in the state that the event's name
 * implies. The same request gives the same payload.
 *
 * @throws SimulatorError `broken-package` when the resource of the event has no schema or no refinement.
 * @example
 * createPayload({ entry, apiVersion: 'v2', random: createRandom(7), at: Date.parse('2026-03-01T10:00:00Z') }).data;
 */
export function createPayload(request: PayloadRequest): Payload {
  const { entry, random, at, given = {}, ids, realism, snapshot } = request;
  if (entry.dataSchema !== undefined)
    return payloadInVersion(customPayload(request, entry.dataSchema), request);
  if (entry.resource === null) return stepRunPayload(request);

  const hasOwnForm = request.customFields?.formFields !== undefined;
  const { data, page, funnel, scene } = createRecord({
    resource: entry.resource,
    eventName: entry.name,
    state: entry.impliedState,
    random,
    at,
    // Forms with fields of the user's own are no surveys.
    given: hasOwnForm ? { form: { kind: 'opt-in' }, ...given } : given,
    ids,
    realism,
    snapshot,
  });
  const payload: Payload = {
    data: withAdditions(data, request),
    subjectId: typeof data['id'] === 'number' ? data['id'] : 0,
    workspaceId: scene.workspace.id,
    page,
    funnel,
  };
  return payloadInVersion(payload, request);
}

/** A V2 payload in the form that the version asked for has. */
export function payloadInVersion(
  payload: Payload,
  { apiVersion, entry }: Pick<PayloadRequest, 'apiVersion' | 'entry'>,
): Payload {
  return apiVersion === 'v1' ? v1Payload(payload, entry) : payload;
}

function withAdditions(data: JsonObject, { customFields, entry, random, at }: PayloadRequest): JsonObject {
  if (customFields === undefined) return data;
  return withCustomFields(data, customFields, {
    resource: entry.resource,
    random: random.fork('custom-fields'),
    at,
  });
}
