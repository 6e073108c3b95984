import { twinCheck } from '../twin-check.ts';

const WHY_HERE = 'ClickFunnels may change it at any time, and every proxy in between does.';

/** SIG-05a: a body without a length. */
export const chunkedBody = twinCheck({
  id: 'SIG-05a',
  group: 'signature-bytes',
  level: 'should',
  promise: 'takes a body that comes in chunks, without a Content-Length',
  sends: 'a plain event with Transfer-Encoding: chunked',
  requests: 1,
  variations: (context) => [
    { about: 'a chunked body', event: context.event(), disturbance: { chunked: true } },
  ],
  why: `The receiver relies on a Content-Length, and a request may do without. ${WHY_HERE}`,
  fix: 'Read the body until it ends, whatever its length was said to be.',
});

/** SIG-05b: a body that comes in pieces. */
export const slicedBody = twinCheck({
  id: 'SIG-05b',
  group: 'signature-bytes',
  level: 'should',
  promise: 'waits for the whole body when it comes in pieces',
  sends: 'a plain event whose body comes in five pieces over half a second',
  requests: 1,
  variations: (context) => {
    const event = context.event();
    return [
      { about: 'a body in five pieces', event, disturbance: { bodyBytesPerSecond: event.body.length * 2 } },
    ];
  },
  why: 'The signature is computed over the first piece of the body. Short bodies come in one piece, and then everything is right; longer ones do not, and are refused now and then.',
  fix: 'Gather all pieces until the end of the request, then verify.',
});

/** SIG-05c: a content type with a charset. */
export const contentTypes = twinCheck({
  id: 'SIG-05c',
  group: 'signature-bytes',
  level: 'should',
  promise: 'takes a Content-Type with a charset',
  sends: 'plain events with Content-Type: application/json; charset=utf-8, in two ways of writing',
  requests: 2,
  variations: (context) => [
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
  why: `The header is compared as a whole, or the body parser looks for another one and leaves the body empty. ${WHY_HERE}`,
  fix: 'Read the media type before the semicolon, or verify and parse the raw body whatever its type.',
});
