import type { SecretValues } from '../internal/mask.ts';
import type { ReportDocument } from './report-document.ts';
import type { SimulatorEvent } from './simulator-event.ts';

/** A way of showing what was done: listens to the stream, and writes while it proceeds or at its end. */
export interface Reporter {
  /** Takes note of an event; a reporter that streams writes here. */
  record(event: SimulatorEvent): void;
  /** Writes what can be written only at the end. Called once, also for a run that was interrupted. */
  end(document: ReportDocument): void;
  /** Whether `end` needs the deliveries in the document; without, nothing has to be kept of them. */
  readonly needsDeliveries: boolean;
}

/** What a reporter is made with. */
export interface ReporterContext {
  /** Appends text to wherever this report goes. */
  readonly write: (text: string) => void;
  /** Taken out of everything that is written: the endpoint's secret, and what else must not be shown. */
  readonly secret: SecretValues;
}
