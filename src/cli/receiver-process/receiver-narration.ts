import { formatDuration } from '../../internal/duration.ts';
import type { Palette } from '../../internal/palette.ts';
import { exitInWords, type ReceiverInWords } from './receiver-errors.ts';
import type { CommandExit } from './running-command.ts';

/** What is told about a receiver while it runs. */
export interface ReceiverNarration {
  readonly started: (pid: number, tookMs: number) => void;
  /** A line that it wrote; told at once only when everything is. */
  readonly wrote: (line: string) => void;
  /** It ended by itself. */
  readonly ended: (exit: CommandExit, lastLines: readonly string[]) => void;
  /** Processes of it could not be ended. */
  readonly survived: (pids: readonly number[]) => void;
}

/** Puts what happens to a receiver into lines. */
export function narrateReceiver(
  { command, place }: ReceiverInWords,
  how: {
    readonly verbose: boolean;
    readonly narrate: (line: string) => void;
    readonly palette: Palette;
  },
): ReceiverNarration {
  const { verbose, narrate, palette } = how;
  const quote = (line: string) => narrate(`${palette.dim('receiver |')} ${line}`);
  return {
    started: (pid, tookMs) =>
      narrate(
        palette.dim(`Started ${command} (pid ${pid}); ${place} responded after ${formatDuration(tookMs)}.`),
      ),
    wrote: (line) => {
      if (verbose) quote(line);
    },
    ended: (exit, lastLines) => {
      narrate(palette.red(`The receiver ${exitInWords(exit)} during the run.`));
      if (!verbose) for (const line of lastLines) quote(line);
    },
    survived: (pids) =>
      narrate(palette.yellow(`These processes of the receiver could not be stopped: ${pids.join(', ')}`)),
  };
}
