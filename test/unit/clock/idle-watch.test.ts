import { expect, it } from 'vitest';
import { IdleWatch } from '../../../src/clock/idle-watch.ts';

it('calls a machine busy whose processors had no time to spare', () => {
  const machine = watched(2, [0, 1_000, 1_010]);
  machine.look(0);
  machine.look(500);

  expect(machine.wasBusy(500, 1_000)).toBe(true);
});

it('calls a machine idle of which one processor of two had nothing to do', () => {
  const machine = watched(2, [0, 500]);
  machine.look(0);

  expect(machine.wasBusy(0, 500)).toBe(false);
});

it('judges by the time in question, not by what was before', () => {
  const machine = watched(1, [0, 900, 905]);
  machine.look(0);
  machine.look(1_000);

  expect(machine.wasBusy(990, 1_200)).toBe(true);
  expect(machine.wasBusy(0, 1_200)).toBe(false);
});

it.each([
  ['of a moment that is too short to tell', 1, 20],
  ['of a machine that does not count its processors', 0, 500],
])('claims nothing %s', (_, processors, to) => {
  const machine = watched(processors, [0, 0]);
  machine.look(0);

  expect(machine.wasBusy(0, to)).toBe(false);
});

/** A machine whose idle time is as listed, look by look; the last one from then on. */
function watched(processors: number, idleMs: readonly number[]): IdleWatch {
  let looks = 0;
  return new IdleWatch(() => {
    looks += 1;
    return { idleMs: idleMs[looks - 1] ?? idleMs.at(-1) ?? 0, processors };
  });
}
