import type { PlannedEndpoint } from '../config/planned-endpoint.ts';
import type { WorkspaceFile } from '../config/workspace-file.ts';
import type { JsonObject } from '../internal/json.ts';
import { sourceError } from '../source/source-node.ts';
import type { Endpoint, EndpointChanges } from '../workspace/endpoint.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { everyItem } from './local-deliveries.ts';

/** The events that the records of a workspace file raise. */
const RAISED = { contacts: 'contact.created', products: 'product.created' } as const;

/**
 * Brings a workspace to where its file says that it begins: endpoints are registered, or changed where there is one of that
 * name; contacts and products are created once, and raise their events.
 *
 * @throws SimulatorError for what the workspace does not accept, and for an endpoint that has another secret already.
 */
export function beginWorkspace(
  workspace: WorkspaceService,
  { endpoints, ...records }: Pick<WorkspaceFile, 'endpoints' | keyof typeof RAISED>,
): void {
  const isNew = isEmpty(workspace);
  for (const endpoint of endpoints) register(workspace, endpoint);
  if (!isNew) return;
  for (const record of records.products) raise(workspace, RAISED.products, record);
  for (const record of records.contacts) raise(workspace, RAISED.contacts, identified(record));
}

/** Records are there even where no endpoint was subscribed to their events. */
function isEmpty({ events, records }: WorkspaceService): boolean {
  const lists = [events.list, ...(['Contact', 'Product'] as const).map((name) => () => records.list(name))];
  return lists.every((list) => list().items.length === 0);
}

function register({ endpoints }: WorkspaceService, { place, fields, breakage }: PlannedEndpoint): void {
  const known = everyItem(endpoints.list).find(({ name }) => name === fields.name);
  const { secret, apiVersion, ...changes } = fields;
  if (known === undefined) {
    const { id } = endpoints.create(fields).endpoint;
    if (breakage !== undefined) endpoints.break(id, breakage);
    return;
  }
  const isOther =
    (secret !== undefined && endpoints.reveal(known.id).secret !== secret) ||
    (apiVersion !== undefined && apiVersion !== known.apiVersion);
  if (isOther) {
    throw sourceError(
      place,
      `the endpoint "${fields.name}" is registered with another secret or version.`,
      'Rename it here, or remove the other one: cf-webhook-sim endpoints remove NAME.',
    );
  }
  if (isChanged(known, changes)) endpoints.update(known.id, changes);
  if (breakage !== undefined) endpoints.break(known.id, breakage);
}

function isChanged(known: Endpoint, { url, eventTypeIds, pageIds, funnelIds }: EndpointChanges): boolean {
  const isOther = <T>(value: T | undefined, before: T) =>
    value !== undefined && JSON.stringify(value) !== JSON.stringify(before);
  return (
    isOther(url, known.url) ||
    isOther(eventTypeIds, known.eventTypeIds) ||
    isOther(pageIds, known.pageIds) ||
    isOther(funnelIds, known.funnelIds)
  );
}

/** A contact with an address or a number is known (documented), unless the file says otherwise. */
function identified(record: JsonObject): JsonObject {
  const isKnown = record['email_address'] != null || record['phone_number'] != null;
  return isKnown ? { anonymous: 0, ...record } : record;
}

/** In V2, whose fields the records have. */
function raise({ events }: WorkspaceService, eventType: string, record: JsonObject): void {
  events.trigger({ eventType, apiVersion: 'v2', merge: [{ data: record }] });
}
