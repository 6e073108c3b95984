import type { Check } from '../../engine/check.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { judgeCrashes } from '../judge-crashes.ts';

const NESTING = 5_000;

/** Bodies that are no events, by what they are. */
const BODIES: Readonly<Record<string, string>> = {
  'an empty body': '',
  'JSON null': 'null',
  'a JSON list': '[]',
  'JSON text': '"ping"',
  'an empty JSON object': '{}',
  'half an object': '{"data":{"id":1',
  'text after the object': '{"data":{},"event_type":"contact.created"} and more',
  'a byte order mark': '\ufeff{"data":{},"event_type":"contact.created"}',
  'a form instead of JSON': 'event_type=contact.created&data%5Bid%5D=1',
  'nested lists': `${'['.repeat(NESTING)}${']'.repeat(NESTING)}`,
  'null data': '{"data":null,"event_id":null,"event_type":null}',
};

/** PAY-04: signed and senseless. */
export const notAnEvent: Check = {
  id: 'PAY-04',
  group: 'payloads',
  level: 'must',
  promise: 'does not crash on a body that is not an event',
  sends: `${Object.keys(BODIES).length} validly signed bodies: empty, null, a list, half an object, …`,
  decides: 'no response is a 5xx, and no connection is dropped or left hanging',
  requests: Object.keys(BODIES).length,
  needs: [],
  hostile: true,
  why: 'Test pings, proxies and other tools send bodies that are not events. A receiver that reads fields of null responds 500, which triggers alerts and retries; if it does not catch the exception, it goes down.',
  fix: 'Catch parse errors, check that the result is an object with the fields that you need, and respond 400 otherwise.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const variations = Object.entries(BODIES).map(([about, body]) => ({
      about,
      event: context.eventOf(context.event(), body),
    }));
    return judgeCrashes(await context.sendEach(variations));
  },
};
