import { type AttemptDecision, checkedDecision } from '../delivery/attempt-hook.ts';
import type { SimulatorError } from '../errors/simulator-error.ts';
import { usageError } from '../errors/usage-error.ts';

/** What goes wrong on purpose with everything that is sent to an endpoint. Without members nothing does. */
export interface Breakage {
  /** What becomes of attempts: they fail without being sent, or their answers get lost. */
  readonly decision?: AttemptDecision;
  /** Simulated milliseconds by which every attempt comes later than the schedule says. */
  readonly lateByMs?: number;
  /** How fast bodies are sent, in bytes per second. */
  readonly bodyBytesPerSecond?: number;
  /** Whether attempts that fall due are held back until the endpoint is mended. @default false */
  readonly holdBack?: boolean;
}

/** @throws SimulatorError `invalid-option` where something cannot go wrong like that. */
export function checkedBreakage(breakage: Breakage): Breakage {
  const { decision, lateByMs = 0, bodyBytesPerSecond = 1 } = breakage;
  if (decision !== undefined) checkedDecision(decision);
  if (!(lateByMs >= 0 && lateByMs <= Number.MAX_SAFE_INTEGER)) {
    throw invalid(`come ${lateByMs} ms late`, 'Give milliseconds from 0 on.');
  }
  if (!(bodyBytesPerSecond > 0)) {
    throw invalid(`be sent with ${bodyBytesPerSecond} bytes per second`, 'Give a number above 0.');
  }
  return breakage;
}

function invalid(what: string, cure: string): SimulatorError {
  return usageError(`Attempts cannot ${what}.`, cure);
}
