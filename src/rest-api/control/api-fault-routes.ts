import { apiFaultText, requireApiFault } from '../../workspace/api-fault.ts';
import type { ManagementContext } from '../management/management-context.ts';
import type { Route } from '../route.ts';
import { checkedBody } from './request-schema.ts';

/** What goes wrong on purpose with requests to ClickFunnels' API. */
export function apiFaultRoutes({ apiFaults }: Pick<ManagementContext, 'apiFaults'>): readonly Route[] {
  if (apiFaults === undefined) return [];
  const view = () => ({ faults: apiFaults.list().map(apiFaultText) });
  return [
    {
      method: 'get',
      path: '/api-faults',
      handle: (_request, response) => {
        response.json(view());
      },
    },
    {
      method: 'put',
      path: '/api-faults',
      handle: (request, response) => {
        const { faults } = checkedBody<{ faults: readonly string[] }>('ApiFaults', request.body);
        apiFaults.replace(faults.map(requireApiFault));
        response.json(view());
      },
    },
  ];
}
