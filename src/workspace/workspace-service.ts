import type { RetrySchedule } from '../delivery/retry-schedule.ts';
import type { SceneWorkspace } from '../payloads/scene/workspace.ts';
import type { WorkspaceAnnouncement } from './announcement.ts';
import { type AttemptMakerOptions, createAttemptMaker } from './attempt-maker.ts';
import { DeliveryEngine, type DeliveryEngineOptions } from './delivery-engine.ts';
import { createDeliveryLog, type DeliveryLog } from './delivery-log.ts';
import type { DeliveryRecord } from './delivery-record.ts';
import { createEndpointRegistry, type EndpointRegistry } from './endpoint-registry.ts';
import { createEventLog, type EventLog, type EventLogOptions } from './event-log.ts';
import { createRecordLog, type RecordLog } from './records/record-log.ts';
import { keepRemoving, removeOld } from './retention.ts';
import { createRunMirror, type MirroredRun, type RunMirror } from './run-mirror.ts';
import { createWorkspaceClock, type WorkspaceClock } from './workspace-clock.ts';
import { createWorkspaceCore, type WorkspaceCoreParts } from './workspace-core.ts';

/**
 * A ClickFunnels workspace: its endpoints, what happens in it, and everything that is delivered because of it. Whatever
 * it is asked to do is kept when the call returns.
 */
export interface WorkspaceService extends AsyncDisposable {
  /** The business that it belongs to: ids, name, subdomain. Stays the same for a data folder. */
  readonly identity: SceneWorkspace;
  readonly seed: string;
  /** The waits before each attempt, in milliseconds. */
  readonly schedule: RetrySchedule;
  readonly endpoints: EndpointRegistry;
  readonly events: EventLog;
  readonly deliveries: DeliveryLog;
  readonly records: RecordLog;
  readonly clock: WorkspaceClock;
  /** Shows a run of deliveries that is made elsewhere in this process, e.g. that of `send --ui`. */
  mirror(run: MirroredRun): RunMirror;
  /** Everything that happens from the moment of iteration on. Ends when the workspace is closed. */
  readonly announcements: AsyncIterable<WorkspaceAnnouncement>;
  /** Calls back for everything that happens, at once. Returns a function that ends it. */
  subscribe(listener: (announcement: WorkspaceAnnouncement) => void): () => void;
  /**
   * Waits until deliveries have ended, or wait for a later attempt.
   *
   * @returns How they stand then.
   */
  settled(deliveryIds: readonly number[], signal?: AbortSignal): Promise<readonly DeliveryRecord[]>;
  /** Resolves when the workspace is closed; rejects when it can go on no longer, e.g. because the disk is full. */
  readonly ended: Promise<void>;
  /**
   * Begins no attempt any more, waits for those in flight, keeps how they ended, and frees everything. May be called
   * again.
   *
   * @param giveUp Ends the waiting: attempts that are still in flight are made again after the next start.
   */
  close(giveUp?: AbortSignal): Promise<void>;
}

/** What a {@link WorkspaceService} is made of. */
export interface WorkspaceParts
  extends Omit<WorkspaceCoreParts, 'wake'>,
    EventLogOptions,
    AttemptMakerOptions,
    Omit<DeliveryEngineOptions, 'maker'> {
  /** For how long deliveries are kept after their end, in simulated milliseconds. @default forever */
  readonly keepMs?: number;
}

/**
 * Makes the service of a workspace, which begins with what is due. Attempts that were in flight when an earlier process
 * ended are made once more.
 */
export function createWorkspaceService(parts: WorkspaceParts): WorkspaceService {
  const { store, stream, sender } = parts;
  const core = createWorkspaceCore({ ...parts, wake: () => engine.wake() });
  core.change(() => {
    store.attempts.interruptAll();
    store.deliveries.releaseAll();
  });
  const { keepMs } = parts;
  if (keepMs !== undefined) removeOld(core, keepMs);
  const endRemoving = keepMs === undefined ? () => undefined : keepRemoving(core, keepMs);
  const engine = new DeliveryEngine(core, { ...parts, maker: createAttemptMaker(parts) });
  let closing: Promise<void> | undefined;

  const close = async (giveUp?: AbortSignal) => {
    endRemoving();
    await engine.stop(giveUp);
    await sender.close();
    stream.end();
    store.close();
  };
  const service: WorkspaceService = {
    identity: core.identity,
    seed: core.seed,
    schedule: core.schedule,
    endpoints: createEndpointRegistry(core, parts),
    events: createEventLog(core, parts),
    deliveries: createDeliveryLog(core),
    records: createRecordLog(core, parts),
    clock: createWorkspaceClock(core, engine),
    mirror: (run) => createRunMirror(core, run),
    announcements: stream.events,
    subscribe: stream.subscribe,
    settled: (ids, signal) => settled(service, ids, signal),
    ended: engine.ended,
    close: (giveUp) => {
      closing ??= close(giveUp);
      return closing;
    },
    [Symbol.asyncDispose]: () => service.close(),
  };
  return service;
}

async function settled(
  { deliveries, clock, ended, subscribe }: WorkspaceService,
  ids: readonly number[],
  signal: AbortSignal | undefined,
): Promise<readonly DeliveryRecord[]> {
  const isBusy = ({ inFlight, state, dueAt }: DeliveryRecord) =>
    inFlight || (state === 'pending' && dueAt !== null && dueAt <= clock.read().now);
  const busy = new Set(ids.filter((id) => isBusy(deliveries.show(id))));
  let leave = () => {};
  const calm = new Promise<void>((resolve) => {
    leave = subscribe((announcement) => {
      if (announcement.type !== 'attempt-ended' && announcement.type !== 'delivery-ended') return;
      if (!isBusy(announcement.delivery)) busy.delete(announcement.delivery.id);
      if (busy.size === 0) resolve();
    });
    signal?.addEventListener('abort', () => resolve(), { once: true });
    if (busy.size === 0 || signal?.aborted) resolve();
  });
  try {
    await Promise.race([calm, ended]);
    return ids.map((id) => deliveries.show(id));
  } finally {
    leave();
  }
}
