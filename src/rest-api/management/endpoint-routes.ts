import type { Response } from 'express';
import { fieldProblems } from '../../workspace/endpoint-fields.ts';
import { idOf } from '../../workspace/public-ids.ts';
import { pathParameter, queryOf, type Route } from '../route.ts';
import { endpointParameters, missingEventTypes, newEndpoint, refuseProblems } from './endpoint-parameters.ts';
import type { ManagementContext } from './management-context.ts';
import { pageQuery, sendPage } from './page-query.ts';
import { endpointJson } from './resource-json.ts';
import { requireWorkspace } from './workspace-path.ts';

/** The longest value of a header that warns, in characters. */
const LONGEST_WARNING = 1_000;

const LIST_PATH = '/workspaces/{workspace_id}/webhooks/outgoing/endpoints';
const ITEM_PATH = '/webhooks/outgoing/endpoints/{id}';

/** Webhooks::Outgoing::Endpoint: everything that can be done with it (documented). */
export function endpointRoutes({ workspace, customEvents }: ManagementContext): readonly Route[] {
  const { endpoints } = workspace;
  const update: Route['handle'] = (request, response) => {
    const { id } = endpoints.show(pathParameter(request, 'id'));
    const changes = endpointParameters(request.body);
    refuseProblems(fieldProblems(changes, customEvents));
    const endpoint = endpoints.update(id, changes);
    warn(response, endpoints.warnings(endpoint));
    response.json(endpointJson(endpoint));
  };

  return [
    {
      method: 'get',
      path: LIST_PATH,
      handle: (request, response) => {
        requireWorkspace(request, workspace);
        const query = pageQuery(queryOf(request), (text) => idOf('endpoint', text));
        sendPage(request, response, endpoints.list(query), endpointJson);
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
        warn(response, endpoints.warnings(endpoint));
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

/** ClickFunnels has no place for warnings in its bodies: they stand in a header, for those who look. */
function warn(response: Response, warnings: readonly string[]): void {
  for (const warning of warnings) {
    const text = warning
      .slice(0, LONGEST_WARNING)
      .replaceAll(/[^ -~]/g, '?')
      .replaceAll(/["\\]/g, "'");
    response.append('Warning', `299 cf-webhook-sim "${text}"`);
  }
}
