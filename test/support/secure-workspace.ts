import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openAuthority } from '../../src/authority/authority-files.ts';
import { serverCertificate } from '../../src/authority/server-certificate.ts';
import { openWorkspace } from '../../src/compose/open-workspace.ts';
import { serveWorkspace, type WorkspaceServerOptions } from '../../src/rest-api/workspace-server.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Serves a workspace by HTTP and HTTPS under a name of ClickFunnels. */
export async function secureWorkspace(options: Partial<WorkspaceServerOptions> = {}) {
  const authority = await openAuthority(join(temporaryFolder(), 'data', 'authority'));
  const names = ['*.myclickfunnels.com'];
  const workspace = await openWorkspace({ clock: 'manual', seed: '7' });
  const server = await serveWorkspace({
    workspace,
    hosts: { names },
    secure: { identity: await serverCertificate(authority, names) },
    ...options,
  });
  onTestFinished(async () => {
    await server.close();
    await workspace.close();
  });
  const path = `/api/v2/workspaces/${workspace.identity.id}/webhooks/outgoing/endpoints`;
  return { authority, workspace, server, path };
}
