import { DEFAULT_RECEIVER_WAIT_MS } from '../../options/definitions/receiver.ts';
import { parseTarget } from '../../wire/target.ts';
import type { CommandInput } from '../parse/command.ts';
import { present } from '../parse/present.ts';
import { type ReceiverProcess, startReceiverProcess } from '../receiver-process/receiver-process.ts';
import { aimAtCommand } from '../session/aim-at-command.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Aim } from './session.ts';

/** Where the command listens when no address is configured. */
const ANY_PORT = 'auto';

/** The receiver that the configuration file says how to start. */
export interface ConfiguredReceiver {
  readonly isConfigured: boolean;
  /** Starts it, or ends it and starts it again. It keeps running. @throws SimulatorError `receiver-failed`, `port-in-use` */
  fresh(): Promise<Aim>;
  stop(): Promise<void>;
}

/** What starting it needs. */
export interface ConfiguredCommand extends Pick<CommandInput<'mcp'>, 'options' | 'terminal'> {
  /** Word by word; empty where none is configured. */
  readonly command: readonly string[];
  readonly secret: string;
  readonly signal: AbortSignal;
  readonly environment: () => Promise<Terminal['environment']>;
}

/** Keeps at most one process of the configured command. */
export function configuredReceiver({
  command,
  options,
  terminal,
  secret,
  signal,
  environment,
}: ConfiguredCommand): ConfiguredReceiver {
  let running: ReceiverProcess | undefined;
  /** Where it was found first: endpoints of a workspace stay there. */
  let place: URL | undefined;
  const stop = async () => {
    await running?.stop();
    running = undefined;
  };
  const start = async () => {
    const surroundings = await environment();
    const to = place?.href ?? options.to ?? ANY_PORT;
    const { options: aimed, anyPort } = await aimAtCommand({ to }, command, surroundings);
    return await startReceiverProcess({
      ...{ command, secret, signal, verbose: false, narrate: () => undefined },
      anyPort: anyPort || place !== undefined,
      url: parseTarget(aimed.to, options.allowRemote),
      waitMs: options.wait ?? DEFAULT_RECEIVER_WAIT_MS,
      palette: terminal.narrationPalette,
      environment: place === undefined ? surroundings : { ...surroundings, PORT: place.port },
      ...present({ waitForPath: options.waitFor }),
    });
  };

  return {
    isConfigured: command.length > 0,
    fresh: async () => {
      await stop();
      const receiver = await start();
      running = receiver;
      place = receiver.url;
      return {
        url: receiver.url,
        command,
        control: { kill: () => receiver.kill(), restart: () => receiver.restart() },
      };
    },
    stop,
  };
}
