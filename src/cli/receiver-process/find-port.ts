import { createServer } from 'node:net';
import { stopwatchMs } from '../../clock/wall-clock.ts';
import { listeningPorts } from './listening-ports.ts';
import { pause } from './pause.ts';
import type { ProcessTree } from './process-tree.ts';
import { type ListeningPlace, somethingListens } from './readiness.ts';

/** How often it is looked where the receiver listens. On systems other than Linux, looking starts a process. */
const POLL_MS = process.platform === 'linux' ? 50 : 500;
/** How long a receiver that listens elsewhere may still begin to listen on the port that it was given. */
const OTHER_PORT_MS = 1_000;

/** What looking for a receiver's port needs. */
export interface PortSearch {
  readonly tree: ProcessTree;
  /** The place that it was given in `PORT`; `undefined` where it chooses by itself. */
  readonly given: ListeningPlace | undefined;
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

/**
 * Waits, in real time, until a receiver listens, and gives its ports: the one that it was given, where it listens there.
 * Empty when it did not listen in time, or the signal was aborted.
 */
export async function findPorts({ tree, given, waitMs, signal }: PortSearch): Promise<readonly number[]> {
  const endAt = stopwatchMs() + waitMs;
  let elsewhereSince: number | undefined;
  while (!signal.aborted) {
    if (given !== undefined && (await somethingListens(given))) return [given.port];
    const ports = listeningPorts(tree.living());
    const now = stopwatchMs();
    if (ports.length > 0) elsewhereSince ??= now;
    const isSettled = given === undefined || now - (elsewhereSince ?? now) >= OTHER_PORT_MS;
    if (ports.length > 0 && isSettled) return ports;
    if (now >= endAt) return ports;
    await pause(Math.min(POLL_MS, endAt - now), signal);
  }
  return [];
}

/** A port of this machine that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
