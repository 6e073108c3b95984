import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RECORDING_ENDING, readRecording } from '../../recording/read-recording.ts';
import { hasFailed, type RecordedArrival, type RecordedStatus } from '../../recording/recorded-delivery.ts';

/** What is known of an event that was kept. */
export interface MissedEvent {
  /** Its file in the folder. */
  readonly name: string;
  readonly arrivals: readonly RecordedArrival[];
  readonly status: RecordedStatus;
}

/** The deliveries in a folder that were missed before and have not got through since, by the IDs of their events. */
export function missedEarlier(folder: string): Map<string, MissedEvent> {
  const events = new Map<string, MissedEvent>();
  if (!existsSync(folder)) return events;
  for (const name of readdirSync(folder).filter(isRecording).sort()) {
    const [delivery, ...others] = deliveriesOf(join(folder, name));
    if (delivery === undefined || others.length > 0 || !hasFailed(delivery)) continue;
    events.set(delivery.event.id, { name, arrivals: delivery.arrivals ?? [], status: delivery.status });
  }
  return events;
}

function isRecording(name: string): boolean {
  return name.endsWith(RECORDING_ENDING) && !name.startsWith('.');
}

/** `replay` tells of files that cannot be read; here they only stay. */
function deliveriesOf(file: string) {
  try {
    return [...readRecording(file)];
  } catch {
    return [];
  }
}
