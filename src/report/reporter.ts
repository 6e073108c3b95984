import type { SecretValues } from '../internal/mask.ts';
import type { RunReport } from './run-report.ts';
import type { SimulatorEvent } from './simulator-event.ts';

/** A way of showing a run: listens to the stream, and writes while the run proceeds or at its end. */
export interface Reporter<Report = RunReport> {
  /** Takes note of an event; a reporter that streams writes here. */
  record(event: SimulatorEvent): void;
  /** Writes what can be written only at the end. Called once, also for a run that was interrupted. */
  end(report: Report): void;
  /** Whether `end` needs every delivery in the report; without, memory stays flat. */
  readonly needsDeliveries: boolean;
}

/** What a reporter is made with. */
export interface ReporterContext {
  /** Appends text to wherever this report goes. */
  readonly write: (text: string) => void;
  /** Taken out of everything that is written: the endpoint's secret, and what else must not be shown. */
  readonly secret: SecretValues;
}
