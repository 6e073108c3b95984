import { resolveEndpoint } from '../delivery/endpoint-address.ts';
import type { InProcessReceiver } from '../delivery/in-process-target.ts';
import { checkCall } from '../options/check-call.ts';
import type { KindsOf } from '../options/option-kinds.ts';
import type { InProcessHosts } from '../transport/in-process-hosts.ts';
import type { EndpointWithSecret } from '../workspace/endpoint.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { everyItem } from './local-deliveries.ts';
import type { AddEndpointOptions, LocalEndpoint, LocalEndpoints } from './local-workspace.ts';

const KINDS = {
  name: 'text',
  events: 'texts',
  apiVersion: 'text',
  secret: 'text',
  path: 'text',
} as const satisfies KindsOf<AddEndpointOptions>;

/**
 * The endpoints of a workspace as tests see them.
 *
 * @param inProcess Gives receivers in the same process their URLs.
 */
export function localEndpoints({ endpoints }: WorkspaceService, inProcess: InProcessHosts): LocalEndpoints {
  const get = (id: number) => localEndpoint(endpoints.reveal(id));
  return {
    add: (to, options = {}) => {
      checkCall('endpoints.add()', options, KINDS);
      const { path, events, name = `endpoint ${everyItem(endpoints.list).length + 1}`, ...fields } = options;
      const url = urlOf(to, path, inProcess);
      return localEndpoint(endpoints.create({ ...fields, url, name, eventTypeIds: events ?? [] }));
    },
    list: () => everyItem(endpoints.list).map(({ id }) => get(id)),
    get,
    remove: (id) => endpoints.delete(id),
    rotateSecret: (id, options) => localEndpoint(endpoints.rotateSecret(id, options)),
    break: (id, breakage) => {
      endpoints.break(id, breakage);
    },
    fix: (id, options) => {
      endpoints.fix(id, options);
    },
  };
}

/** Endpoints may be registered anywhere; what is not on this machine is refused when something is sent to it. */
function urlOf(
  to: string | number | URL | InProcessReceiver,
  path: string | undefined,
  inProcess: InProcessHosts,
): string {
  if (typeof to === 'string' && /^https?:/i.test(to.trim()) && path === undefined) return to;
  const { url, receiver } = resolveEndpoint({ to, ...(path === undefined ? {} : { path }) });
  return receiver === undefined ? url.href : `${inProcess.add(receiver)}${url.pathname}${url.search}`;
}

function localEndpoint({ endpoint, secret }: EndpointWithSecret): LocalEndpoint {
  const { id, name, url, eventTypeIds, apiVersion, health } = endpoint;
  const { deactivatedAt } = health;
  return {
    ...{ id, name, url, secret, apiVersion },
    events: eventTypeIds,
    deactivatedAt: deactivatedAt === null ? null : new Date(deactivatedAt),
  };
}
