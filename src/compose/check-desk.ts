import { CHECKS } from '../checks/catalog/registry.ts';
import { selectChecks } from '../checks/engine/select-checks.ts';
import type { SimulatorOptions } from '../options/simulator-options.ts';
import { type CheckBoard, type CheckRequest, createCheckBoard } from '../rest-api/control/check-board.ts';
import type { CheckDesk } from '../rest-api/management/management-context.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import type { CheckOptions } from './check-options.ts';
import { createSimulator } from './create-simulator.ts';

/** A {@link CheckDesk} that stops what runs when it is closed. */
export interface ClosableCheckDesk extends CheckDesk {
  close(): Promise<void>;
}

/**
 * Checks the endpoints of a workspace from its page.
 *
 * @param settings How every check is sent.
 * @param choice What every run is told beside the request.
 */
export function createCheckDesk(
  workspace: WorkspaceService,
  settings: Omit<SimulatorOptions, 'to' | 'secret'>,
  choice: Omit<CheckOptions, 'onResult' | 'signal' | 'only'> = {},
  board: CheckBoard = createCheckBoard(),
): ClosableCheckDesk {
  const closed = new AbortController();
  let running: Promise<void> = Promise.resolve();

  const run = async ({ only = [], strict }: CheckRequest, to: string, secret: string) => {
    const simulator = createSimulator({ ...settings, to, secret });
    try {
      const report = await simulator.check({
        ...choice,
        only,
        ...(strict === undefined ? {} : { strict }),
        signal: closed.signal,
        onResult: (result, total) => board.take(result, total),
      });
      board.finish(report);
    } finally {
      await simulator.close();
    }
  };

  return {
    board,
    run: (request) => {
      const { endpoint, secret } = workspace.endpoints.reveal(request.endpoint);
      if (request.only !== undefined) selectChecks(CHECKS, { only: request.only });
      board.begin(endpoint.name, { keepsOthers: request.only !== undefined });
      running = run(request, endpoint.url, secret).catch((error: unknown) =>
        board.finish(undefined, error instanceof Error ? error.message : String(error)),
      );
    },
    close: async () => {
      closed.abort();
      await running;
    },
  };
}
