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
  /** Leaves nothing running. May be called again. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the command after `--` and waits until it responds.
 *
 * @throws SimulatorError `receiver-failed`, `port-in-use`, `invalid-url` or `remote-target-refused`.
 */
export async function startCheckedProcess(
  { childCommand, options }: Pick<CommandInput<'check'>, 'childCommand' | 'options'>,
  target: string,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<CheckedProcess> {
  const receiver = await startReceiverProcess({
    command: childCommand,
    url: parseTarget(target, options.allowRemote),
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
    control: { kill: () => receiver.kill(), restart: () => receiver.restart() },
    stop: () => receiver.stop(),
  };
}
