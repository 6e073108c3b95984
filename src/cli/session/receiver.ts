import type { UpcomingAttempt } from '../../engine/dispatch-options.ts';
import { DEFAULT_RECEIVER_WAIT_MS } from '../../options/definitions/receiver.ts';
import { DEVELOPMENT_SECRET } from '../../signature/sign.ts';
import { parseTarget } from '../../wire/target.ts';
import { present } from '../parse/present.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { DeliverySession } from './delivery-session.ts';

/** Who responds in a session: a receiver that runs already, the built-in one, or a command that is started. */
export interface SessionReceiver {
  readonly target: string | URL;
  /** Narrates who responds. */
  introduce(): void;
  /** Awaited before each attempt. */
  beforeAttempt(about: UpcomingAttempt): Promise<void> | void;
  /** Narrates what can be said at the end; true when the receiver ended by itself before. */
  finish(): Promise<boolean>;
  /** Leaves nothing running. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts what has to be started.
 *
 * @throws SimulatorError `receiver-failed`, `port-in-use`, `invalid-url` or `remote-target-refused`.
 */
export async function startSessionReceiver(
  session: DeliverySession,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<SessionReceiver> {
  const { options, childCommand } = session;
  if (options.to === undefined) {
    const { startOwnReceiver } = await import('./own-receiver.ts');
    return await startOwnReceiver(session, terminal);
  }
  if (childCommand.length > 0) return await startCommand(session, options.to, terminal, signal);
  return {
    target: options.to,
    introduce: () => undefined,
    beforeAttempt: () => undefined,
    finish: () => Promise.resolve(false),
    stop: () => Promise.resolve(),
  };
}

async function startCommand(
  { options, childCommand, anyPort = false }: DeliverySession,
  to: string,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<SessionReceiver> {
  const [{ startReceiverProcess }, { receiverMoments }] = await Promise.all([
    import('../receiver-process/receiver-process.ts'),
    import('../receiver-process/receiver-moments.ts'),
  ]);
  const narrate = options.quiet ? () => undefined : terminal.narrate;
  const receiver = await startReceiverProcess({
    command: childCommand,
    url: parseTarget(to, options.allowRemote),
    anyPort,
    secret: options.secret ?? DEVELOPMENT_SECRET,
    waitMs: options.wait ?? DEFAULT_RECEIVER_WAIT_MS,
    verbose: options.verbose,
    narrate,
    palette: terminal.narrationPalette,
    environment: terminal.environment,
    signal,
    ...present({ waitForPath: options.waitFor }),
  });
  const { restartAt, killAt } = options;
  const moments = receiverMoments(receiver, { narrate, ...present({ restartAt, killAt }) });
  let endedByItself = false;
  void receiver.exited.then(({ asked }) => {
    endedByItself = !asked;
  });

  return {
    target: receiver.url,
    introduce: () => undefined,
    beforeAttempt: moments,
    finish: async () => {
      const failed = endedByItself;
      await receiver.stop();
      return failed;
    },
    stop: () => receiver.stop(),
  };
}
