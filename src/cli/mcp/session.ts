import type { ProcessControl } from '../../checks/engine/process-control.ts';
import { createSimulator } from '../../compose/create-simulator.ts';
import type { Simulator } from '../../compose/simulator.ts';
import { usageError } from '../../errors/usage-error.ts';
import type { EventTypeEntry } from '../../events/event-type.ts';
import type { SimulatorOptions } from '../../options/simulator-options.ts';
import { DEVELOPMENT_SECRET } from '../../signature/sign.ts';
import { parseTarget } from '../../wire/target.ts';
import { type CheckMeans, startCheckMeans } from '../check/means.ts';
import type { CommandInput } from '../parse/command.ts';
import { present } from '../parse/present.ts';
import { type ConfiguredReceiver, configuredReceiver } from './configured-receiver.ts';
import { type KeptWorkspace, keepWorkspace, type OpenWorkspace } from './kept-workspace.ts';

/** Where a call sends, and how it may take hold of the receiver there. */
export interface Aim {
  readonly url: URL;
  /** What started the receiver; empty where it runs already. */
  readonly command: readonly string[];
  readonly control: ProcessControl;
}

/** What lasts from one call to the next. */
export interface McpSession {
  readonly options: CommandInput<'mcp'>['options'];
  readonly config: CommandInput<'mcp'>['config'];
  readonly customEvents: readonly EventTypeEntry[];
  /** Signs what is sent; never part of a result. */
  readonly secret: string;
  readonly workspace: KeptWorkspace;
  /**
   * Finds the receiver of a call. The configured one is started afresh, so that changes to its code apply.
   *
   * @param to What the call says, where it says anything.
   * @throws SimulatorError `invalid-option` without any receiver, `remote-target-refused`, `receiver-failed`, `port-in-use`
   */
  aim(to: string | undefined): Promise<Aim>;
  /** The workspace, with its receiver as {@link aim} finds it. @throws SimulatorError `not-found`, and as `aim` does */
  openWorkspace(): Promise<OpenWorkspace>;
  /** What checks see besides responses. Started by the first call. */
  means(): Promise<CheckMeans>;
  /** A simulator that skips all waiting. */
  simulator(to: URL, options?: Pick<SimulatorOptions, 'seed' | 'attempts'>): Simulator;
  /** Stops what was started. */
  close(): Promise<void>;
}

/** Makes the session of one client. */
export function createMcpSession(
  { options, config, terminal }: CommandInput<'mcp'>,
  signal: AbortSignal,
): McpSession {
  const secret = options.secret ?? DEVELOPMENT_SECRET;
  const customEvents = config?.customEvents ?? [];
  let starting: Promise<CheckMeans> | undefined;
  const means = () => {
    starting ??= startCheckMeans({ ...options, quiet: true }, terminal, signal);
    return starting;
  };
  const receiver: ConfiguredReceiver = configuredReceiver({
    ...{ command: config?.receiver ?? [], options, secret, signal, terminal },
    environment: async () => (await means()).environment,
  });
  const workspace = keepWorkspace();

  const aim = async (to: string | undefined): Promise<Aim> => {
    if (to === undefined && receiver.isConfigured) return await receiver.fresh();
    const target = to ?? options.to;
    if (target === undefined) throw noReceiver();
    return { url: parseTarget(target, options.allowRemote), command: [], control: {} };
  };

  return {
    ...{ options, config, customEvents, secret, workspace, aim, means },
    openWorkspace: async () => {
      const opened = workspace.current();
      await aim(opened.to);
      return opened;
    },
    simulator: (to, given = {}) =>
      createSimulator({
        ...config?.customFields,
        ...{ customEvents, to, secret, clock: 'virtual', headers: options.header },
        ...{ insecure: options.insecure, allowRemote: options.allowRemote },
        ...present({ ca: options.ca, wire: options.wire, timeoutMs: options.timeout }),
        ...given,
      }),
    close: async () => {
      await workspace.close();
      await receiver.stop();
      await (await starting)?.close();
    },
  };
}

function noReceiver() {
  return usageError(
    'This call requires a receiver.',
    'Pass "to", or set "receiver: node server.js" and "to: 3000/webhooks" in cf-webhook-sim.config.yaml.',
  );
}
