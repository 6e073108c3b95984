import type { LocalDelivery, LocalWorkspace } from '../../compose/local-workspace.ts';
import { SimulatorError } from '../../errors/simulator-error.ts';

/** A workspace, and where its deliveries go. */
export interface OpenWorkspace {
  readonly workspace: LocalWorkspace;
  /** What the call that started it named as its receiver; `undefined`: the configured one. */
  readonly to: string | undefined;
}

/** The one workspace of a session. */
export interface KeptWorkspace {
  /** @throws SimulatorError `not-found` before start_workspace was called. */
  current(): OpenWorkspace;
  /** @throws SimulatorError `not-found` where there is no such delivery. */
  delivery(id: number): LocalDelivery;
  /** Closes the one before. */
  replace(opened: OpenWorkspace): Promise<void>;
  close(): Promise<void>;
}

/** Keeps no workspace yet. */
export function keepWorkspace(): KeptWorkspace {
  let kept: OpenWorkspace | undefined;
  const current = () => {
    if (kept !== undefined) return kept;
    throw notFound('No workspace is running in this session.', 'Call start_workspace first.');
  };
  const close = async () => {
    await kept?.workspace.close();
    kept = undefined;
  };
  return {
    current,
    delivery: (id) => {
      const { workspace } = current();
      const found = workspace.deliveries().find((delivery) => delivery.id === id);
      if (found !== undefined) return found;
      throw notFound(`The workspace has no delivery ${id}.`, 'trigger returns the ids.');
    },
    replace: async (opened) => {
      await close();
      kept = opened;
    },
    close,
  };
}

function notFound(problem: string, cure: string): SimulatorError {
  return new SimulatorError({ code: 'not-found', problem, cure });
}
