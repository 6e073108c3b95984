import { publicIdOf } from '../../events/public-id.ts';
import { isoTime } from '../../internal/iso-time.ts';
import type { JsonObject } from '../../internal/json.ts';
import { workspaceBody } from '../../payloads/resources/workspace-body.ts';
import { createPerson } from '../../payloads/scene/buyer.ts';
import { recordIdsFrom } from '../../payloads/scene/record-ids.ts';
import { MAIN_LOCALITIES } from '../../payloads/vocabulary/localities.ts';
import { createRandom } from '../../random/random.ts';
import type { WorkspaceService } from '../../workspace/workspace-service.ts';
import { Refusal } from '../refusal.ts';
import { pathParameter, queryOf, type Route } from '../route.ts';
import type { ManagementContext } from './management-context.ts';
import { pageQuery, sendPage } from './page-query.ts';
import { MISSING, requireWorkspace } from './workspace-path.ts';

/** The team, its one workspace and the user, which integrations ask for before anything else (documented). */
export function accountRoutes({ workspace }: ManagementContext): readonly Route[] {
  const { identity } = workspace;
  const team = teamJson(workspace);
  const listOf =
    (item: JsonObject): Route['handle'] =>
    (request, response) => {
      if (request.params['team_id'] !== undefined) requireTeam(pathParameter(request, 'team_id'), workspace);
      const { after, order } = pageQuery(queryOf(request), numberIn);
      const isSeen =
        after !== undefined && (order === 'desc' ? after <= Number(item['id']) : after >= Number(item['id']));
      sendPage(request, response, { items: isSeen ? [] : [item], next: null }, (one) => one);
    };
  const showUser: Route['handle'] = (_request, response) => {
    response.json(userJson(workspace));
  };
  return [
    { method: 'get', path: '/teams', handle: listOf(team) },
    {
      method: 'get',
      path: '/teams/{id}',
      handle: (request, response) => {
        requireTeam(pathParameter(request, 'id'), workspace);
        response.json(team);
      },
    },
    { method: 'get', path: '/teams/{team_id}/workspaces', handle: listOf(workspaceBody(identity)) },
    {
      method: 'get',
      path: '/workspaces/{workspace_id}',
      handle: (request, response) => {
        requireWorkspace(request, workspace);
        response.json(workspaceBody(identity));
      },
    },
    { method: 'get', path: '/me', handle: showUser },
    { method: 'get', path: '/users/me', handle: showUser },
  ];
}

/** The team that the workspace belongs to, named like it. Which fields a team has is assumed from Bullet Train. */
function teamJson({ identity }: WorkspaceService): JsonObject {
  const { teamId, name, createdAt, updatedAt } = identity;
  return {
    id: teamId,
    public_id: publicIdOf('Team', teamId),
    name,
    time_zone: 'UTC',
    locale: 'en',
    created_at: isoTime(createdAt),
    updated_at: isoTime(updatedAt),
  };
}

/** The person whose token it is. Which fields a user has is assumed from Bullet Train. */
function userJson({ identity, seed }: WorkspaceService): JsonObject {
  const random = createRandom(seed).fork('user');
  const { createdAt, updatedAt } = identity;
  const { firstName, lastName, email } = createPerson(random, random.pick(MAIN_LOCALITIES));
  const id = recordIdsFrom(random.fork('ids'), createdAt).next('User');
  return {
    id,
    public_id: publicIdOf('User', id),
    email,
    first_name: firstName,
    last_name: lastName,
    time_zone: 'UTC',
    locale: 'en',
    created_at: isoTime(createdAt),
    updated_at: isoTime(updatedAt),
  };
}

function requireTeam(named: string, { identity: { teamId } }: WorkspaceService): void {
  if (named !== String(teamId) && named !== publicIdOf('Team', teamId)) throw new Refusal(404, MISSING);
}

function numberIn(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
