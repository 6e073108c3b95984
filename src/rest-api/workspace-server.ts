import { type ListeningServer, type ListenOptions, listenOn } from '../internal/listen-on.ts';
import { isServedHost } from './served-hosts.ts';
import { createLimitedServer, type SecureService, type ServerLimits } from './server-limits.ts';
import { createWorkspaceApp, type WorkspaceAppOptions } from './workspace-app.ts';

/** How a workspace is served. */
export interface WorkspaceServerOptions extends WorkspaceAppOptions, ListenOptions {
  readonly limits?: ServerLimits;
  /** Speaks HTTPS on the same port. @default HTTP alone */
  readonly secure?: Omit<SecureService, 'isServed'>;
}

/**
 * Serves a workspace, to this machine unless `host` says otherwise.
 *
 * @throws SimulatorError `port-in-use` or `invalid-option`
 */
export async function serveWorkspace({
  port,
  host,
  limits,
  secure,
  ...app
}: WorkspaceServerOptions): Promise<ListeningServer> {
  const { hosts = {} } = app;
  const isServed = (name: string) => isServedHost(name, hosts);
  const server = createLimitedServer(
    createWorkspaceApp(app),
    limits,
    secure === undefined ? undefined : { ...secure, isServed },
  );
  return await listenOn(server, {
    who: 'workspace',
    ...(port === undefined ? {} : { port }),
    ...(host === undefined ? {} : { host }),
  });
}
