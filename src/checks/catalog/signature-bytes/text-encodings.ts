import type { CheckContext } from '../../engine/check-context.ts';
import type { Variation } from '../../engine/variation.ts';
import { twinCheck } from '../twin-check.ts';
import { withText } from './body-text.ts';

/** SIG-04: text beyond ASCII. */
export const textEncodings = twinCheck({
  id: 'SIG-04',
  group: 'signature-bytes',
  level: 'must',
  promise: 'accepts names with accents, non-Latin scripts and emoji',
  sends: 'events with such names in UTF-8, and one with an emoji written as two escapes',
  requests: 5,
  variations: (context) => [
    text(context, 'accents in UTF-8', 'Zoë Núñez-Ångström'),
    text(context, 'other scripts in UTF-8', '山田太郎 Анна Ελένη محمد'),
    text(context, 'emoji in UTF-8', 'Ada 😊🏳️‍🌈'),
    text(context, 'a combining accent in UTF-8', 'Jose\u0301'),
    escapedEmoji(context),
  ],
  why: 'On its way to the HMAC the body is decoded as ASCII or Latin-1, so other bytes are signed than those that arrived. Customers with plain English names work; all others fail.',
  fix: 'Pass the raw bytes to the HMAC, or text that was decoded as UTF-8.',
});

function text(context: CheckContext, about: string, words: string): Variation {
  return { about, event: context.event({ rewrite: (body) => withText(body, words) }) };
}

function escapedEmoji(context: CheckContext): Variation {
  const event = context.event({ rewrite: (body) => withText(body, 'Ada 😊') });
  const escaped = Buffer.from(event.body).toString('utf8').replace('😊', '\\ud83d\\ude0a');
  return { about: 'an emoji as \\ud83d\\ude0a', event: context.eventOf(event, escaped) };
}
