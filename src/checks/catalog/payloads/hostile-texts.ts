import { isJsonObject, type JsonObject } from '../../../internal/json.ts';
import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import type { Variation } from '../../engine/variation.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { judgeCrashes } from '../judge-crashes.ts';
import { judgeVariations } from '../plain-control.ts';

/** What people have really typed into forms, and what programs have made of it. */
const TEXTS: Readonly<Record<string, string>> = {
  'a very long name': 'Maximiliana '.repeat(900),
  'quotes and an SQL comment': `Robert'); DROP TABLE contacts;--`,
  'an HTML tag': '</title><img src=x onerror=alert(1)>',
  'a template': `{{ 7 * 7 }} \${7*7} <%= 7*7 %>`,
  'a path': '../../../../etc/hosts',
  'a formula': '=HYPERLINK("http://127.0.0.1","open")',
  'right-to-left text': 'שלום \u202eDLROW',
  'control characters': 'bell\u0007 tab\t line\nend',
  'only spaces': '   ',
  'the word null': 'null',
};

/** PAY-06: texts that someone will type. */
export const hostileTexts: Check = {
  id: 'PAY-06',
  group: 'payloads',
  level: 'should',
  promise: 'does not crash on unusual text from forms',
  sends: `a contact and a form with ${Object.keys(TEXTS).length} kinds of text as names`,
  decides: 'no response is a 5xx, and no connection is dropped or left hanging',
  requests: 2 * Object.keys(TEXTS).length + 2,
  needs: [],
  hostile: true,
  follows: ['SIG-02', 'SIG-04', 'ACK-03a'],
  why: 'Anyone can fill in a form. A name that is too long for its column or contains a quote makes the insert fail: a 500, eight attempts, and the event is lost. The same bug is an SQL injection.',
  fix: 'Bind values as parameters, truncate text to the length of its column, and escape on output.',
  docs: WEBHOOKS_PAGE,
  run: (context) => judgeVariations(context, variations(context), judgeCrashes),
};

function variations(context: CheckContext): Variation[] {
  return Object.entries(TEXTS).flatMap(([about, text]) =>
    ['contact.updated', 'form/submission.created'].map((eventType) => ({
      about: `${eventType} with ${about}`,
      event: context.event({ eventType, rewrite: (body) => named(body, text) }),
    })),
  );
}

/** Names of people and texts of forms, wherever they stand. */
function named(object: JsonObject, text: string): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      if (/^(first_name|last_name)$/.test(key)) return [key, text];
      return [key, isJsonObject(value) ? named(value, text) : value];
    }),
  );
}
