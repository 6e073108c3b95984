import type { Disturbance } from '../../delivery/disturbance.ts';
import type { EndpointChanges, EndpointFields } from '../../workspace/endpoint.ts';
import type { ReleaseOrder } from '../../workspace/held-deliveries.ts';
import type { RotationMode } from '../../workspace/signing-secret.ts';
import type { ManagementContext } from '../management/management-context.ts';
import { Refusal } from '../refusal.ts';
import { pathParameter, queryOf, type Route } from '../route.ts';
import { endpointView } from './control-json.ts';
import { controlPage } from './control-page.ts';
import { endpointBy } from './endpoint-reference.ts';
import { checkedBody } from './request-schema.ts';

/** Said with `--secrets-once`. */
const SHOWN_ONCE = 'The secret was shown when it was made, and --secrets-once shows it once. Rotate it.';

/** What our own API can do with endpoints beyond what ClickFunnels' can. */
export function endpointControlRoutes({
  workspace,
  secretsOnce,
}: Pick<ManagementContext, 'workspace' | 'secretsOnce'>): readonly Route[] {
  const { endpoints } = workspace;
  const named = (request: Parameters<Route['handle']>[0]) =>
    endpointBy(workspace, pathParameter(request, 'endpoint')).id;
  return [
    {
      method: 'get',
      path: '/endpoints',
      handle: (request, response) => {
        const { items, next } = endpoints.list(controlPage(queryOf(request)));
        response.json({ items: items.map(endpointView), next });
      },
    },
    {
      method: 'post',
      path: '/endpoints',
      handle: (request, response) => {
        const { endpoint, secret } = endpoints.create(
          checkedBody<EndpointFields>('NewEndpoint', request.body),
        );
        const warnings = endpoints.warnings(endpoint);
        response.status(201).json({ endpoint: endpointView(endpoint), secret, warnings });
      },
    },
    {
      method: 'get',
      path: '/endpoints/{endpoint}',
      handle: (request, response) => {
        response.json(endpointView(endpoints.show(named(request))));
      },
    },
    {
      method: 'patch',
      path: '/endpoints/{endpoint}',
      handle: (request, response) => {
        const changes = checkedBody<EndpointChanges>('EndpointChanges', request.body);
        response.json(endpointView(endpoints.update(named(request), changes)));
      },
    },
    {
      method: 'delete',
      path: '/endpoints/{endpoint}',
      handle: (request, response) => {
        endpoints.delete(named(request));
        response.status(204).end();
      },
    },
    {
      method: 'post',
      path: '/endpoints/{endpoint}/reveal-secret',
      handle: (request, response) => {
        if (secretsOnce === true) throw new Refusal(403, SHOWN_ONCE);
        const { endpoint, secret } = endpoints.reveal(named(request));
        response.json({ endpoint: endpointView(endpoint), secret });
      },
    },
    {
      method: 'post',
      path: '/endpoints/{endpoint}/rotate-secret',
      handle: (request, response) => {
        const options = checkedBody<{ overlapMs?: number; mode?: RotationMode }>('Rotation', request.body);
        const { endpoint, secret } = endpoints.rotateSecret(named(request), options);
        response.json({ endpoint: endpointView(endpoint), secret });
      },
    },
    {
      method: 'post',
      path: '/endpoints/{endpoint}/deactivate',
      handle: (request, response) => {
        response.json(endpointView(endpoints.deactivate(named(request))));
      },
    },
    {
      method: 'post',
      path: '/endpoints/{endpoint}/reactivate',
      handle: (request, response) => {
        response.json(endpointView(endpoints.reactivate(named(request))));
      },
    },
    {
      method: 'post',
      path: '/endpoints/{endpoint}/break',
      handle: (request, response) => {
        const breakage = checkedBody<Disturbance>('Breakage', request.body);
        response.json(endpointView(endpoints.break(named(request), breakage)));
      },
    },
    {
      method: 'post',
      path: '/endpoints/{endpoint}/fix',
      handle: (request, response) => {
        const options = checkedBody<{ release?: ReleaseOrder }>('FixRequest', request.body);
        response.json(endpointView(endpoints.fix(named(request), options)));
      },
    },
  ];
}
