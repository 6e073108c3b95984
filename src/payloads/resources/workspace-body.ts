import { isoTime } from '../../internal/iso-time.ts';
import type { JsonObject } from '../../internal/json.ts';
import type { SceneWorkspace } from '../scene/workspace.ts';

/** The workspace as orders carry it. */
export function workspaceBody(workspace: SceneWorkspace): JsonObject {
  return {
    id: workspace.id,
    public_id: workspace.publicId,
    team_id: workspace.teamId,
    name: workspace.name,
    subdomain: workspace.subdomain,
    created_at: isoTime(workspace.createdAt),
    updated_at: isoTime(workspace.updatedAt),
  };
}
