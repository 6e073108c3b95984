import type { Probe } from '../../checks/engine/probe.ts';
import type { ProcessControl } from '../../checks/engine/process-control.ts';
import type { CommandInput } from '../parse/command.ts';
import { runShellCommand } from '../receiver-process/shell-command.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { createCommandProbe } from './command-probe.ts';

type Options = Pick<
  CommandInput<'check'>['options'],
  | 'allowRemote'
  | 'breakCommand'
  | 'effects'
  | 'fixCommand'
  | 'probeCommand'
  | 'probeUrl'
  | 'quiet'
  | 'resetCommand'
  | 'timeout'
>;

/** How the receiver is looked at and taken hold of, beside its process. */
export interface CheckMeans {
  readonly probe: Probe | undefined;
  /** What the user's own commands do. */
  readonly control: ProcessControl;
  /** What a receiver that is started has to know. */
  readonly environment: Terminal['environment'];
  /** Stops what was started for it. May be called again. */
  close(): Promise<void>;
}

/** Real milliseconds that a probe or a command may take, unless `--timeout` says otherwise. */
const DEFAULT_COMMAND_TIMEOUT_MS = 30_000;

/**
 * Starts what the options ask for.
 *
 * @throws SimulatorError `invalid-option`, `invalid-url` or `remote-target-refused`
 */
export async function startCheckMeans(
  options: Options,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<CheckMeans> {
  const { environment } = terminal;
  const how = { environment, timeoutMs: options.timeout ?? DEFAULT_COMMAND_TIMEOUT_MS, signal };
  const state = await stateProbe(options, how);
  const sink = options.effects
    ? await import('../../probes/effects-sink.ts').then(({ startEffectsSink }) => startEffectsSink())
    : undefined;
  const commands: ProcessControl = {
    ...commandAs('breakDependency', '--break-command', options.breakCommand),
    ...commandAs('fixDependency', '--fix-command', options.fixCommand),
    ...commandAs('reset', '--reset-command', options.resetCommand),
  };

  if (sink !== undefined && !options.quiet) {
    const { host, port } = sink.smtp;
    terminal.narrate(
      `Effects: post to ${sink.url} (CF_WEBHOOK_SIM_EFFECTS_URL), email over ${host}:${port} (SMTP_HOST, SMTP_PORT)`,
    );
  }
  return {
    probe:
      state === undefined && sink === undefined
        ? undefined
        : {
            describe: state?.describe ?? 'the effects',
            ...(state?.readState === undefined ? {} : { readState: state.readState }),
            ...(sink === undefined ? {} : { readEffects: () => Promise.resolve([...sink.effects]) }),
          },
    control: commands,
    environment: sink === undefined ? environment : { ...environment, ...effectsEnvironment(sink) },
    close: async () => {
      await sink?.close();
    },
  };

  function commandAs(name: keyof ProcessControl, option: string, line: string | undefined): ProcessControl {
    if (line === undefined) return {};
    return {
      [name]: async () => {
        await runShellCommand({ ...how, option, line });
      },
    };
  }
}

async function stateProbe(
  { allowRemote, probeCommand, probeUrl }: Options,
  how: Parameters<typeof createCommandProbe>[1],
): Promise<Probe | undefined> {
  if (probeCommand !== undefined) return createCommandProbe(probeCommand, how);
  if (probeUrl === undefined) return undefined;
  const { createUrlProbe } = await import('../../probes/url-probe.ts');
  return createUrlProbe(probeUrl, { allowRemote, timeoutMs: how.timeoutMs });
}

/** The addresses of both servers, by the names that are usual for them. */
function effectsEnvironment({
  smtp,
  url,
}: {
  readonly url: string;
  readonly smtp: { readonly host: string; readonly port: number };
}): Readonly<Record<string, string>> {
  return {
    CF_WEBHOOK_SIM_EFFECTS_URL: url,
    CF_WEBHOOK_SIM_SMTP_URL: `smtp://${smtp.host}:${smtp.port}`,
    SMTP_HOST: smtp.host,
    SMTP_PORT: String(smtp.port),
  };
}
