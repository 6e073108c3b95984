import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { broken, type Finding, kept } from '../../engine/finding.ts';
import type { Variation } from '../../engine/variation.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { responsesInWords, responsesTo } from '../judge-forgeries.ts';
import { type ResponseKind, responseKind } from '../response-kind.ts';

/** Types that receivers treat in different ways: people, money, forms, courses, ends of things. */
const TYPES = [
  'contact.created',
  'contact.deleted',
  'form/submission.created',
  'order.created',
  'one-time-order.invoice.paid',
  'subscription.canceled',
  'courses/enrollment.created',
];

/** ACK-04: a status that means success to the receiver and not to ClickFunnels. */
export const successList: Check = {
  id: 'ACK-04',
  group: 'responses',
  level: 'must',
  promise: 'reports success with a status that counts: 200–207 or 226',
  sends: 'events of seven types, and the first of them again',
  decides: 'no response is a 208 or another 2xx outside the list',
  requests: TYPES.length + 1,
  needs: [],
  why: 'ClickFunnels counts 200 to 207 and 226 as success and nothing else. 208 Already Reported looks like the right response to a duplicate; it makes ClickFunnels send the event seven more times.',
  fix: 'Respond 200 or 204, to duplicates too.',
  docs: WEBHOOKS_PAGE,
  run: (context) => without(context, 'other-2xx'),
};

/** ACK-05: a redirect, which ClickFunnels never follows. */
export const noRedirect: Check = {
  id: 'ACK-05',
  group: 'responses',
  level: 'must',
  promise: 'never responds with a redirect',
  sends: 'events of seven types, and the first of them again',
  decides: 'no response is a 3xx',
  requests: TYPES.length + 1,
  needs: [],
  why: 'ClickFunnels does not follow redirects: the delivery counts as failed, is retried for 37 hours and lost. Code that sends a browser to a thank-you page, or to the canonical host name, does the same to ClickFunnels.',
  fix: 'Respond 200 to the delivery itself, and register the URL that needs no redirect.',
  docs: WEBHOOKS_PAGE,
  run: (context) => without(context, 'redirect'),
};

async function without(context: CheckContext, unwanted: ResponseKind): Promise<Finding> {
  const variations: Variation[] = TYPES.map((eventType) => ({
    about: eventType,
    event: context.event({ eventType }),
  }));
  const [first] = variations;
  const again = first === undefined ? [] : [{ ...first, about: `${first.about} again` }];
  const exchanges = await context.sendEach([...variations, ...again]);
  const wrong = exchanges.filter(({ result }) => responseKind(result.outcome) === unwanted);
  return wrong.length === 0 ? kept(responsesTo(exchanges)) : broken(responsesInWords(wrong), wrong);
}
