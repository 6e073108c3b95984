import { SimulatorError } from '../../errors/simulator-error.ts';
import type { CommandInput } from '../parse/command.ts';
import type { CHECK_OPTIONS } from './command.ts';

type Input = CommandInput<typeof CHECK_OPTIONS>;

/**
 * Refuses options of `check` that do not go together, before anything is started.
 *
 * @throws SimulatorError `invalid-option`.
 */
export function refuseContradictions({ commandLine, options, positionals }: Input): void {
  const converges = options.convergence !== undefined;
  const pairs: readonly (readonly [boolean, string])[] = [
    [converges && options.list, '--convergence and --list'],
    [converges && options.only.length > 0, '--convergence and --only'],
    [converges && options.exclude.length > 0, '--convergence and --exclude'],
    [options.json && options.quiet, '--json and --quiet'],
    [options.quiet && options.verbose, '--quiet and --verbose'],
    [options.list && options.dryRun, '--list and --dry-run'],
  ];
  const contradiction = pairs.find(([given]) => given)?.[1];
  if (contradiction !== undefined) {
    throw new SimulatorError({
      code: 'invalid-option',
      problem: `${contradiction} do not go together.`,
      cure: 'Leave one of them out.',
    });
  }
  // A configuration may hold them for the runs with --convergence.
  const idle = ['--variants', '--param', '--record'].find((name) =>
    commandLine.some((word) => word.split('=')[0] === name),
  );
  if (idle !== undefined && !converges) {
    throw new SimulatorError({
      code: 'invalid-option',
      problem: `${idle} goes with --convergence, and no journey was named.`,
      cure: 'For example: --convergence one-time-purchase; "journeys" lists what there is.',
    });
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
  return new SimulatorError({
    code: 'invalid-option',
    problem: 'check needs a receiver: a URL, host:port/path or a port on localhost.',
    cure: 'For example: cf-webhook-sim check http://localhost:3000/webhooks --secret TEXT',
  });
}
