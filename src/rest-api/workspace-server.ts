import { type ListeningServer, type ListenOptions, listenOn } from '../internal/listen-on.ts';
import { createLimitedServer, type ServerLimits } from './server-limits.ts';
import { createWorkspaceApp, type WorkspaceAppOptions } from './workspace-app.ts';

/** How a workspace is served. */
export interface WorkspaceServerOptions extends WorkspaceAppOptions, Pick<ListenOptions, 'port'> {
  readonly limits?: ServerLimits;
}

/**
 * Serves a workspace to this machine.
 *
 * @throws SimulatorError `port-in-use` or `invalid-option`
 */
export async function serveWorkspace({
  port,
  limits,
  ...app
}: WorkspaceServerOptions): Promise<ListeningServer> {
  const server = createLimitedServer(createWorkspaceApp(app), limits);
  return await listenOn(server, { who: 'workspace', ...(port === undefined ? {} : { port }) });
}
