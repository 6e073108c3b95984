import type { RequestListener } from 'node:http';
import { createCheckDesk } from '../../compose/check-desk.ts';
import { openWorkspace } from '../../compose/open-workspace.ts';
import type { Receiver } from '../../receiver/open-receiver.ts';
import { createWorkspaceApp } from '../../rest-api/workspace-app.ts';
import { DEVELOPMENT_SECRET } from '../../signature/sign.ts';
import type { CommandInput } from '../parse/command.ts';
import { withoutSqliteWarning } from '../serve/expected-warnings.ts';
import { announceDashboard, createDashboard } from '../session/dashboard.ts';
import { requestView } from './receiver-json.ts';

/** The page of `listen`, on the receiver's own port. */
export interface ListenDashboard {
  /** Sends requests for the page to it, and all others to the receiver. */
  readonly behind: (receiver: RequestListener) => RequestListener;
  /** Says where the page is, once the receiver listens. */
  announce(url: string): Promise<void>;
  close(): Promise<void>;
}

/** Makes the page of what arrives at a receiver. A workspace in memory lets it send events to itself. */
export async function startListenDashboard(
  receiver: Receiver,
  { options, terminal }: Pick<CommandInput<'listen'>, 'options' | 'terminal'>,
): Promise<ListenDashboard> {
  const workspace = await withoutSqliteWarning(() => openWorkspace({ keepsExchanges: true }));
  const dashboard = await createDashboard();
  const checks = createCheckDesk(workspace, {});
  let address = '';
  let forget = () => {};
  const app = createWorkspaceApp({
    workspace,
    dashboard,
    checks,
    received: {
      get url() {
        return address;
      },
      requests: () => receiver.requests.map(requestView),
      subscribe: (listener) => receiver.onRequest((request) => listener(requestView(request))),
    },
  });
  return {
    behind: (handler) => (request, response) => {
      const isForPage = /^\/_sim(?:\/|\?|$)/.test(request.url ?? '') || isVisit(request);
      (isForPage ? app : handler)(request, response);
    },
    announce: async (url) => {
      address = url;
      workspace.mirror({
        url: `${url}/`,
        name: 'This receiver',
        secret: options.secret ?? DEVELOPMENT_SECRET,
        retryNow: () => undefined,
      });
      forget = await announceDashboard(url, dashboard, { options, terminal });
    },
    close: async () => {
      forget();
      await checks.close();
      await workspace.close(AbortSignal.abort());
    },
  };
}

/** A person with a browser at the root, where no webhook comes by GET. */
function isVisit({ method, url, headers }: Parameters<RequestListener>[0]): boolean {
  return method === 'GET' && url === '/' && (headers.accept ?? '').includes('text/html');
}
