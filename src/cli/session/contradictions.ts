import { usageError } from '../../errors/usage-error.ts';
import type { DeliverySession } from './delivery-session.ts';

/**
 * Refuses what no option alone says: responses that no one gives, a command without an address.
 *
 * @throws SimulatorError `invalid-option`.
 */
export function refuseImpossibleSession({
  options,
  childCommand,
  ownReceiver,
  total,
}: DeliverySession): void {
  const respondsItself = ownReceiver?.respond !== undefined || ownReceiver?.delayMs !== undefined;
  const hasCommand = childCommand.length > 0;
  const pairs: readonly (readonly [boolean, string])[] = [
    [options.to !== undefined && respondsItself, '--to and --respond'],
    [hasCommand && respondsItself, 'a command after -- and --respond'],
  ];
  const contradiction = pairs.find(([given]) => given)?.[1];
  if (contradiction !== undefined)
    throw usageError(`${contradiction} cannot be combined.`, 'Leave one of them out.');
  if (total === undefined && (options.plan || options.order !== undefined)) {
    throw usageError(
      `${options.plan ? '--plan' : '--order'} requires a known number of events.`,
      'Add a rate to --duration, for example --rate 10/s, or leave --duration out.',
    );
  }
  if (hasCommand && options.to === undefined) {
    throw usageError(
      'A command after -- requires the address of its receiver.',
      'Add it, for example --to 3000, or --to auto to read its port.',
    );
  }
  if (!hasCommand && (options.killAt !== undefined || options.restartAt !== undefined)) {
    throw usageError(
      '--kill-at and --restart-at require a receiver that was started after --.',
      'Add its command at the end: -- node server.js.',
    );
  }
}
