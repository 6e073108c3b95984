import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { onInterrupt } from '../../src/cli/terminal/interrupt.ts';

class FakeProcess extends EventEmitter {
  readonly exits: number[] = [];
  exit(code: number): void {
    this.exits.push(code);
  }
}

it.each(['SIGINT', 'SIGTERM'] as const)(
  'aborts its signal on the first %s and exits on the second',
  (name) => {
    const source = new FakeProcess();
    const { signal } = onInterrupt(source);

    source.emit(name);
    expect(signal.aborted).toBe(true);
    expect(source.exits).toEqual([]);

    source.emit(name);
    expect(source.exits).toEqual([130]);
  },
);

it('leaves the process alone once it is disposed of', () => {
  const source = new FakeProcess();
  const interrupt = onInterrupt(source);

  interrupt.dispose();
  interrupt.dispose();

  expect(source.listenerCount('SIGINT') + source.listenerCount('SIGTERM')).toBe(0);
});
