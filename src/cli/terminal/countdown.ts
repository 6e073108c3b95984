import { afterRealMs, stopwatchMs } from '../../clock/wall-clock.ts';
import type { Simulator } from '../../compose/simulator.ts';
import { formatDuration } from '../../internal/duration.ts';
import type { SimulatorEvent } from '../../report/simulator-event.ts';
import { onSkipKey } from './keyboard.ts';
import type { StatusLine } from './status-line.ts';
import type { Terminal } from './terminal.ts';

type WaitStarted = Extract<SimulatorEvent, { type: 'wait-started' }>;

/** A wait that is being told about. */
interface Wait {
  readonly event: WaitStarted;
  /** When it ends on the stopwatch, and on the simulated clock. */
  readonly endsAt: number;
  readonly dueAt: number;
}

/** Waits shorter than this are not worth a word, in real milliseconds. */
const WORTH_TELLING_MS = 1_500;
const TICK_MS = 1_000;

/**
 * Tells about waiting: on a terminal a countdown that Space, Enter or `n` skips, elsewhere one line that names `--instant`.
 *
 * @returns Ends it and gives the keyboard back.
 */
export function startCountdown(simulator: Simulator, terminal: Terminal, status: StatusLine): () => void {
  return terminal.interactive ? countDown(simulator, status) : announceOnce(simulator, terminal);
}

function announceOnce(simulator: Simulator, terminal: Terminal): () => void {
  const unsubscribe = simulator.subscribe((event) => {
    if (event.type !== 'wait-started' || event.realMs < WORTH_TELLING_MS) return;
    terminal.narrate(
      `Waiting ${formatDuration(event.realMs)} for ${attemptName(event)}; --instant skips waiting.`,
    );
    unsubscribe();
  });
  return unsubscribe;
}

function countDown(simulator: Simulator, status: StatusLine): () => void {
  let wait: Wait | undefined;
  let callOff: () => void = () => undefined;
  const releaseKeyboard = onSkipKey(() => {
    if (wait !== undefined) simulator.clock.skipTo(wait.dueAt);
  });

  const tick = () => {
    if (wait === undefined) return;
    const leftSeconds = Math.ceil(Math.max(0, wait.endsAt - stopwatchMs()) / 1_000);
    const left = formatDuration(leftSeconds * 1_000);
    status.show(`… ${attemptName(wait.event)} in ${left} (Space: retry now · Ctrl-C: stop)`);
    callOff = afterRealMs(TICK_MS, tick);
  };
  const end = () => {
    callOff();
    if (wait !== undefined) status.clear();
    wait = undefined;
  };
  const unsubscribe = simulator.subscribe((event) => {
    if (event.type === 'wait-ended') end();
    if (event.type !== 'wait-started' || event.realMs < WORTH_TELLING_MS) return;
    wait = {
      event,
      endsAt: stopwatchMs() + event.realMs,
      dueAt: simulator.clock.now() + event.simulatedMs,
    };
    tick();
  });

  return () => {
    unsubscribe();
    end();
    releaseKeyboard();
  };
}

function attemptName({ delivery, attemptNumber }: WaitStarted): string {
  return `attempt ${attemptNumber} of ${delivery.event.type}`;
}
