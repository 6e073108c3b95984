import { createVirtualClock } from '../../clock/virtual-clock.ts';
import type { DeliveryEvent } from '../../delivery/delivery-event.ts';
import type { PlannedDelivery } from '../../delivery/delivery-plan.ts';
import type { DeliveryStatus } from '../../delivery/delivery-state.ts';
import { DOCUMENTED_SCHEDULE } from '../../delivery/retry-schedule.ts';
import type { Sender } from '../../delivery/sender.ts';
import { dispatch } from '../../engine/dispatcher.ts';
import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import { shownUrl } from '../../wire/target.ts';
import type { WireRequest } from '../../wire/wire-request.ts';
import type { Exchange } from '../evidence/exchange.ts';
import type { CheckDelivery, CheckDeliveryOptions } from './check-context.ts';
import type { CheckEnvironment } from './check-environment.ts';
import { CheckInterruption } from './check-interruption.ts';
import { budgetSpent, refuseMachineFault } from './send-variation.ts';
import { UnsubscribedType } from './unsubscribed-type.ts';

/**
 * Delivers one event with the simulator's own dispatcher on a virtual clock of its own, and keeps what was exchanged.
 *
 * @throws CheckInterruption when the budget is used up or the run is stopped.
 */
export async function deliverEvent(
  event: OutgoingEvent,
  options: CheckDeliveryOptions,
  environment: CheckEnvironment,
): Promise<CheckDelivery> {
  const { about, schedule = DOCUMENTED_SCHEDULE, onAttempt, disturbance = {}, beforeAttempt } = options;
  const { storyTime, timeoutMs } = environment;
  if (!environment.isSubscribed(event.type)) throw new UnsubscribedType(event.type);
  const endpoint = environment.endpointFor(event.type);
  const stopping = new AbortController();
  const exchanges: Exchange[] = [];
  let status: DeliveryStatus = 'canceled';
  let request: WireRequest | undefined;
  const record = (happened: DeliveryEvent) => {
    if (happened.type === 'attempt-started') request = happened.request;
    if (happened.type === 'delivery-finished') status = happened.status;
    if (happened.type !== 'attempt-finished' || request === undefined) return;
    const { attempt, result } = happened;
    exchanges.push({
      variation: { about: `${about} (attempt ${attempt.number})`, event },
      request,
      timestamp: attempt.signatureTimestamp,
      startedAt: attempt.startedAt,
      result,
    });
  };

  await dispatch([{ event, lateByMs: 0, disturbance, faults: [] }], {
    clock: createVirtualClock({ startAt: storyTime, manual: false }),
    schedule,
    sender: countingSender(environment, stopping),
    endpoint: { ...endpoint, name: shownUrl(endpoint.url) },
    concurrency: 1,
    timeoutMs,
    maxWaitMs: Number.POSITIVE_INFINITY,
    signal: AbortSignal.any([environment.signal, stopping.signal]),
    announce: record,
    nextDeliveryNumber: () => 1,
    ...(onAttempt === undefined ? {} : { onAttempt }),
    ...(beforeAttempt === undefined
      ? {}
      : { beforeAttempt: ({ attemptNumber }) => beforeAttempt(attemptNumber) }),
  });
  if (stopping.signal.aborted) throw budgetSpent();
  if (environment.signal.aborted) throw new CheckInterruption('The run was stopped.');
  for (const { result } of exchanges) refuseMachineFault(result.outcome);
  return { status, exchanges };
}

/** How a whole plan is delivered. */
export interface PlanDeliveryOptions {
  /** Awaited before each attempt. */
  readonly beforeAttempt?: () => Promise<void> | void;
  /** Hears of each attempt as it ends, and which of its delivery it was, counted from 1. */
  readonly onExchange?: (exchange: Exchange, attemptNumber: number) => void;
}

/**
 * Delivers a plan on the documented schedule on a virtual clock of its own, one attempt at a time, and keeps what was
 * exchanged.
 *
 * @throws CheckInterruption when the budget is used up or the run is stopped.
 */
export async function deliverPlan(
  plan: readonly PlannedDelivery[],
  { beforeAttempt, onExchange = () => undefined }: PlanDeliveryOptions,
  environment: CheckEnvironment,
): Promise<readonly Exchange[]> {
  const { endpoint, storyTime, timeoutMs } = environment;
  const stopping = new AbortController();
  const exchanges: Exchange[] = [];
  let request: WireRequest | undefined;
  let deliveries = 0;
  await dispatch(plan, {
    clock: createVirtualClock({ startAt: storyTime, manual: false }),
    schedule: DOCUMENTED_SCHEDULE,
    sender: countingSender(environment, stopping),
    endpoint: { ...endpoint, name: shownUrl(endpoint.url) },
    concurrency: 1,
    timeoutMs,
    maxWaitMs: Number.POSITIVE_INFINITY,
    signal: AbortSignal.any([environment.signal, stopping.signal]),
    announce: (happened) => {
      if (happened.type === 'attempt-started') request = happened.request;
      if (happened.type !== 'attempt-finished' || request === undefined) return;
      const { attempt, delivery, result } = happened;
      const { event } = delivery;
      const exchange = {
        variation: { about: `${event.type} (attempt ${attempt.number})`, event },
        request,
        timestamp: attempt.signatureTimestamp,
        startedAt: attempt.startedAt,
        result,
      };
      exchanges.push(exchange);
      onExchange(exchange, attempt.number);
    },
    nextDeliveryNumber: () => {
      deliveries += 1;
      return deliveries;
    },
    ...(beforeAttempt === undefined ? {} : { beforeAttempt: () => beforeAttempt() }),
  });
  if (stopping.signal.aborted) throw budgetSpent();
  if (environment.signal.aborted) throw new CheckInterruption('The run was stopped.');
  for (const { result } of exchanges) refuseMachineFault(result.outcome);
  return exchanges;
}

function countingSender({ budget, sender }: CheckEnvironment, stopping: AbortController): Sender {
  return {
    send: async (request, signal, manner) => {
      if (budget.take()) return await sender.send(request, signal, manner);
      stopping.abort();
      manner?.runner?.leave();
      return null;
    },
    close: () => Promise.resolve(),
  };
}
