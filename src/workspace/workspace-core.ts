import type { Clock } from '../clock/clock.ts';
import { wallClockMs } from '../clock/wall-clock.ts';
import type { RetrySchedule } from '../delivery/retry-schedule.ts';
import { SimulatorError } from '../errors/simulator-error.ts';
import type { EventStream } from '../internal/event-stream.ts';
import type { SceneWorkspace } from '../payloads/scene/workspace.ts';
import type { WorkspaceAnnouncement } from './announcement.ts';
import { writeClock } from './workspace-settings.ts';
import type { WorkspaceStore } from './workspace-store.ts';

/** Announces what a change has brought about, once the change is kept. */
export type Announce = (announcement: WorkspaceAnnouncement) => void;

/** What the parts of a workspace share. */
export interface WorkspaceCore {
  readonly store: WorkspaceStore;
  readonly clock: Clock;
  /** The business that everything belongs to. */
  readonly identity: SceneWorkspace;
  readonly seed: string;
  readonly schedule: RetrySchedule;
  /** Whether events that no one listens for are kept as well. */
  readonly recordAll: boolean;
  readonly stream: EventStream<WorkspaceAnnouncement>;
  /** The deliveries whose attempts a run of this process makes, and what lets it make one at once. */
  readonly elsewhere: Map<number, () => void>;
  /** Changes what is kept, as one, and announces it afterwards. */
  change<T>(work: (announce: Announce) => T): T;
  /** The present in whole simulated milliseconds. */
  now(): number;
  /** Lets the engine look for what is due. */
  wake(): void;
}

/** What a {@link WorkspaceCore} is made of. */
export type WorkspaceCoreParts = Omit<WorkspaceCore, 'change' | 'now' | 'elsewhere'>;

/** Makes a {@link WorkspaceCore}. */
export function createWorkspaceCore(parts: WorkspaceCoreParts): WorkspaceCore {
  const { store, clock, stream } = parts;
  const now = () => Math.round(clock.now());
  let outbox: WorkspaceAnnouncement[] | undefined;

  return {
    ...parts,
    elsewhere: new Map(),
    now,
    change: (work) => {
      // A change within a change is a part of it.
      if (outbox !== undefined) return work(announceLater(outbox));
      const announcements: WorkspaceAnnouncement[] = [];
      outbox = announcements;
      try {
        const result = store.transaction(() => {
          const made = work(announceLater(announcements));
          writeClock(store, { simulatedAt: now(), realAt: wallClockMs() });
          return made;
        });
        outbox = undefined;
        for (const announcement of announcements) stream.announce(announcement);
        return result;
      } finally {
        outbox = undefined;
      }
    },
  };
}

function announceLater(announcements: WorkspaceAnnouncement[]): Announce {
  return (announcement) => {
    announcements.push(announcement);
  };
}

/** Says that something does not exist. */
export function notFound(
  kind: 'endpoint' | 'event' | 'delivery' | 'record',
  name: string | number,
): SimulatorError {
  return new SimulatorError({
    code: 'not-found',
    problem: `The workspace has no ${kind} ${name}.`,
    cure: `List the ${kind === 'delivery' ? 'deliveries' : `${kind}s`} to see their ids.`,
  });
}
