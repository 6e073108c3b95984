import { wallClockMs } from '../../clock/wall-clock.ts';
import { NOTHING_WRONG } from '../../delivery/disturbance.ts';
import { describeOutcome, explainFailure, isMachineFault, type Outcome } from '../../delivery/outcome.ts';
import type { SendingManner } from '../../delivery/sender.ts';
import { createManners } from '../../engine/disturb.ts';
import { makeAttempt } from '../../engine/make-attempt.ts';
import { responseKind } from '../catalog/response-kind.ts';
import type { Exchange } from '../evidence/exchange.ts';
import type { CheckEnvironment } from './check-environment.ts';
import { CheckInterruption } from './check-interruption.ts';
import { signVariation } from './sign-variation.ts';
import { UnsubscribedType } from './unsubscribed-type.ts';
import type { Variation } from './variation.ts';

/**
 * Sends one request, signed at this moment.
 *
 * @throws CheckInterruption when the budget is used up, the run is stopped or the receiver is not there.
 */
export async function sendVariation(
  variation: Variation,
  environment: CheckEnvironment,
  more: Pick<SendingManner, 'runner' | 'onResponse'> = {},
): Promise<Exchange> {
  const exchange = await attemptVariation(variation, environment, more);
  const { outcome } = exchange.result;
  if (responseKind(outcome) !== 'unreachable') return exchange;
  if (environment.revive === undefined) throw goneAway(outcome);
  await environment.revive();
  const again = await attemptVariation(variation, environment, more);
  if (responseKind(again.result.outcome) === 'unreachable') throw goneAway(again.result.outcome);
  return again;
}

/** Why a check was cut short where nothing is reached any more. */
export function goneAway(outcome: Outcome): CheckInterruption {
  return new CheckInterruption(
    `The receiver became unreachable (${describeOutcome(outcome)}). Look in its log for the cause.`,
  );
}

/**
 * As {@link sendVariation}; that nothing was reached is a result too.
 *
 * @throws CheckInterruption when the budget is used up or the run is stopped.
 */
export async function attemptVariation(
  variation: Variation,
  { budget, endpointFor, isSubscribed, sender, signal, timeoutMs }: CheckEnvironment,
  more: Pick<SendingManner, 'runner' | 'onResponse'> = {},
): Promise<Exchange> {
  const { type } = variation.event;
  if (!isSubscribed(type)) {
    more.runner?.leave();
    throw new UnsubscribedType(type);
  }
  if (!budget.take()) {
    more.runner?.leave();
    throw budgetSpent();
  }
  const endpoint = endpointFor(type);
  const startedAt = wallClockMs();
  const timestamp = Math.floor(startedAt / 1_000);
  let request = signVariation(variation, endpoint, timestamp);
  const made = await makeAttempt(
    {
      request,
      signed: { secret: endpoint.secret, timestamp },
      number: 1,
      disturbance: variation.disturbance ?? NOTHING_WRONG,
      onRequest: (disturbed) => {
        request = disturbed;
      },
      manner: more,
    },
    { sender, manners: createManners(), signal, timeoutMs },
  );
  if (made === null) throw new CheckInterruption('The run was stopped.');
  const { result } = made;
  refuseMachineFault(result.outcome);
  return { variation, request, timestamp, startedAt, result };
}

/**
 * Cuts a check short whose request failed by a fault of this machine: no verdict follows from that.
 *
 * @throws CheckInterruption that names the fault.
 */
export function refuseMachineFault(outcome: Outcome): void {
  if (!isMachineFault(outcome)) return;
  const { why = '', cure = '' } = explainFailure(outcome) ?? {};
  throw new CheckInterruption(`${why} ${cure}`);
}

/** Why a check was cut short for want of requests. */
export function budgetSpent(): CheckInterruption {
  return new CheckInterruption(
    'The request limit was reached. Raise --max-requests, or choose fewer checks with --only.',
  );
}
