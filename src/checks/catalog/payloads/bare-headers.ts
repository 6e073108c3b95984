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
  requests: 8,
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
      about: 'header names in lower case, as HTTP/2 has them',
      event: context.event(),
      headerNames: 'lower-case',
    },
    { about: 'header names in upper case', event: context.event(), headerNames: 'upper-case' },
    { about: 'headers in another order', event: context.event(), headerNames: 'reversed' },
    {
      about: 'headers of a proxy, one of them twice',
      event: context.event(),
      headers: [
        ['X-Forwarded-Proto', 'https'],
        ['X-Forwarded-Port', '443'],
        ['Via', '1.1 proxy'],
        ['X-Edge-Hop', 'one'],
        ['X-Edge-Hop', 'two'],
        ['X-Request-Id', '1f9ce14c'],
      ],
    },
  ],
  why: `Only ${SIGNATURE_HEADER} and ${TIMESTAMP_HEADER} are documented. Everything else may change tomorrow, and does change behind every proxy.`,
  fix: 'Read the two documented headers, whatever their letter case, and take the event ID from the body.',
  docs: WEBHOOKS_PAGE,
});
