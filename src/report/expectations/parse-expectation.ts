import { SimulatorError } from '../../errors/simulator-error.ts';
import { eventScope } from './event-scope.ts';
import type { Expectation } from './expectation.ts';
import { cannotRead, type ExpectationReading } from './expectation-error.ts';
import { parseClaim } from './parse-claim.ts';

/** Everything before the first colon, unless the claim has begun there. */
const SCOPE = /^(?!response\.body)([^:=!<>"'[\]]*):\s*/;

/**
 * Reads an expectation: a claim about the deliveries of a run, or about those of some events. Spaces around its parts
 * do not matter. `EXPECTATION_GRAMMAR` lists everything that can be written.
 *
 * @throws SimulatorError `invalid-expectation`, naming what was understood and what should have come next.
 * @example
 * parseExpectation('delivered')
 * parseExpectation('order.created: attempts=2')
 * parseExpectation('orders/*: latency.p95<500ms')
 */
export function parseExpectation(text: string): Expectation {
  const whole = text.trim();
  const [prefix, written] = SCOPE.exec(whole) ?? [];
  if (prefix === undefined || written === undefined) {
    return { scope: null, claim: parseClaim({ whole, rest: whole }) };
  }
  const scope = written.trim();
  refuseUnknownScope({ whole, rest: whole }, scope);
  return { scope, claim: parseClaim({ whole, rest: whole.slice(prefix.length) }) };
}

function refuseUnknownScope(reading: ExpectationReading, scope: string): void {
  if (scope === '') throw cannotRead(reading, 'an event type before the colon, or no colon,');
  try {
    eventScope(scope);
  } catch (error) {
    if (!(error instanceof SimulatorError)) throw error;
    throw cannotRead(reading, 'an event type, an alias or a glob', error.message);
  }
}
