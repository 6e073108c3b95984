import type { Check } from '../check.ts';
import { SIGNATURES_PAGE } from '../documentation.ts';
import { judgeTwins } from '../judge-twins.ts';
import { withText } from './body-text.ts';

const TEXT = 'Tom & "Jerry" <b>\u2028</b>';

/** SIG-02: the escapes that Rails writes and JSON.stringify does not. */
export const railsEscapes: Check = {
  id: 'SIG-02',
  group: 'signature-bytes',
  level: 'must',
  promise: 'takes text with &, < and > in it, escaped as Rails does or not',
  sends: 'an event with such text, escaped as \\u0026, \\u003c, \\u003e, \\u2028, and once more unescaped',
  decides: 'both are answered with success',
  requests: 2,
  needs: [],
  why: 'ClickFunnels escapes these characters, and JSON.stringify does not. A receiver that signs what it has parsed and written again passes every test with plain text and refuses the first customer with an ampersand in the name; eight attempts later the event is lost.',
  fix: 'Verify the raw bytes of the body: express.raw(), request.text() or a content type parser that keeps the buffer.',
  docs: SIGNATURES_PAGE,
  run: async (context) => {
    const escaped = context.event({ rewrite: (body) => withText(body, TEXT) });
    const other = context.event({ rewrite: (body) => withText(body, TEXT) });
    const unescaped = JSON.stringify(JSON.parse(Buffer.from(other.body).toString('utf8')));
    return judgeTwins(
      await context.sendEach([
        { about: "text with Rails' escapes", event: escaped },
        { about: 'the same text without escapes', event: context.eventOf(other, unescaped) },
      ]),
    );
  },
};
