import type { Clock } from '../clock/clock.ts';
import type { RunningClock } from '../clock/scaled-clock.ts';
import type { SimulatorError } from '../errors/simulator-error.ts';
import { usageError } from '../errors/usage-error.ts';
import { parseDuration } from '../internal/duration.ts';
import type { ClockReading } from './announcement.ts';
import type { DeliveryEngine } from './delivery-engine.ts';
import type { WorkspaceCore } from './workspace-core.ts';

/** How much faster or slower than real time waiting may pass. */
const SCALE_LIMIT = 1_000_000_000;

/** The clock of a workspace, as it is told to move. */
export interface WorkspaceClock {
  read(): ClockReading;
  /**
   * Lets simulated time pass at once, with everything that falls due, each at its moment. Resolves when all of it has
   * been done and nothing is in flight. Calls wait for those before them.
   *
   * @param by Milliseconds, or text such as `15m` or `1h30m`.
   * @param signal Ends the waiting; time has come as far as it has then.
   * @throws SimulatorError `invalid-option` for anything else.
   */
  advance(by: number | string, signal?: AbortSignal): Promise<ClockReading>;
  /**
   * Lets simulated time pass until the next thing falls due, and does it; the present where nothing is to come.
   *
   * @param signal Ends the waiting.
   */
  advanceToNext(signal?: AbortSignal): Promise<ClockReading>;
  /** The simulated moment at which something falls due next; `null` where nothing is to come. */
  nextAt(): number | null;
  /**
   * Changes how many simulated milliseconds pass in a real one.
   *
   * @throws SimulatorError `invalid-option` for a number that is out of range, or on a virtual clock.
   */
  setScale(scale: number): ClockReading;
}

/** Makes the {@link WorkspaceClock} of a workspace. */
export function createWorkspaceClock(core: WorkspaceCore, engine: DeliveryEngine): WorkspaceClock {
  const { clock } = core;
  const read = (): ClockReading => ({ now: core.now(), scale: isRunning(clock) ? clock.factor() : null });
  const announced = (): ClockReading => {
    core.change((announce) => announce({ type: 'clock-changed', clock: read() }));
    return read();
  };
  const skipTo = async (at: number, signal: AbortSignal | undefined) => {
    clock.skipTo(at);
    engine.wake();
    await engine.quiet(signal);
  };

  const advanceBy = async (byMs: number, signal: AbortSignal | undefined) => {
    const until = clock.now() + byMs;
    await engine.quiet(signal);
    for (let next = engine.nextAt(); next !== undefined && next <= until; next = engine.nextAt()) {
      if (signal?.aborted) return announced();
      await skipTo(next, signal);
    }
    await skipTo(until, signal);
    return announced();
  };
  let lastMove: Promise<unknown> = Promise.resolve();

  const inTurn = (move: () => Promise<ClockReading>) => {
    const moved = lastMove.then(move);
    lastMove = moved.catch(() => undefined);
    return moved;
  };

  return {
    read,
    nextAt: () => engine.nextAt() ?? null,
    advanceToNext: (signal) =>
      inTurn(async () => {
        await engine.quiet(signal);
        const next = engine.nextAt();
        if (next !== undefined) await skipTo(next, signal);
        return announced();
      }),
    advance: async (by, signal) => {
      const byMs = durationOf(by);
      return await inTurn(() => advanceBy(byMs, signal));
    },
    setScale: (scale) => {
      if (!isRunning(clock)) throw notScalable();
      if (!(scale >= 1 / SCALE_LIMIT && scale <= SCALE_LIMIT)) throw invalidScale(scale);
      clock.setFactor(scale);
      return announced();
    },
  };
}

function isRunning(clock: Clock): clock is RunningClock {
  return 'setFactor' in clock;
}

function durationOf(by: number | string): number {
  const byMs = typeof by === 'string' ? parseDuration(by.trim()) : by;
  if (typeof byMs === 'number' && byMs >= 0 && byMs <= Number.MAX_SAFE_INTEGER) return byMs;
  throw usageError(
    `The clock of the workspace advances by milliseconds or a duration, got "${by}".`,
    'For example 900000 or "15m".',
  );
}

function invalidScale(scale: number): SimulatorError {
  return usageError(
    `The clock of the workspace requires a scale from ${1 / SCALE_LIMIT} to ${SCALE_LIMIT}, got "${scale}".`,
    'With 3600 an hour of waiting takes a second; 1 is real time.',
  );
}

function notScalable(): SimulatorError {
  return usageError(
    'The workspace has a virtual clock, whose speed cannot be changed.',
    'Advance it instead, or start the workspace with a real or scaled clock.',
  );
}
