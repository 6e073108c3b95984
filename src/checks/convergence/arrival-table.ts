import { outcomeLabel } from '../../delivery/outcome.ts';
import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import type { ArrivalReport } from '../engine/check-report.ts';
import type { Exchange } from '../evidence/exchange.ts';

/** One request of a variant, as it came to the receiver. */
export interface StoryArrival {
  /** The place of its event in the story, counted from 0. */
  readonly event: number;
  /** Which attempt of its delivery it was, counted from 1. */
  readonly attempt: number;
  /** Whether the receiver was killed behind its response. */
  readonly killed: boolean;
  readonly exchange: Exchange;
}

/** The arrivals of a story, as reported. */
export function arrivalReports(
  arrivals: readonly StoryArrival[],
  events: readonly OutgoingEvent[],
): ArrivalReport[] {
  return arrivals.map(({ attempt, event, exchange, killed }) => ({
    turn: event + 1,
    eventType: events[event]?.type ?? '',
    attempt,
    result: outcomeLabel(exchange.result.outcome),
    killed,
  }));
}

/** The arrivals of a story as a table: what comes when, which turn it has in the story, how it ended, and the fault. */
export function arrivalTable(
  arrivals: readonly StoryArrival[],
  events: readonly OutgoingEvent[],
): readonly string[] {
  const came = new Set<number>();
  const rows = arrivals.map(({ attempt, event, exchange, killed }, index) => {
    const again = came.has(event) ? [attempt > 1 ? `attempt ${attempt}` : 'the same event again'] : [];
    came.add(event);
    const faults = [...again, ...(killed ? ['then the receiver is killed'] : [])];
    const told = [outcomeLabel(exchange.result.outcome), ...faults].join('; ');
    return [String(index + 1), events[event]?.type ?? '', String(event + 1), told] as const;
  });
  const table = [['#', 'event', 'turn', 'result'] as const, ...rows];
  const typeWidth = Math.max(...table.map(([, type]) => type.length));
  const numberWidth = Math.max(...table.map(([number]) => number.length));
  return table.map(([number, type, turn, told]) =>
    [number.padStart(numberWidth), type.padEnd(typeWidth), turn.padStart(4), told].join('  '),
  );
}
