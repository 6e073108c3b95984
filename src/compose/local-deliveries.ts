import type { Outcome } from '../delivery/outcome.ts';
import type { JsonValue } from '../internal/json.ts';
import { inLibraryWords } from '../internal/library-words.ts';
import type { AttemptRecord, DeliveryRecord } from '../workspace/delivery-record.ts';
import type { Page } from '../workspace/list-query.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import type { DeliverySelection, LocalAttempt, LocalDelivery } from './local-workspace.ts';

/** How many are read at once. */
const PAGE_SIZE = 500;

/** The deliveries that match a selection, in the order of their events. */
export function matchingDeliveries(
  { deliveries }: Pick<WorkspaceService, 'deliveries'>,
  { endpointId, eventType, state }: DeliverySelection,
): readonly DeliveryRecord[] {
  const filter = {
    ...(endpointId === undefined ? {} : { endpointId }),
    ...(state === undefined ? {} : { states: [state] }),
  };
  return everyItem((page) => deliveries.list({ ...filter, ...page })).filter(
    (delivery) => eventType === undefined || delivery.eventType === eventType,
  );
}

/** A delivery as tests see it. */
export function localDelivery(
  { deliveries, events }: Pick<WorkspaceService, 'deliveries' | 'events'>,
  delivery: DeliveryRecord,
): LocalDelivery {
  const { id, endpointId, eventId, eventType, apiVersion, subjectId, state, faults, dueAt } = delivery;
  return {
    ...{ id, endpointId, eventId, eventType, apiVersion, subjectId, state, faults },
    attempts: deliveries.attempts(id).map(localAttempt),
    nextAttemptAt: dueAt === null ? null : new Date(dueAt),
    event: parsed(events.show(delivery.eventNumber).body),
  };
}

/** Every item of a list that is given page by page. */
export function everyItem<Item>(
  list: (page: { readonly limit: number; readonly after?: number }) => Page<Item>,
): readonly Item[] {
  const found: Item[] = [];
  for (let after: number | null | undefined; after !== null; ) {
    const page = list({ limit: PAGE_SIZE, ...(after === undefined ? {} : { after }) });
    found.push(...page.items);
    after = page.next;
  }
  return found;
}

function localAttempt({ number, dueAt, outcome, latencyMs, responseExcerpt }: AttemptRecord): LocalAttempt {
  return {
    ...{ number, latencyMs, response: responseExcerpt },
    dueAt: new Date(dueAt),
    outcome: outcome === null ? null : withLibraryWords(outcome),
  };
}

/** A target that is not allowed is kept in the words of the command line. */
function withLibraryWords(outcome: Outcome): Outcome {
  return outcome.kind === 'connection-error'
    ? { ...outcome, message: inLibraryWords(outcome.message) }
    : outcome;
}

function parsed(body: Uint8Array): JsonValue {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
