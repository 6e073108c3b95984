import type { EndpointRecord } from '../../src/workspace/endpoint.ts';
import type { EventRecord } from '../../src/workspace/recorded-event.ts';
import type { NewDelivery } from '../../src/workspace/workspace-store.ts';
import { outgoingEvent } from './delivery-builders.ts';

const AT = Date.UTC(2026, 0, 15, 12);

export function newEndpoint(parts: Partial<EndpointRecord> = {}): Omit<EndpointRecord, 'id'> {
  return {
    url: 'http://127.0.0.1:3000/',
    name: 'Mine',
    apiVersion: 'v2',
    eventTypeIds: [],
    pageIds: null,
    funnelIds: null,
    secret: 'ab'.repeat(32),
    rotation: null,
    breakage: {},
    health: { consecutiveFailures: 0, limitReachedAt: null, deactivatedAt: null },
    createdAt: AT,
    updatedAt: AT,
    ...parts,
  };
}

export function newEvent(parts: Partial<EventRecord> = {}): Omit<EventRecord, 'number'> {
  return { ...outgoingEvent(), page: null, funnel: null, happenedAt: AT, ...parts };
}

export function newDelivery(parts: Partial<NewDelivery> = {}): NewDelivery {
  return {
    eventNumber: 1,
    endpointId: 1,
    url: 'http://127.0.0.1:3000/',
    state: 'pending',
    dueAt: AT,
    disturbance: {},
    faults: [],
    createdAt: AT,
    ...parts,
  };
}
