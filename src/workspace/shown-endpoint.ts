import type { Endpoint, EndpointRecord } from './endpoint.ts';
import { publicIdOf } from './public-ids.ts';

/** An endpoint as everybody may see it. */
export function shownEndpoint(record: EndpointRecord, workspaceId: number): Endpoint {
  const { secret: _secret, rotation, ...endpoint } = record;
  return {
    ...endpoint,
    publicId: publicIdOf('endpoint', record.id),
    workspaceId,
    rotation: rotation === null ? null : { mode: rotation.mode, until: rotation.until },
  };
}
