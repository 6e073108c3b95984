import type { Terminal } from './terminal.ts';

const CLEAR_LINE = '\r\u001b[2K';

/** The last line of a terminal, which tells what is going on and leaves no trace. */
export interface StatusLine {
  /** Puts a text in the place of the last one; cut to the width of the terminal. */
  show(text: string): void;
  clear(): void;
}

/** A status line on stderr, and the terminal to write through while it is there. */
export function createStatusLine(terminal: Terminal): {
  readonly status: StatusLine;
  readonly terminal: Terminal;
} {
  if (!terminal.interactive) return { status: { show: ignore, clear: ignore }, terminal };

  let shown = '';
  const draw = (text: string) => {
    terminal.draw(`${CLEAR_LINE}${text}`);
    shown = text;
  };
  const around =
    <T>(write: (value: T) => void) =>
    (value: T) => {
      const text = shown;
      if (text !== '') draw('');
      write(value);
      if (text !== '') draw(text);
    };

  return {
    status: {
      show: (text) => draw(text.slice(0, terminal.columns - 1)),
      clear: () => {
        if (shown !== '') draw('');
      },
    },
    terminal: {
      ...terminal,
      result: around(terminal.result),
      raw: around(terminal.raw),
      narrate: around(terminal.narrate),
    },
  };
}

function ignore(): void {
  // Nobody watches.
}
