import type { Palette } from '../../internal/palette.ts';

/** Where a command writes and what it may assume about the person in front of it. */
export interface Terminal {
  /** Writes a line of the result (data) to stdout. */
  readonly result: (line: string) => void;
  /** Writes to stdout without a newline at the end: exact bytes. */
  readonly raw: (bytes: Uint8Array | string) => void;
  /** Writes a line of narration to stderr. */
  readonly narrate: (line: string) => void;
  /** Writes to stderr without a newline at the end. */
  readonly draw: (text: string) => void;
  /** Resolves once the readers of stdout and stderr have caught up; `undefined` where they keep up. */
  readonly drained: () => Promise<void> | undefined;
  /** Why stdout could not be written, where it could not. A reader that closed it is no failure. */
  readonly failure: () => unknown;
  /** Colors for stdout. */
  readonly resultPalette: Palette;
  /** Colors for stderr. */
  readonly narrationPalette: Palette;
  /** Whether a person watches stderr: it is a terminal and this is not a CI job. */
  readonly interactive: boolean;
  /** Columns of the terminal; 80 where there is none. */
  readonly columns: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
}
