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
  'a JSON object without anything': '{}',
  'half an object': '{"data":{"id":1',
  'text after the object': '{"data":{},"event_type":"contact.created"} and more',
  'a byte order mark': '\ufeff{"data":{},"event_type":"contact.created"}',
  'a form instead of JSON': 'event_type=contact.created&data%5Bid%5D=1',
  'lists within lists': `${'['.repeat(NESTING)}${']'.repeat(NESTING)}`,
  'data that is null': '{"data":null,"event_id":null,"event_type":null}',
};

/** PAY-04: signed and senseless. */
export const notAnEvent: Check = {
  id: 'PAY-04',
  group: 'payloads',
  level: 'must',
  promise: 'does not crash on a body that is no event',
  sends: `${Object.keys(BODIES).length} rightly signed bodies: empty, null, a list, half an object, …`,
  decides: 'no response is a 5xx, no connection is dropped or left waiting',
  requests: Object.keys(BODIES).length,
  needs: [],
  hostile: true,
  why: 'Test pings, proxies and other tools send bodies that are no events. A receiver that reads fields of null responds 500, which sets off alarms and retries; one that does not catch the exception is down.',
  fix: 'Parse within try and catch, ask whether the result is an object with the fields that you need, and respond 400 otherwise.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const variations = Object.entries(BODIES).map(([about, body]) => ({
      about,
      event: context.eventOf(context.event(), body),
    }));
    return judgeCrashes(await context.sendEach(variations));
  },
};
