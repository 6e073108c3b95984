import { EVENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../../signature/header-names.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { twinCheck } from '../twin-check.ts';

/** PAY-07: headers as a proxy or another client would write them. */
export const bareHeaders = twinCheck({
  id: 'PAY-07',
  group: 'payloads',
  level: 'should',
  promise: 'does not depend on undocumented headers',
  sends:
    'plain events without User-Agent, without Accept, without the event ID header, and with headers of a proxy',
  requests: 5,
  variations: (context) => [
    { about: 'no User-Agent', event: context.event(), withoutHeaders: ['User-Agent'] },
    { about: 'no Accept', event: context.event(), withoutHeaders: ['Accept', 'Accept-Encoding'] },
    { about: `no ${EVENT_ID_HEADER}`, event: context.event(), withoutHeaders: [EVENT_ID_HEADER] },
    {
      about: 'a different User-Agent',
      event: context.event(),
      headers: [['User-Agent', 'Faraday v2.13.1']],
    },
    {
      about: 'headers of a proxy',
      event: context.event(),
      headers: [
        ['X-Forwarded-For', '203.0.113.7'],
        ['X-Forwarded-Proto', 'https'],
        ['Via', '1.1 proxy'],
        ['X-Request-Id', '1f9ce14c'],
      ],
    },
  ],
  why: `Only ${SIGNATURE_HEADER} and ${TIMESTAMP_HEADER} are documented. Everything else may change tomorrow, and does change behind every proxy.`,
  fix: 'Read the two documented headers, whatever their letter case, and take the event ID from the body.',
  docs: WEBHOOKS_PAGE,
});
