import type { CheckContext } from '../../engine/check-context.ts';
import type { Variation } from '../../engine/variation.ts';
import { twinCheck } from '../twin-check.ts';
import { withText } from './body-text.ts';

/** What Rails escapes beside what it does not. */
const TREACHEROUS_TEXT = 'Zoë & Søn <3';

const WHY_HERE = 'ClickFunnels may change this at any time, and proxies in between do.';

/** SIG-05a: a body without a length. */
export const chunkedBody = twinCheck({
  id: 'SIG-05a',
  group: 'signature-bytes',
  level: 'should',
  promise: 'accepts a chunked body without Content-Length',
  sends: 'a plain event with Transfer-Encoding: chunked',
  requests: 1,
  variations: (context) => [
    { about: 'a chunked body', event: context.event(), disturbance: { chunked: true } },
  ],
  why: `The receiver relies on Content-Length, which a request may omit. ${WHY_HERE}`,
  fix: 'Read the body to its end, whatever Content-Length says.',
});

/** SIG-05b: a body that comes in pieces. */
export const slicedBody = twinCheck({
  id: 'SIG-05b',
  group: 'signature-bytes',
  level: 'must',
  promise: 'waits for the whole body when it arrives in pieces',
  sends: 'a plain event whose body arrives in five pieces over half a second',
  requests: 1,
  variations: (context) => {
    const event = context.event();
    return [
      { about: 'a body in five pieces', event, disturbance: { bodyBytesPerSecond: event.body.length * 2 } },
    ];
  },
  why: 'The signature is computed over the first piece of the body. Short bodies arrive in one piece and pass; longer ones fail now and then.',
  fix: 'Collect all pieces until the request ends, then verify.',
});

/** SIG-05c: a content type with a charset. */
export const contentTypes = twinCheck({
  id: 'SIG-05c',
  group: 'signature-bytes',
  level: 'should',
  promise: 'accepts a Content-Type with a charset',
  sends:
    'plain events with Content-Type: application/json; charset=utf-8, spelled in two ways, and once with escaped and non-ASCII text',
  requests: 4,
  variations: (context) => [
    treacherousWithCharset(context),
    {
      about: 'application/json; charset=utf-8',
      event: context.event(),
      headers: [['Content-Type', 'application/json; charset=utf-8']],
    },
    {
      about: 'application/json;charset=UTF-8',
      event: context.event(),
      headers: [['Content-Type', 'application/json;charset=UTF-8']],
    },
  ],
  why: `The header is compared as a whole, or the body parser expects another one and leaves the body empty. ${WHY_HERE}`,
  fix: 'Compare only the media type before the semicolon, or verify and parse the raw body whatever its type.',
});

/** Only where the same text is accepted without a charset. */
function treacherousWithCharset(context: CheckContext): Variation {
  const withTreachery = () => context.event({ rewrite: (body) => withText(body, TREACHEROUS_TEXT) });
  return {
    about: 'a charset together with escapes and letters beyond ASCII',
    event: withTreachery(),
    headers: [['Content-Type', 'application/json; charset=utf-8']],
    control: { about: 'the same text without a charset', event: withTreachery() },
  };
}
