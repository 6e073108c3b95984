import { createRunningClock } from '../clock/scaled-clock.ts';
import { createVirtualClock } from '../clock/virtual-clock.ts';
import { wallClockMs } from '../clock/wall-clock.ts';
import { DOCUMENTED_SCHEDULE, type RetrySchedule } from '../delivery/retry-schedule.ts';
import type { WireShape } from '../events/envelope.ts';
import type { EventTypeEntry } from '../events/event-type.ts';
import type { Realism, SnapshotMoment } from '../events/realism.ts';
import { checkedAuthorities } from '../internal/certificate-authorities.ts';
import { createEventStream } from '../internal/event-stream.ts';
import { DEFAULT_TIMEOUT_MS, DEFAULT_WORKSPACE_CONCURRENCY } from '../options/definitions/waiting.ts';
import type { ClockChoice } from '../options/simulator-options.ts';
import type { CustomFields } from '../payloads/custom-fields.ts';
import { freshSeed } from '../random/entropy.ts';
import { openFileStore, openMemoryStore } from '../store/open-store.ts';
import { createHttpSender } from '../transport/http-sender.ts';
import type { InProcessHosts } from '../transport/in-process-hosts.ts';
import type { HeaderLine } from '../wire/wire-request.ts';
import type { WorkspaceAnnouncement } from '../workspace/announcement.ts';
import { followSetBack } from '../workspace/set-back.ts';
import { createWorkspaceService, type WorkspaceService } from '../workspace/workspace-service.ts';
import { foundWorkspace, type KeptClock, readClock } from '../workspace/workspace-settings.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';

/** Clocks that are corrected by less strand nothing. */
const LEAST_SET_BACK_MS = 1_000;

/** How a workspace is opened. */
export interface WorkspaceOptions {
  /** The folder in which everything is kept, of one process at a time. @default in memory */
  readonly data?: string;
  /** From what its events follow. One that exists keeps its own. @default a new one */
  readonly seed?: string;
  /** How waiting passes. @default 'real' */
  readonly clock?: ClockChoice;
  /** Where simulated time begins in a new workspace, in milliseconds since the epoch. @default the present */
  readonly now?: number;
  /** The waits before each attempt, in milliseconds. @default the documented schedule */
  readonly schedule?: RetrySchedule;
  /** The V2 envelope. @default 'documented' */
  readonly wire?: WireShape;
  /** How tidy payloads are. @default 'real' */
  readonly realism?: Realism;
  /** When payloads are read. @default 'event' */
  readonly snapshot?: SnapshotMoment;
  /** Also keeps events to which no endpoint is subscribed. ClickFunnels does not (observed). @default false */
  readonly recordAll?: boolean;
  /** Deactivates endpoints whose deliveries are exhausted again and again. @default false */
  readonly deactivates?: boolean;
  /** Attempts in flight at once. @default 16 */
  readonly concurrency?: number;
  /** How many of them may be bound for one endpoint. @default `concurrency` where that is given, else 8 */
  readonly endpointConcurrency?: number;
  /** Limit for connecting, and again for each piece of the response, in milliseconds. @default 60_000 */
  readonly timeoutMs?: number;
  /** Limit for a whole attempt, in milliseconds. @default Infinity */
  readonly totalTimeoutMs?: number;
  /** Header lines added to ClickFunnels' ones. @default none */
  readonly headers?: readonly HeaderLine[];
  /** Hosts beyond this machine that may be sent to. Endpoints may be registered anywhere. @default none */
  readonly allowRemote?: readonly string[];
  /** Accept TLS certificates that do not verify. @default false */
  readonly insecure?: boolean;
  /** A certificate authority in PEM form, trusted beside the usual ones. @default none */
  readonly ca?: string;
  /** Keeps every request as sent and every response as received, for those who look at them. @default false */
  readonly keepsExchanges?: boolean;
  /** For how long deliveries and their events are kept after their end, in simulated milliseconds. @default forever */
  readonly keepMs?: number;
  /** Receivers in the same process, which URLs may name. @default none */
  readonly inProcess?: InProcessHosts;
  /** Event types of the user's own. @default none */
  readonly customEvents?: readonly EventTypeEntry[];
  /** What the workspace has added to contacts and forms. @default nothing */
  readonly customFields?: CustomFields;
}

/**
 * Opens a workspace, which begins with whatever is due in it. An attempt that was in flight when an earlier process was
 * killed is made once more; every other one is made once.
 *
 * @throws SimulatorError `data-in-use`, `data-unreadable` or `file-unwritable` for the data folder.
 * @example
 * await using workspace = await openWorkspace({ clock: 'manual', seed: '7' });
 * const { secret } = workspace.endpoints.create({ url: 'http://localhost:3000/hooks', name: 'Mine' });
 * workspace.events.trigger({ eventType: 'order.created' });
 * await workspace.clock.advance('1s');
 */
export async function openWorkspace(options: WorkspaceOptions = {}): Promise<WorkspaceService> {
  const store = options.data === undefined ? await openMemoryStore() : await openFileStore(options.data);
  try {
    return serviceOver(store, options);
  } catch (error) {
    store.close();
    throw error;
  }
}

function serviceOver(store: WorkspaceStore, options: WorkspaceOptions): WorkspaceService {
  const kept = readClock(store);
  const clock = createClock(options.clock ?? 'real', kept, options.now);
  const setBackMs = kept === undefined ? 0 : kept.simulatedAt - clock.now();
  if (setBackMs >= LEAST_SET_BACK_MS) followSetBack(store, setBackMs);
  const { workspace: identity, seed } = foundWorkspace(store, options.seed ?? freshSeed(), clock.now());
  const { timeoutMs = DEFAULT_TIMEOUT_MS, totalTimeoutMs = Number.POSITIVE_INFINITY } = options;
  const { insecure = false, ca, inProcess } = options;
  const limits = { timeoutMs, totalTimeoutMs };
  const overHttp = createHttpSender({
    ...limits,
    insecure,
    ca: ca === undefined ? undefined : checkedAuthorities(ca),
  });
  return createWorkspaceService({
    store,
    clock,
    identity,
    seed,
    schedule: options.schedule ?? DOCUMENTED_SCHEDULE,
    stream: createEventStream<WorkspaceAnnouncement>(),
    wire: options.wire ?? 'documented',
    realism: options.realism ?? 'real',
    snapshot: options.snapshot ?? 'event',
    recordAll: options.recordAll ?? false,
    customEvents: options.customEvents ?? [],
    customFields: options.customFields ?? {},
    sender: inProcess === undefined ? overHttp : inProcess.before(overHttp, limits),
    timeoutMs,
    headers: options.headers ?? [],
    allowRemote: options.allowRemote ?? [],
    keepsExchanges: options.keepsExchanges ?? false,
    concurrency: options.concurrency ?? DEFAULT_WORKSPACE_CONCURRENCY,
    endpointConcurrency: options.endpointConcurrency ?? options.concurrency ?? 8,
    deactivates: options.deactivates ?? false,
    ...(options.keepMs === undefined ? {} : { keepMs: options.keepMs }),
  });
}

/**
 * A clock that goes on where the workspace stands. Real time has passed while no one was there; scaled and virtual time
 * have stood still.
 */
function createClock(choice: ClockChoice, kept: KeptClock | undefined, now: number | undefined) {
  const realNow = wallClockMs();
  if (choice === 'real' && (kept !== undefined || now === undefined)) {
    const aheadMs = kept === undefined ? 0 : Math.max(0, kept.simulatedAt - kept.realAt);
    return createRunningClock('system', 1, realNow + aheadMs);
  }
  const startAt = kept?.simulatedAt ?? now ?? realNow;
  if (choice === 'real') return createRunningClock('system', 1, startAt);
  if (typeof choice === 'object') return createRunningClock('scaled', choice.scale, startAt);
  return createVirtualClock({ startAt, manual: choice === 'manual' });
}
