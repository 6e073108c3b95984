import { openWorkspace, type WorkspaceOptions } from '../../src/compose/open-workspace.ts';
import { verifySignature } from '../../src/verify.ts';
import type { WorkspaceAnnouncement } from '../../src/workspace/announcement.ts';
import type { WorkspaceService } from '../../src/workspace/workspace-service.ts';
import type { RawRequest } from './tcp-server.ts';

/** A workspace whose clock moves by hand. */
export function openManually(options: WorkspaceOptions = {}): Promise<WorkspaceService> {
  return openWorkspace({ clock: 'manual', seed: '7', ...options });
}

/** What a webhook says, read as JSON. */
export function bodyOf(request: RawRequest | undefined): Readonly<Record<string, unknown>> {
  return JSON.parse(request?.body.toString('utf8') ?? '{}');
}

/** The `event_id` of each webhook. */
export function eventIdsOf(requests: readonly RawRequest[]): readonly unknown[] {
  return requests.map((request) => bodyOf(request)['event_id']);
}

/** Whether a webhook is signed with a secret. */
export function isSignedWith(secret: string, { headers, body }: RawRequest): boolean {
  return verifySignature({ secret, headers: Object.fromEntries(headers), body }).valid;
}

/** The types of everything that is announced from now on. */
export function collectTypes(workspace: WorkspaceService): readonly WorkspaceAnnouncement['type'][] {
  const types: WorkspaceAnnouncement['type'][] = [];
  workspace.subscribe(({ type }) => types.push(type));
  return types;
}
