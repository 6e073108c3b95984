import type { SecretValues } from '../internal/mask.ts';
import { printable } from '../internal/printable.ts';
import type { SimulatorEvent } from '../report/simulator-event.ts';
import { deliveryLine, headerLine } from './recording-lines.ts';

/** Listens to a run and writes a recording of it, line by line. */
export interface Recorder {
  /** Writes a delivery as it ends. Nothing is kept. */
  record(event: SimulatorEvent): void;
  /** Completes the recording: one in which nothing was delivered still says what it is. */
  end(): void;
}

/**
 * Makes a {@link Recorder}. Deliveries stand in the order in which they ended. The recording holds bodies, and neither
 * the endpoint's secret nor signatures.
 *
 * @param write Appends text to the recording.
 * @param secret Taken out of the endpoint's address, should someone have put it there.
 * @example
 * const file = openReportFile('run.ndjson');
 * const recorder = createRecorder(file.write);
 * simulator.subscribe(recorder.record);
 * await simulator.sendAll(requests);
 * recorder.end();
 * file.commit();
 */
export function createRecorder(write: (text: string) => void, secret?: SecretValues): Recorder {
  let begun = false;
  const begin = (header: () => string) => {
    if (!begun) write(header());
    begun = true;
  };

  return {
    record: (event) => {
      if (event.type === 'run-started') {
        begin(() => headerLine({ seed: event.seed, endpoint: printable(event.endpoint, secret) }));
      } else if (event.type === 'delivery-finished') {
        begin(headerLine);
        write(deliveryLine({ ...event, event: event.delivery.event }));
      }
    },
    end: () => begin(headerLine),
  };
}
