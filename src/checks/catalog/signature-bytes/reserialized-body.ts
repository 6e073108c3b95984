import { serializeJson } from '../../../wire/serialize.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import type { Variation } from '../../engine/variation.ts';
import { parsed, reversed, spaced } from '../json-forms.ts';
import { twinCheck } from '../twin-check.ts';
import { withCustomAttributes } from './custom-attributes.ts';

/** SIG-01: valid JSON in forms that JSON.stringify does not write. */
export const reserializedBody = twinCheck({
  id: 'SIG-01',
  group: 'signature-bytes',
  level: 'must',
  promise: 'accepts signed JSON in any formatting (raw body)',
  sends:
    'validly signed events with spaces, line breaks, a trailing newline, reordered keys, and numeric keys',
  requests: 5,
  variations: (context) => [
    form(context, 'spaces after colons and commas', spaced),
    form(context, 'JSON over several lines', (body) => JSON.stringify(body, null, 2)),
    form(context, 'a line break after the JSON', (body) => `${serializeJson(body)}\n`),
    form(context, 'keys in the opposite order', (body) => JSON.stringify(reversed(body))),
    form(context, 'custom attributes with numeric keys', (body) =>
      withCustomAttributes(body, '{"a":"first","10":"second","2024":"third"}'),
    ),
  ],
  why: 'The body is parsed and serialized again before its signature is verified, instead of using the raw body. That works only while both sides happen to write JSON the same way: one custom field named "10", or a new serializer at the sender, and valid deliveries fail with a signature mismatch until ClickFunnels gives up.',
  fix: 'Verify the raw bytes of the body, before any parser reads them.',
});

function form(
  context: CheckContext,
  about: string,
  write: (body: ReturnType<typeof parsed>) => string,
): Variation {
  const event = context.event();
  return { about, event: context.eventOf(event, write(parsed(event.body))) };
}
