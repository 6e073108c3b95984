import type { SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import { flagOf } from '../../options/option-name.ts';
import type { CommandInput } from '../parse/command.ts';

type Input = CommandInput<'check'>;

/**
 * Refuses options of `check` that lack what they are about, before anything is started.
 *
 * @throws SimulatorError `invalid-option`.
 */
export function refuseIncomplete({ options, origins, positionals }: Input): void {
  const converges = options.convergence !== undefined;
  // A configuration may hold them for the runs with --convergence.
  const idle = ['variants', 'param', 'record'].find((name) => origins.get(name)?.kind === 'typed');
  if (idle !== undefined && !converges) {
    throw usageError(
      `${flagOf(idle)} requires --convergence.`,
      'For example: --convergence one-time-purchase; "journeys" lists the names.',
    );
  }
  if (positionals[0]?.startsWith('-') === true) throw noTarget();
}

/**
 * The receiver that is checked.
 *
 * @throws SimulatorError `invalid-option` where none was named.
 */
export function targetOf({ options, positionals }: Input): string {
  const target = positionals[0] ?? options.to;
  if (target === undefined) throw noTarget();
  return target;
}

function noTarget(): SimulatorError {
  return usageError(
    'check requires a receiver: a URL, host:port/path or a port on localhost.',
    'For example: cf-webhook-sim check http://localhost:3000/webhooks --secret TEXT',
  );
}
