import { createCheckDesk } from '../../compose/check-desk.ts';
import { openWorkspace, type WorkspaceOptions } from '../../compose/open-workspace.ts';
import type { SimulatorOptions } from '../../options/simulator-options.ts';
import type { CheckDesk } from '../../rest-api/management/management-context.ts';
import { serveWorkspace } from '../../rest-api/workspace-server.ts';
import type { WorkspaceService } from '../../workspace/workspace-service.ts';
import { withoutSqliteWarning } from '../serve/expected-warnings.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { announceDashboard, createDashboard } from './dashboard.ts';

/** The page of a command that is not `serve`, with a workspace in memory behind it. */
export interface RunDashboard {
  readonly workspace: WorkspaceService;
  /** Where checks of this command are told of as well. */
  readonly checks: CheckDesk;
  /** Keeps the page open until Ctrl-C. */
  stayOpen(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** What the page of a run is made of. */
export interface RunDashboardOptions {
  readonly options: { readonly open: boolean };
  readonly terminal: Terminal;
  readonly workspace: WorkspaceOptions;
  /** How checks are sent from the page. */
  readonly checks: Omit<SimulatorOptions, 'to' | 'secret'>;
  /** What every run of checks is told beside what the page asks for. */
  readonly choice?: Parameters<typeof createCheckDesk>[2];
}

/** Opens a workspace in memory and serves its page on a free port. */
export async function startRunDashboard(given: RunDashboardOptions): Promise<RunDashboard> {
  const { options, terminal, checks, choice } = given;
  const workspace = await withoutSqliteWarning(() =>
    openWorkspace({ ...given.workspace, keepsExchanges: true }),
  );
  const desk = createCheckDesk(workspace, checks, choice);
  try {
    const dashboard = await createDashboard();
    const server = await serveWorkspace({ workspace, dashboard, checks: desk });
    const forget = await announceDashboard(server.url, dashboard, { options, terminal });
    return {
      workspace,
      checks: desk,
      stayOpen: async (signal) => {
        terminal.narrate('The page stays open. Ctrl-C stops.');
        await aborted(signal);
      },
      close: async () => {
        forget();
        await desk.close();
        await server.close();
        await workspace.close(AbortSignal.abort());
      },
    };
  } catch (error) {
    await workspace.close();
    throw error;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
