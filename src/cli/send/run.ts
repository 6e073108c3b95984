// @chunk session
import type { SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import type { ParsedOptions } from '../../options/registry.ts';
import type { CommandInput } from '../parse/command.ts';
import { chooseEventTypes } from '../parse/event-selection.ts';
import { overridesFrom } from '../parse/overrides-from.ts';
import { present } from '../parse/present.ts';
import { aimAtEndpoint } from '../session/aim-at-endpoint.ts';
import { runDeliveries } from '../session/delivery-session.ts';
import { storyOrigin } from '../session/story-origin.ts';
import type { ExitCode } from '../terminal/exit-codes.ts';
import { countEvents, makeRequests } from './event-requests.ts';
import { choosePlannedEvents } from './planned-events.ts';

type Options = ParsedOptions<'send'>;

/** Runs `send`. */
export async function runSend(given: CommandInput<'send'>): Promise<ExitCode> {
  refuseBodyWithChanges(given.options);
  const input = { ...given, options: await aimAtEndpoint(given.options) };
  const { positionals, options, config } = input;
  const choice = {
    apiVersion: options.apiVersion,
    catalog: options.catalog,
    further: config?.customEvents,
  };
  const types =
    config?.run === undefined
      ? chooseEventTypes(positionals, choice)
      : choosePlannedEvents(config.run.events, choice);
  const volume = { count: options.count, ratePerSecond: options.rate, durationMs: options.duration };
  const total = countEvents(types, volume);
  const { seed, now } = storyOrigin(options);
  const order = { ...overridesFrom(options), force: options.force, ...present({ body: options.body }) };

  return await runDeliveries({
    ...input,
    seed,
    now,
    total,
    events: {
      wire: options.wire ?? 'documented',
      fresh: options.fresh ?? 'everything',
      ...present({
        apiVersion: options.apiVersion,
        realism: options.realism,
        snapshot: options.snapshot,
      }),
    },
    ownReceiver: { respond: options.respond, delayMs: options.delay },
    makePlan: (simulator, faults) =>
      simulator.plan(makeRequests(types, volume, order, seed), {
        faults,
        ...present({ total, ratePerSecond: options.rate }),
      }),
  });
}

function refuseBodyWithChanges({ body, fresh, set, setJson, unset, merge }: Options): void {
  if (body === undefined) return;
  const overrides = set.length + setJson.length + unset.length + merge.length;
  if (overrides > 0)
    throw bodyAnd(
      '--set, --set-json, --unset or --merge',
      'A body is sent unchanged; edit the file instead.',
    );
  if (fresh === 'ids') throw bodyAnd('--fresh ids', 'A body is sent unchanged; leave one of them out.');
}

function bodyAnd(what: string, cure: string): SimulatorError {
  const problem = `--body cannot be combined with ${what}.`;
  return usageError(problem, cure);
}
