import { parsed } from '../json-forms.ts';
import { twinCheck } from '../twin-check.ts';
import { withText } from './body-text.ts';

const TEXT = 'Tom & "Jerry" <b>';
const TEXT_WITH_SEPARATORS = 'one\u2028two\u2029three';

/** SIG-02: the escapes that Rails writes and JSON.stringify does not. */
export const railsEscapes = twinCheck({
  id: 'SIG-02',
  group: 'signature-bytes',
  level: 'must',
  promise: 'accepts &, < and > in text, with or without Rails escapes',
  sends: 'events with such text, escaped as \\u0026, \\u003c, \\u003e and \\u2028, and again unescaped',
  requests: 4,
  variations: (context) =>
    [TEXT, TEXT_WITH_SEPARATORS].flatMap((text) => {
      const what = text === TEXT ? '&, < and >' : 'U+2028 and U+2029';
      const escaped = context.event({ rewrite: (body) => withText(body, text) });
      const other = context.event({ rewrite: (body) => withText(body, text) });
      return [
        { about: `${what} with Rails' escapes`, event: escaped },
        {
          about: `${what} without escapes`,
          event: context.eventOf(other, JSON.stringify(parsed(other.body))),
        },
      ];
    }),
  why: 'ClickFunnels escapes these characters, and most JSON writers do not. A receiver that signs what it parsed and serialized passes every test with plain text, and rejects the first customer with an ampersand in their name; eight attempts later the event is lost.',
  fix: 'Verify the raw bytes of the body, before any parser reads them.',
});
