import type { CheckContext } from '../../engine/check-context.ts';
import type { Variation } from '../../engine/variation.ts';
import { parsed } from '../json-forms.ts';
import { twinCheck } from '../twin-check.ts';
import { withCustomAttributes } from './custom-attributes.ts';

/** SIG-03: numbers that JSON.parse does not give back as they were written. */
export const numberForms = twinCheck({
  id: 'SIG-03',
  group: 'signature-bytes',
  level: 'must',
  promise: 'accepts numbers as written: 10.0, 99.90, 64-bit IDs',
  sends: 'events whose custom attributes contain 10.0, 0.0, 99.90, 1e2 and 7615917337495251231',
  requests: 4,
  variations: (context) => [
    numbers(context, 'the numbers 10.0 and 0.0', '{"score":10.0,"discount":0.0}'),
    numbers(context, 'the number 99.90', '{"price":99.90}'),
    numbers(context, 'the number 1e2', '{"limit":1e2}'),
    numbers(context, 'a 64-bit ID', '{"external_id":7615917337495251231}'),
  ],
  why: 'Many JSON parsers turn 10.0 into 10 and round digits beyond 2^53. A receiver that signs what it parsed and serialized rejects every event with such a number; if it stores the ID, the record belongs to someone else.',
  fix: 'Verify the raw bytes of the body, and store IDs beyond 2^53 as text.',
});

function numbers(context: CheckContext, about: string, rawJson: string): Variation {
  const event = context.event();
  return { about, event: context.eventOf(event, withCustomAttributes(parsed(event.body), rawJson)) };
}
