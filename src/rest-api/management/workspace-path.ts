import type { Request } from 'express';
import type { WorkspaceService } from '../../workspace/workspace-service.ts';
import { Refusal } from '../refusal.ts';
import { pathParameter } from '../route.ts';

/** The response for what does not exist (documented). */
export const MISSING = 'Not found: Record missing';

/**
 * Makes sure that a path names the workspace that is here, by its number or its public id.
 *
 * @throws Refusal 404
 */
export function requireWorkspace(request: Request, { identity }: WorkspaceService): void {
  const named = pathParameter(request, 'workspace_id');
  if (named !== String(identity.id) && named !== identity.publicId) throw new Refusal(404, MISSING);
}
