import type { Disturbance } from '../delivery/disturbance.ts';
import type { ApiVersion } from '../events/event-type.ts';
import type { EndpointHealth } from './deactivation.ts';
import type { Rotation, RotationMode } from './signing-secret.ts';

/** What an endpoint is registered with. */
export interface EndpointFields {
  /** An `http:` or `https:` URL; blanks around it are taken off. */
  readonly url: string;
  readonly name: string;
  /** The event types that it wants, in either spelling. Empty: all of them. @default [] */
  readonly eventTypeIds?: readonly string[];
  /** Only events of these pages; `null` and an empty list: of any. @default null */
  readonly pageIds?: readonly number[] | null;
  /** Only events of these funnels; `null` and an empty list: of any. @default null */
  readonly funnelIds?: readonly number[] | null;
  /** Endpoints that are made over ClickFunnels' API are V2 (documented). @default 'v2' */
  readonly apiVersion?: ApiVersion;
  /** A secret that a receiver has already: 64 hex digits. ClickFunnels takes none. @default a new one */
  readonly secret?: string;
}

/** What may be changed about an endpoint. A list takes the place of the one that was there. */
export type EndpointChanges = Partial<Omit<EndpointFields, 'apiVersion' | 'secret'>>;

/** An endpoint as it is kept. Only what signs requests reads it; everybody else gets an {@link Endpoint}. */
export interface EndpointRecord {
  readonly id: number;
  readonly url: string;
  readonly name: string;
  readonly apiVersion: ApiVersion;
  readonly eventTypeIds: readonly string[];
  readonly pageIds: readonly number[] | null;
  readonly funnelIds: readonly number[] | null;
  /** 64 hex digits. */
  readonly secret: string;
  /** The secret before this one, while it still counts. */
  readonly rotation: Rotation | null;
  /** What goes wrong on purpose with everything that is sent to it. */
  readonly breakage: Disturbance;
  readonly health: EndpointHealth;
  /** Simulated milliseconds since the epoch. */
  readonly createdAt: number;
  /** Simulated milliseconds since the epoch. */
  readonly updatedAt: number;
}

/** A registered endpoint, without its secret. */
export interface Endpoint extends Omit<EndpointRecord, 'secret' | 'rotation'> {
  readonly publicId: string;
  readonly workspaceId: number;
  /** The overlap of two secrets, while there is one. */
  readonly rotation: { readonly mode: RotationMode; readonly until: number } | null;
}

/** An endpoint with its secret, which is told once: when it is made, and when it is changed. */
export interface EndpointWithSecret {
  readonly endpoint: Endpoint;
  readonly secret: string;
}
