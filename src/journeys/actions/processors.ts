import { journeyError } from '../journey-error.ts';
import type { OrderEntity } from '../world/entity.ts';

/** Some events are raised for some processors only (documented). @throws SimulatorError `invalid-journey`. */
export function requireProcessor(
  { name, origin: { processor } }: OrderEntity,
  able: readonly string[],
  does: string,
): void {
  if (able.includes(processor)) return;
  throw journeyError(
    `ClickFunnels ${does} invoices of ${able.join(' and ')} only; "${name}" is handled by ${processor}.`,
    `Order it with processor: ${able[0]}.`,
  );
}
