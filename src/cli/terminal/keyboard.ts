import { afterRealMs } from '../../clock/wall-clock.ts';

const CTRL_C = '\u0003';
const CTRL_Z = '\u001a';
const CTRL_BACKSLASH = '\u001c';
const ESCAPE = '\u001b';
const SKIP_KEYS: readonly string[] = [' ', '\r', '\n', 'n'];

/** What a key asks for. Every other key does nothing: arrows and Ctrl-D are often hit by mistake. */
export type KeyPress = 'skip' | 'interrupt' | 'suspend' | 'quit';

/** What was typed, in its order. An escape sequence (an arrow, a function key) is one key that does nothing. */
export function readKeys(typed: string): KeyPress[] {
  if (typed.startsWith(ESCAPE)) return [];
  return [...typed].flatMap((key): KeyPress[] => {
    if (key === CTRL_C) return ['interrupt'];
    if (key === CTRL_Z) return ['suspend'];
    if (key === CTRL_BACKSLASH) return ['quit'];
    return SKIP_KEYS.includes(key) ? ['skip'] : [];
  });
}

/** The part of `process` that reading keys needs. */
export interface KeyboardSource {
  readonly pid: number;
  readonly stdin: {
    readonly isTTY: boolean;
    setRawMode(isRaw: boolean): unknown;
    on(event: 'data', listener: (data: Buffer) => void): unknown;
    off(event: 'data', listener: (data: Buffer) => void): unknown;
    resume(): unknown;
    pause(): unknown;
  };
  on(event: 'SIGCONT', listener: () => void): unknown;
  off(event: 'SIGCONT', listener: () => void): unknown;
  kill(pid: number, signal: 'SIGINT' | 'SIGQUIT' | 'SIGTSTP'): unknown;
}

/**
 * Calls back for Space, Enter and `n`, while stdin is a terminal. Ctrl-C, Ctrl-Z and Ctrl-\ stay what they are
 * everywhere.
 *
 * @returns Gives the keyboard back.
 */
export function onSkipKey(pressed: () => void, source: KeyboardSource = process): () => void {
  const { stdin } = source;
  if (!stdin.isTTY) return () => undefined;

  const resumed = () => stdin.setRawMode(true);
  const act = (key: KeyPress) => {
    switch (key) {
      case 'skip':
        return pressed();
      case 'interrupt':
        source.kill(source.pid, 'SIGINT');
        return;
      case 'quit':
        stdin.setRawMode(false);
        source.kill(source.pid, 'SIGQUIT');
        return;
      case 'suspend':
        // The whole group, as the terminal does it: npx waits for this process.
        stdin.setRawMode(false);
        source.kill(0, 'SIGTSTP');
        // Where nothing can resume it, the system does not stop it.
        afterRealMs(0, resumed);
        return;
      default:
        key satisfies never;
    }
  };
  const listener = (data: Buffer) => {
    for (const key of readKeys(data.toString('utf8'))) act(key);
  };
  stdin.setRawMode(true);
  stdin.on('data', listener);
  stdin.resume();
  source.on('SIGCONT', resumed);
  return () => {
    source.off('SIGCONT', resumed);
    stdin.off('data', listener);
    stdin.setRawMode(false);
    stdin.pause();
  };
}
