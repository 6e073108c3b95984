import { expect, it } from 'vitest';
import { startCheckProgress } from '../../../../src/cli/terminal/check-progress.ts';
import { plainPalette } from '../../../../src/internal/palette.ts';
import type { FinishedCheck, SimulatorEvent } from '../../../../src/report/simulator-event.ts';

it('tells a terminal of each problem as it is found, and how far the checks are', () => {
  const { narrated, shown } = watch(true);

  expect(narrated).toEqual(['✗ AUTH-01a rejects an unsigned request']);
  expect(shown).toEqual([
    '… 1 of 2 checks · 1 pass · CTRL-01',
    '… 2 of 2 checks · 1 pass · 1 fail · AUTH-01a',
  ]);
});

it('leaves everything to the report where nobody watches', () => {
  expect(watch(false)).toEqual({ narrated: [], shown: [] });
});

function watch(interactive: boolean) {
  const narrated: string[] = [];
  const shown: string[] = [];
  const listeners: ((event: SimulatorEvent) => void)[] = [];
  const stop = startCheckProgress(
    {
      subscribe: (listener) => {
        listeners.push(listener);
        return () => listeners.pop();
      },
    },
    { interactive, narrationPalette: plainPalette, narrate: (line) => narrated.push(line) },
    { show: (text) => shown.push(text), clear: () => undefined },
  );
  const checks: readonly FinishedCheck[] = [
    { id: 'CTRL-01', promise: 'accepts a valid delivery', verdict: 'pass', observed: '200' },
    { id: 'AUTH-01a', promise: 'rejects an unsigned request', verdict: 'fail', observed: '200' },
  ];
  for (const [index, check] of checks.entries()) {
    for (const listener of listeners) {
      listener({ type: 'check-finished', check, done: index + 1, total: checks.length });
    }
  }
  stop();
  return { narrated, shown };
}
