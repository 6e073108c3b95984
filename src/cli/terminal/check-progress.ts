import { mark } from '../../checks/text/marks.ts';
import type { Simulator } from '../../compose/simulator.ts';
import { printable } from '../../internal/printable.ts';
import type { FinishedCheck } from '../../report/simulator-event.ts';
import type { StatusLine } from './status-line.ts';
import type { Terminal } from './terminal.ts';

/**
 * Tells a terminal how far a run of checks is, and of each problem as it is found; the report says it all once more.
 * Where no one watches, the report is enough.
 *
 * @returns Ends it.
 */
export function startCheckProgress(
  simulator: Pick<Simulator, 'subscribe'>,
  terminal: Pick<Terminal, 'interactive' | 'narrate' | 'narrationPalette'>,
  status: StatusLine,
): () => void {
  if (!terminal.interactive) return () => undefined;
  const counts = new Map<FinishedCheck['verdict'], number>();

  return simulator.subscribe((event) => {
    if (event.type !== 'check-finished') return;
    const { check, done, total } = event;
    const { verdict, id, promise } = check;
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    if (verdict === 'fail' || verdict === 'warn') {
      terminal.narrate(`${mark(verdict, terminal.narrationPalette)} ${id} ${printable(promise)}`);
    }
    const sums = [...counts].map(([name, count]) => `${count} ${name.replace('-', ' ')}`);
    status.show(`… ${done} of ${total} checks · ${sums.join(' · ')} · ${id}`);
  });
}
