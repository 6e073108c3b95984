import { afterRealMs, stopwatchMs } from '../clock/wall-clock.ts';
import { formatDuration } from '../internal/duration.ts';
import type { Simulator, SimulatorEvent } from '../simulator.ts';
import type { Terminal } from './terminal.ts';

type WaitStarted = Extract<SimulatorEvent, { type: 'wait-started' }>;

/** Waits shorter than this are not worth a word, in real milliseconds. */
const WORTH_TELLING_MS = 1_500;
const TICK_MS = 1_000;
const CLEAR_LINE = '\r\u001b[2K';
const CTRL_C = '\u0003';

/**
 * Tells about waiting: on a terminal a countdown that a key skips, elsewhere one line that names `--instant`.
 *
 * @returns Ends it and gives the keyboard back.
 */
export function startCountdown(
  simulator: Simulator,
  terminal: Terminal,
  { quiet }: { readonly quiet: boolean },
): () => void {
  if (quiet) return () => undefined;
  return terminal.interactive ? countDown(simulator) : announceOnce(simulator, terminal);
}

function announceOnce(simulator: Simulator, terminal: Terminal): () => void {
  const unsubscribe = simulator.subscribe((event) => {
    if (event.type !== 'wait-started' || event.realMs < WORTH_TELLING_MS) return;
    terminal.narrate(
      `Waiting ${formatDuration(event.realMs)} for ${attemptName(event)}; --instant does not wait.`,
    );
    unsubscribe();
  });
  return unsubscribe;
}

function countDown(simulator: Simulator): () => void {
  let waiting: { readonly event: WaitStarted; readonly until: number; readonly dueAt: number } | undefined;
  let callOff: () => void = () => undefined;
  const stopListening = onKey((key) => {
    if (key === CTRL_C) process.kill(process.pid, 'SIGINT');
    else if (waiting !== undefined) simulator.clock.skipTo(waiting.dueAt);
  });

  const draw = () => {
    if (waiting === undefined) return;
    const leftMs = Math.max(0, waiting.until - stopwatchMs());
    process.stderr.write(
      `${CLEAR_LINE}… ${attemptName(waiting.event)} in ${formatDuration(Math.ceil(leftMs / 1_000) * 1_000)} (any key: now, Ctrl-C: stop)`,
    );
    callOff = afterRealMs(TICK_MS, draw);
  };
  const clear = () => {
    callOff();
    if (waiting !== undefined) process.stderr.write(CLEAR_LINE);
    waiting = undefined;
  };
  const unsubscribe = simulator.subscribe((event) => {
    if (event.type === 'wait-ended') clear();
    if (event.type !== 'wait-started' || event.realMs < WORTH_TELLING_MS) return;
    waiting = {
      event,
      until: stopwatchMs() + event.realMs,
      dueAt: simulator.clock.now() + event.simulatedMs,
    };
    draw();
  });

  return () => {
    unsubscribe();
    clear();
    stopListening();
  };
}

function attemptName({ delivery, attemptNumber }: WaitStarted): string {
  return `attempt ${attemptNumber} of ${delivery.event.type}`;
}

/** Calls back for every key while stdin is a terminal. */
function onKey(pressed: (key: string) => void): () => void {
  const { stdin } = process;
  if (!stdin.isTTY) return () => undefined;

  const listener = (data: Buffer) => pressed(data.toString('utf8'));
  stdin.setRawMode(true);
  stdin.on('data', listener);
  stdin.resume();
  return () => {
    stdin.off('data', listener);
    stdin.setRawMode(false);
    stdin.pause();
  };
}
