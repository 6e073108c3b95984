import type { ProcessControl } from '../../checks/engine/process-control.ts';
import { DEFAULT_RECEIVER_WAIT_MS } from '../../options/definitions/receiver.ts';
import { DEVELOPMENT_SECRET } from '../../signature/sign.ts';
import { parseTarget } from '../../wire/target.ts';
import type { CommandInput } from '../parse/command.ts';
import { present } from '../parse/present.ts';
import { startReceiverProcess } from '../receiver-process/receiver-process.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** A receiver that was started for a run of checks. */
export interface CheckedProcess {
  readonly control: ProcessControl;
  /** Where it responds. */
  readonly url: URL;
  /** Leaves nothing running. May be called again. */
  readonly stop: () => Promise<void>;
}

/** A command to start, and how. */
export interface CheckedCommand extends Pick<CommandInput<'check'>, 'childCommand' | 'options'> {
  /** Whether it may listen on another port than the target's. */
  readonly anyPort: boolean;
}

/**
 * Starts the command after `--` and waits until it responds.
 *
 * @throws SimulatorError `receiver-failed`, `port-in-use`, `invalid-url` or `remote-target-refused`.
 */
export async function startCheckedProcess(
  { childCommand, options, anyPort }: CheckedCommand,
  target: string,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<CheckedProcess> {
  const receiver = await startReceiverProcess({
    command: childCommand,
    url: parseTarget(target, options.allowRemote),
    anyPort,
    secret: options.secret ?? DEVELOPMENT_SECRET,
    waitMs: options.wait ?? DEFAULT_RECEIVER_WAIT_MS,
    verbose: options.verbose,
    narrate: options.quiet ? () => undefined : terminal.narrate,
    palette: terminal.narrationPalette,
    environment: terminal.environment,
    signal,
    ...present({ waitForPath: options.waitFor }),
  });
  return {
    url: receiver.url,
    control: { kill: () => receiver.kill(), restart: () => receiver.restart() },
    stop: () => receiver.stop(),
  };
}
