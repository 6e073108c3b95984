import type { JsonObject } from '../../internal/json.ts';
import { iso } from '../scene/story-time.ts';
import type { Workspace } from '../scene/workspace.ts';

/** The workspace as orders carry it. */
export function workspaceBody(workspace: Workspace): JsonObject {
  return {
    id: workspace.id,
    public_id: workspace.publicId,
    team_id: workspace.teamId,
    name: workspace.name,
    subdomain: workspace.subdomain,
    created_at: iso(workspace.createdAt),
    updated_at: iso(workspace.updatedAt),
  };
}
