import { usageError } from '../../errors/usage-error.ts';

/** What `--to` says to read the receiver's port, with the path of its webhooks. */
const AUTO = /^auto(?=[/?]|$)/;

/** What may aim a run at the command that it starts. */
interface Aim {
  readonly to?: string | undefined;
}

/** How a run is aimed at its command. */
export interface CommandAim<Options extends Aim> {
  readonly options: Options;
  /** Whether the receiver may listen on another port than `to` names. */
  readonly anyPort: boolean;
}

/**
 * The options of a run with `--to auto`, with an address in it: the port of the variable `PORT`, or else one that is free
 * and that the command is told there. Other options stay as they are.
 *
 * @throws SimulatorError `invalid-option` where no command is started.
 */
export async function aimAtCommand<Options extends Aim>(
  options: Options,
  childCommand: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<CommandAim<Options>> {
  const { to } = options;
  if (to === undefined || !AUTO.test(to)) return { options, anyPort: false };
  if (childCommand.length === 0) {
    throw usageError(
      '--to auto requires the command that starts the receiver.',
      'Put it at the end, for example --to auto/webhooks -- node server.js.',
    );
  }
  const { freePort } = await import('../receiver-process/find-port.ts');
  const named = Number(environment['PORT']);
  const port = Number.isInteger(named) && named > 0 ? named : await freePort();
  return { options: { ...options, to: to.replace(AUTO, String(port)) }, anyPort: true };
}
