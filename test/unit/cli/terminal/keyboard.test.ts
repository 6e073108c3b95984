import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { onSkipKey, readKeys } from '../../../../src/cli/terminal/keyboard.ts';

it.each([
  [' ', ['skip']],
  ['\r', ['skip']],
  ['n', ['skip']],
  ['\u0003', ['interrupt']],
  ['\u001a', ['suspend']],
  ['\u001c', ['quit']],
  ['\u0004', []],
  ['\u001b[A', []],
  ['x', []],
])('only Space, Enter and n skip a wait: %j', (typed, keys) => {
  expect(readKeys(typed)).toEqual(keys);
});

it('calls back for every key that skips', () => {
  const { keyboard, presses } = watchedKeyboard();

  for (const typed of [' ', 'x', '\u001b[B', 'nn']) keyboard.type(typed);

  expect(presses()).toBe(3);
});

it('sends the signals of Ctrl-C and Ctrl-\\ by itself, since a raw terminal does not', () => {
  const { keyboard } = watchedKeyboard();

  keyboard.type('\u0003');
  keyboard.type('\u001c');

  expect(keyboard.signals).toEqual([
    [keyboard.pid, 'SIGINT'],
    [keyboard.pid, 'SIGQUIT'],
  ]);
});

it('suspends its whole process group, and reads keys again once it is continued', async () => {
  const { keyboard, presses } = watchedKeyboard();

  keyboard.type('\u001a');
  expect(keyboard.signals).toEqual([[0, 'SIGTSTP']]);
  expect(keyboard.stdin.isRaw).toBe(false);

  keyboard.emit('SIGCONT');
  keyboard.type(' ');
  expect(keyboard.stdin.isRaw).toBe(true);
  expect(presses()).toBe(1);
});

it('reads keys again where the system does not suspend it', async () => {
  const { keyboard } = watchedKeyboard();

  keyboard.type('\u001a');

  await expect.poll(() => keyboard.stdin.isRaw).toBe(true);
});

it('gives the keyboard back as it was', () => {
  const { keyboard, release, presses } = watchedKeyboard();
  expect(keyboard.stdin).toMatchObject({ isRaw: true, isReading: true });

  release();
  keyboard.type(' ');

  expect(keyboard.stdin).toMatchObject({ isRaw: false, isReading: false });
  expect(keyboard.listenerCount('SIGCONT')).toBe(0);
  expect(presses()).toBe(0);
});

it('leaves stdin alone where it is no terminal', () => {
  const { keyboard, release } = watchedKeyboard(new FakeKeyboard(false));

  release();

  expect(keyboard.stdin).toMatchObject({ isRaw: false, isReading: false });
});

function watchedKeyboard(keyboard = new FakeKeyboard(true)): {
  readonly keyboard: FakeKeyboard;
  readonly release: () => void;
  readonly presses: () => number;
} {
  let presses = 0;
  const release = onSkipKey(() => {
    presses += 1;
  }, keyboard);
  return { keyboard, release, presses: () => presses };
}

/** A process whose stdin is a terminal, as far as reading keys goes. */
class FakeKeyboard extends EventEmitter {
  readonly pid = 4711;
  readonly signals: (readonly [pid: number, signal: string])[] = [];
  readonly stdin: FakeStdin;

  constructor(isTTY: boolean) {
    super();
    this.stdin = new FakeStdin(isTTY);
  }

  type(keys: string): void {
    this.stdin.emit('data', Buffer.from(keys));
  }

  kill(pid: number, signal: string): void {
    this.signals.push([pid, signal]);
  }
}

class FakeStdin extends EventEmitter {
  isRaw = false;
  isReading = false;
  readonly isTTY: boolean;

  constructor(isTTY: boolean) {
    super();
    this.isTTY = isTTY;
  }

  setRawMode(isRaw: boolean): void {
    this.isRaw = isRaw;
  }

  resume(): void {
    this.isReading = true;
  }

  pause(): void {
    this.isReading = false;
  }
}
