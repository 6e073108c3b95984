import { wallClockMs } from '../clock/wall-clock.ts';
import { CALL_KINDS } from '../compose/call-kinds.ts';
import { createPlanner } from '../compose/plan-deliveries.ts';
import type { EventRequest } from '../compose/simulator.ts';
import type { PlannedDelivery } from '../delivery/delivery-plan.ts';
import { disturbRequest } from '../engine/disturb.ts';
import { usageError } from '../errors/usage-error.ts';
import { listed } from '../internal/listed.ts';
import { checkCall } from '../options/check-call.ts';
import type { KindsOf } from '../options/option-kinds.ts';
import { resolveOptions, SIMULATOR_KINDS } from '../options/resolve-options.ts';
import { parseTarget } from '../wire/target.ts';
import { buildWireRequest, type WireRequest } from '../wire/wire-request.ts';
import { LOAD_FAULTS, type LoadEvent, type LoadOptions } from './load-options.ts';
import type { LoadWorker } from './load-worker.ts';

/** A request that is signed and ready to be sent once. */
export interface LoadRequest {
  readonly request: WireRequest;
  readonly eventId: string;
  readonly eventType: string;
  /** Whether its signature is invalid on purpose. */
  readonly isForged: boolean;
}

/** Makes the requests of one worker. */
export interface LoadEvents {
  /**
   * The next request of its kind, signed now.
   *
   * @throws SimulatorError `invalid-url` or `remote-target-refused`, and as a simulator's `send` does.
   */
  next(wanted: LoadEvent, url: string): LoadRequest;
}

const { seed, now, wire, realism, snapshot, apiVersion, headers, allowRemote } = SIMULATOR_KINDS;
const KINDS = {
  ...{ seed, now, wire, realism, snapshot, apiVersion, headers, allowRemote },
} as const satisfies KindsOf<LoadOptions>;
const { body: _, ...EVENT_KINDS } = CALL_KINDS.request;

/** Makes {@link LoadEvents}: every worker has a part of the seed's events to itself. */
export function createLoadEvents(
  options: LoadOptions,
  { worker, secret }: { readonly worker: LoadWorker; readonly secret: string | undefined },
): LoadEvents {
  checkCall('clickfunnels', options, KINDS);
  const resolved = resolveOptions({
    ...options,
    to: 'localhost',
    // A load generator has no time for more, and ids that grow can be kept apart.
    fresh: 'ids',
    ...(secret === undefined ? {} : { secret }),
  });
  const named = worker.name === '' ? resolved.seed : `${resolved.seed} ${worker.name}`;
  const planner = createPlanner({ ...resolved, seed: named }, worker.firstIndex);
  const kinds = new Map<LoadEvent, Iterator<PlannedDelivery>>();
  const targets = new Map<string, URL>();

  const planOf = (wanted: LoadEvent) => {
    const known = kinds.get(wanted);
    if (known !== undefined) return known;
    const { faults = {}, ...request } = wanted;
    checkCall('clickfunnels', request, EVENT_KINDS);
    refuseOtherFaults(faults);
    const plan = planner(endless(request), { faults })[Symbol.iterator]();
    kinds.set(wanted, plan);
    return plan;
  };
  const targetOf = (url: string) => {
    const known = targets.get(url);
    if (known !== undefined) return known;
    const target = parseTarget(url, options.allowRemote ?? []);
    if (targets.size < MOST_TARGETS) targets.set(url, target);
    return target;
  };

  return {
    next: (wanted, to) => {
      const url = targetOf(to);
      const { event, disturbance } = nextSent(planOf(wanted));
      const timestamp = Math.floor(wallClockMs() / 1_000);
      const signed = { secret: resolved.secret, timestamp };
      const { body, id: eventId, type: eventType } = event;
      const plain = buildWireRequest({ url, body, eventId, extraHeaders: resolved.headers, ...signed });
      const request = disturbRequest(plain, disturbance, signed);
      return { request, eventId, eventType, isForged: disturbance.forgedAs !== undefined };
    },
  };
}

/** URLs that are different each time would fill the memory. */
const MOST_TARGETS = 1_000;

function* endless(request: EventRequest): Generator<EventRequest> {
  for (;;) yield request;
}

/** What a fault drops is never sent. */
function nextSent(plan: Iterator<PlannedDelivery>): PlannedDelivery {
  for (;;) {
    const { value } = plan.next();
    if (value.disturbance.dropped !== true) return value;
  }
}

function refuseOtherFaults(faults: object): void {
  const other = Object.keys(faults).find((name) => !LOAD_FAULTS.some((known) => known === name));
  if (other === undefined) return;
  throw usageError(
    `clickfunnels: the fault "${other}" is not possible where a load generator sends each request once.`,
    `Use ${listed([...LOAD_FAULTS])}; cf-webhook-sim send has the others.`,
  );
}
