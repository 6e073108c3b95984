import { usageError } from '../../errors/usage-error.ts';
import { countOf } from '../../internal/count-of.ts';
import { linkPeople } from '../../learning/shape/link-people.ts';
import { type ObservedBody, observedBody } from '../../learning/shape/observed-body.ts';
import { readRecording } from '../../recording/read-recording.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Proportions do not change beyond, and all bodies are in memory. */
const MOST_DELIVERIES = 50_000;

/**
 * Reads the deliveries of a recording whose bodies are JSON objects.
 *
 * @throws SimulatorError `file-unreadable`, or `invalid-option` where there are none.
 */
export function readObserved(path: string, { narrate }: Pick<Terminal, 'narrate'>): readonly ObservedBody[] {
  const bodies: ObservedBody[] = [];
  let others = 0;
  const onTornLine = (file: string) => narrate(`Skipped 1 incomplete line at the end of "${file}".`);
  for (const delivery of readRecording(path, { onTornLine })) {
    const observed = observedBody(delivery);
    if (observed === undefined) others += 1;
    else bodies.push(observed);
    if (bodies.length === MOST_DELIVERIES) {
      narrate(`Read the first ${MOST_DELIVERIES} deliveries; more would say the same.`);
      break;
    }
  }
  if (others > 0)
    narrate(`Skipped ${countOf(others, 'delivery', 'deliveries')} whose body is not a JSON object.`);
  if (bodies.length > 0) return linkPeople(bodies);
  throw usageError(
    `The recording "${path}" contains no delivery with a JSON body.`,
    'Record some with cf-webhook-sim listen --record DIR.',
  );
}
