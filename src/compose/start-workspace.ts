import { loadJourney } from '../journeys/load-journey.ts';
import { checkCall } from '../options/check-call.ts';
import type { KindsOf } from '../options/option-kinds.ts';
import { resolveOptions, SIMULATOR_KINDS } from '../options/resolve-options.ts';
import { freshSecret } from '../random/entropy.ts';
import { createApiFaultBoard } from '../rest-api/management/api-fault-board.ts';
import { serveWorkspace } from '../rest-api/workspace-server.ts';
import { createInProcessHosts } from '../transport/in-process-hosts.ts';
import { requireApiFault } from '../workspace/api-fault.ts';
import type { WorkspaceService } from '../workspace/workspace-service.ts';
import { CALL_KINDS } from './call-kinds.ts';
import { localDelivery, matchingDeliveries } from './local-deliveries.ts';
import { localEndpoints } from './local-endpoints.ts';
import type { LocalWorkspace, StartWorkspaceOptions } from './local-workspace.ts';
import { openWorkspace } from './open-workspace.ts';
import { customFieldsOf } from './plan-deliveries.ts';
import { waitUntil } from './wait-until.ts';

const OWN_KINDS = {
  clock: 'any',
  data: 'text',
  port: 'number',
  token: 'text',
  recordAll: 'flag',
  deactivation: 'flag',
  apiFaults: 'texts',
} as const;

const { seed, now, schedule, attempts, timeoutMs, totalTimeoutMs, concurrency, wire, realism, snapshot } =
  SIMULATOR_KINDS;
const { headers, insecure, ca, allowRemote, customEvents, contactAttributes, formFields, learned } =
  SIMULATOR_KINDS;
const SHARED_KINDS = {
  ...{ seed, now, schedule, attempts, timeoutMs, totalTimeoutMs, concurrency, wire, realism, snapshot },
  ...{ headers, insecure, ca, allowRemote, customEvents, contactAttributes, formFields, learned },
};
const KINDS = { ...SHARED_KINDS, ...OWN_KINDS } satisfies KindsOf<StartWorkspaceOptions>;

/**
 * Starts a workspace for tests: endpoints may be receivers in the same process, time passes as the test says, and API
 * clients reach it over HTTP. Several may run side by side.
 *
 * @throws SimulatorError `unknown-option`, `invalid-option`, `port-in-use`, `data-in-use`, `data-unreadable` or
 * `file-unwritable`
 * @example
 * await using workspace = await startWorkspace({ clock: 'manual', seed: 7 });
 * const { secret } = workspace.endpoints.add(app, { path: '/webhooks' });
 * workspace.trigger('order.created', { faults: { duplicate: 1 } });
 * await workspace.advance('1s');
 * console.log(workspace.deliveries().map(({ state }) => state));
 */
export async function startWorkspace(options: StartWorkspaceOptions = {}): Promise<LocalWorkspace> {
  checkCall('startWorkspace()', options, KINDS);
  const {
    clock = 'virtual',
    data,
    port,
    recordAll,
    deactivation,
    apiFaults = [],
    token = freshSecret(),
    ...shared
  } = options;
  const resolved = resolveOptions({ ...shared, clock, to: 'localhost' });
  const inProcess = createInProcessHosts();
  const faultBoard = createApiFaultBoard(apiFaults.map(requireApiFault));
  const service = await openWorkspace({
    ...{ clock, inProcess, recordAll: recordAll ?? false, deactivates: deactivation ?? false },
    ...{ wire: resolved.wire, realism: resolved.realism, snapshot: resolved.snapshot },
    ...{ schedule: resolved.schedule, headers: resolved.headers, customEvents: resolved.customEvents },
    ...{ timeoutMs: resolved.timeoutMs, totalTimeoutMs: resolved.totalTimeoutMs },
    ...{ insecure: resolved.insecure, allowRemote: options.allowRemote ?? [] },
    customFields: customFieldsOf(resolved),
    ...(data === undefined ? {} : { data }),
    ...(options.seed === undefined ? {} : { seed: resolved.seed }),
    ...(options.now === undefined && options.seed === undefined ? {} : { now: resolved.storyTime }),
    ...(options.concurrency === undefined ? {} : { concurrency: resolved.concurrency }),
    ...(resolved.ca === undefined ? {} : { ca: resolved.ca }),
  });
  try {
    const server = await serveWorkspace({
      workspace: service,
      token,
      apiFaults: faultBoard,
      customEvents: resolved.customEvents,
      ...(port === undefined ? {} : { port }),
    });
    const close = async () => {
      await server.close();
      await service.close();
    };
    const endpoints = localEndpoints(service, inProcess);
    return localWorkspace(service, {
      ...{ url: server.url, token, close, endpoints },
      setApiFaults: (faults) => faultBoard.replace(faults.map(requireApiFault)),
      isAutomatic: clock === 'virtual',
    });
  } catch (error) {
    await service.close();
    throw error;
  }
}

function localWorkspace(
  service: WorkspaceService,
  {
    url,
    token,
    endpoints,
    close,
    setApiFaults,
    isAutomatic,
  }: Pick<LocalWorkspace, 'url' | 'token' | 'endpoints' | 'close' | 'setApiFaults'> & {
    /** Whether time passes by itself as soon as nothing else is to be done. */
    readonly isAutomatic: boolean;
  },
): LocalWorkspace {
  const { identity, events, deliveries, clock, subscribe } = service;
  const isSettled = () => {
    if (matchingDeliveries(service, { state: 'pending' }).some(({ inFlight }) => inFlight)) return false;
    const nextAt = clock.nextAt();
    return nextAt === null || (!isAutomatic && nextAt > clock.read().now);
  };
  const workspace: LocalWorkspace = {
    url,
    token,
    workspaceId: identity.id,
    seed: service.seed,
    endpoints,
    get now() {
      return new Date(clock.read().now);
    },
    trigger: (eventType, options = {}) => {
      checkCall('trigger()', options, CALL_KINDS.trigger);
      return events
        .trigger({ ...options, eventType })
        .events.flatMap(({ deliveries: made }) => made.map((delivery) => localDelivery(service, delivery)));
    },
    run: async (journey, options = {}) => {
      checkCall('run()', options, CALL_KINDS.triggerJourney);
      return events.tell({ ...options, journey: await loadJourney(journey) });
    },
    deliveries: (selection = {}) => {
      checkCall('deliveries()', selection, CALL_KINDS.deliveries);
      return matchingDeliveries(service, selection).map((delivery) => localDelivery(service, delivery));
    },
    redeliver: (id) => localDelivery(service, deliveries.redeliver(id).delivery),
    advance: async (by) => {
      await clock.advance(by);
    },
    advanceToNext: async () => {
      await clock.advanceToNext();
    },
    waitFor: async (predicate, options) => {
      checkCall('waitFor()', options, CALL_KINDS.wait);
      return await waitUntil(service, predicate, options);
    },
    settled: async (options) => {
      checkCall('settled()', options, CALL_KINDS.wait);
      await waitUntil(service, isSettled, options);
    },
    subscribe,
    setApiFaults,
    close,
    [Symbol.asyncDispose]: close,
  };
  return workspace;
}
