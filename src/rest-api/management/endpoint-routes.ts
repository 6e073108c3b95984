import { fieldProblems } from '../../workspace/endpoint-fields.ts';
import { pathParameter, queryOf, type Route } from '../route.ts';
import { endpointParameters, missingEventTypes, newEndpoint, refuseProblems } from './endpoint-parameters.ts';
import type { ManagementContext } from './management-context.ts';
import { pageQuery, sendPage } from './page-query.ts';
import { endpointJson } from './resource-json.ts';
import { requireWorkspace } from './workspace-path.ts';

const LIST_PATH = '/workspaces/{workspace_id}/webhooks/outgoing/endpoints';
const ITEM_PATH = '/webhooks/outgoing/endpoints/{id}';

/** Webhooks::Outgoing::Endpoint: everything that can be done with it (documented). */
export function endpointRoutes({ workspace, customEvents }: ManagementContext): readonly Route[] {
  const { endpoints } = workspace;
  const update: Route['handle'] = (request, response) => {
    const { id } = endpoints.show(pathParameter(request, 'id'));
    const changes = endpointParameters(request.body);
    refuseProblems(fieldProblems(changes, customEvents));
    response.json(endpointJson(endpoints.update(id, changes)));
  };

  return [
    {
      method: 'get',
      path: LIST_PATH,
      handle: (request, response) => {
        requireWorkspace(request, workspace);
        sendPage(request, response, endpoints.list(pageQuery(queryOf(request), 'endpoint')), endpointJson);
      },
    },
    {
      method: 'post',
      path: LIST_PATH,
      handle: (request, response) => {
        requireWorkspace(request, workspace);
        const fields = newEndpoint(endpointParameters(request.body));
        refuseProblems([...fieldProblems(fields, customEvents), ...missingEventTypes(fields)]);
        const { endpoint, secret } = endpoints.create(fields);
        response.status(201).json({ ...endpointJson(endpoint), webhook_secret: secret });
      },
    },
    {
      method: 'get',
      path: ITEM_PATH,
      handle: (request, response) => {
        response.json(endpointJson(endpoints.show(pathParameter(request, 'id'))));
      },
    },
    { method: 'put', path: ITEM_PATH, handle: update },
    { method: 'patch', path: ITEM_PATH, handle: update },
    {
      method: 'delete',
      path: ITEM_PATH,
      handle: (request, response) => {
        endpoints.delete(pathParameter(request, 'id'));
        response.status(204).end();
      },
    },
  ];
}
