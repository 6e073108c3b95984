import { isoTime } from '../internal/iso-time.ts';
import type { JsonObject } from '../internal/json.ts';
import type { ApiVersion } from './event-type.ts';

/**
 * The two V2 envelopes that are known. `documented`: the how-to page's keys (`page_id`, `funnel_id`).
 * `observed`: the keys of bodies captured in 2025 (`page`, `funnel`, `api_version`, `workspace_id`).
 */
export type WireShape = 'documented' | 'observed';

/** The two names of {@link WireShape}. */
export const WIRE_SHAPES: readonly WireShape[] = ['documented', 'observed'];

/** A page or funnel as the observed envelope carries it. */
export interface EnvelopePlace {
  readonly id: number;
  readonly public_id: string;
  readonly name: string;
}

/** What an envelope is made of, whatever its shape. */
export interface EnvelopeInput {
  readonly eventId: string;
  readonly eventType: string;
  readonly apiVersion: ApiVersion;
  readonly subjectId: number;
  readonly subjectType: string;
  readonly workspaceId: number;
  /** Story time in milliseconds since the epoch. */
  readonly createdAt: number;
  readonly page: EnvelopePlace | null;
  readonly funnel: EnvelopePlace | null;
  readonly data: JsonObject;
}

/** Builds the body of a delivery as an object; the serializer puts the keys in wire order. */
export function buildEnvelope(input: EnvelopeInput, shape: WireShape): JsonObject {
  const { data, eventId, eventType, subjectId, subjectType } = input;
  const common = {
    data,
    event_id: eventId,
    event_type: eventType,
    subject_id: subjectId,
    subject_type: subjectType,
  };
  if (input.apiVersion === 'v1') return common;

  const createdAt = isoTime(input.createdAt);
  switch (shape) {
    case 'documented':
      return {
        created_at: createdAt,
        page_id: input.page?.id ?? null,
        funnel_id: input.funnel?.id ?? null,
        ...common,
      };
    case 'observed':
      return {
        created_at: createdAt,
        page: place(input.page),
        funnel: place(input.funnel),
        api_version: 2,
        workspace_id: input.workspaceId,
        ...common,
      };
    default:
      return shape satisfies never;
  }
}

function place(reference: EnvelopePlace | null): JsonObject | null {
  if (reference === null) return null;
  return { id: reference.id, public_id: reference.public_id, name: reference.name };
}
