import { recordIdsFrom } from '../payloads/scene/record-ids.ts';
import { createWorkspace, type SceneWorkspace } from '../payloads/scene/workspace.ts';
import { createRandom } from '../random/random.ts';
import type { WorkspaceStore } from './workspace-store.ts';

/** How far simulated time had come when something was kept. */
export interface KeptClock {
  /** Simulated milliseconds since the epoch. */
  readonly simulatedAt: number;
  /** Real milliseconds since the epoch. */
  readonly realAt: number;
}

/** Who a workspace is. */
export interface WorkspaceIdentity {
  readonly workspace: SceneWorkspace;
  readonly seed: string;
}

type SettingName = 'identity' | 'clock' | 'events-made' | 'records-read-to';

/** How far simulated time had come when the workspace was changed last; `undefined` for a new one. */
export function readClock(store: WorkspaceStore): KeptClock | undefined {
  return read<KeptClock>(store, 'clock');
}

/** Keeps how far simulated time has come, so that anyone who comes after a crash goes on from there. */
export function writeClock(store: WorkspaceStore, clock: KeptClock): void {
  write(store, 'clock', clock);
}

/** The identity that is kept; where there is none, one is made of the seed and kept. */
export function foundWorkspace(store: WorkspaceStore, seed: string, at: number): WorkspaceIdentity {
  const kept = read<WorkspaceIdentity>(store, 'identity');
  if (kept !== undefined) return kept;
  const random = createRandom(seed).fork('workspace');
  const founded = { workspace: createWorkspace(random, recordIdsFrom(random.fork('ids'), at), at), seed };
  write(store, 'identity', founded);
  return founded;
}

/** The place of the next event in the seed's sequence, counted from 0. Each is given once, across restarts too. */
export function takeEventIndex(store: WorkspaceStore): number {
  const index = read<number>(store, 'events-made') ?? 0;
  write(store, 'events-made', index + 1);
  return index;
}

/** The number of the last event whose records are kept. */
export function recordsReadTo(store: Pick<WorkspaceStore, 'settings'>): number {
  return read<number>(store, 'records-read-to') ?? 0;
}

/** Keeps how far the events were read. */
export function markRecordsRead(store: Pick<WorkspaceStore, 'settings'>, eventNumber: number): void {
  write(store, 'records-read-to', eventNumber);
}

// Only this file writes settings, so that what is read has the type that was written.

function read<T>(store: Pick<WorkspaceStore, 'settings'>, name: SettingName): T | undefined {
  const text = store.settings.get(name);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

function write(store: Pick<WorkspaceStore, 'settings'>, name: SettingName, value: unknown): void {
  store.settings.set(name, JSON.stringify(value));
}
