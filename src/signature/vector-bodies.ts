/** The body of a signature vector, and what it stands for. */
export interface VectorBody {
  readonly name: string;
  /** One line, without a full stop: what the body shows. */
  readonly describe: string;
  /** One sentence: what goes wrong in a receiver that refuses it. */
  readonly reason: string;
  readonly body: string;
}

/** The body that every mutant is made from. Its values have an amount, so that one can be altered. */
export const ORDER_BODY =
  '{"data":{"id":48213,"notes":null,"public_id":"wKdRyb","order_type":"one-time-order","total_amount":"149.00"},"page_id":null,"event_id":"0b6f2d1c-9a41-4f0e-8c37-5d2e7a90b1f4","funnel_id":null,"created_at":"2026-01-01T00:00:00.000Z","event_type":"order.created","subject_id":48213,"subject_type":"Order"}';

const REVERSED =
  '{"subject_type":"Contact","subject_id":9137,"event_type":"contact.created","created_at":"2026-01-01T00:00:00.000Z","funnel_id":null,"event_id":"6d1b7a52-3c0e-4b8f-a6d4-1f2e3c4b5a69","page_id":null,"data":{"first_name":"Ana","id":9137}}';

const PRETTY = `{
  "data": {
    "id": 9137,
    "tags": [],
    "first_name": "Ana"
  },
  "event_type": "contact.created",
  "subject_id": 9137
}`;

const PARSED_AND_REWRITTEN =
  'A receiver that parses and serializes the body signs other bytes than those that arrived.';
const DECODED_WRONGLY = 'The signature covers the UTF-8 bytes as they arrive.';

/** The bodies of the valid vectors. Those that ClickFunnels could send come first, then other spellings of JSON. */
export const VECTOR_BODIES: readonly VectorBody[] = [
  {
    name: 'compact',
    describe: 'an order as ClickFunnels writes it',
    reason: 'This is the plain case: no spaces, keys by length, no newline at the end.',
    body: ORDER_BODY,
  },
  {
    name: 'rails-escapes',
    describe: '<, > and & written as escapes, as Rails does',
    reason: 'JSON.parse and JSON.stringify turn the escapes into plain characters, which are other bytes.',
    body: contact(String.raw`Tom \u0026 \"Jerry\" \u003cb\u003e`),
  },
  {
    name: 'unescaped-markup',
    describe: 'the same text with <, > and & as they are',
    reason: 'A receiver that serializes the body with escapes, as Rails does, signs other bytes.',
    body: contact(String.raw`Tom & \"Jerry\" <b>`),
  },
  {
    name: 'unicode',
    describe: 'non-ASCII letters, raw',
    reason: DECODED_WRONGLY,
    body: contact('Zoë Łukasz Ñandú Ярослав 山田 محمد'),
  },
  {
    name: 'emoji',
    describe: 'characters beyond the basic plane, one made of several',
    reason: DECODED_WRONGLY,
    body: contact('🎉 👩🏽‍💻 🇧🇷'),
  },
  {
    name: 'combining-characters',
    describe: 'an é made of two characters next to an é that is one',
    reason: 'Normalizing text before the signature is verified changes the bytes.',
    body: contact('Jose\u0301 José'),
  },
  {
    name: 'line-separators-escaped',
    describe: 'U+2028 and U+2029 written as escapes, as Rails does',
    reason: 'Escapes that look harmless become raw characters when the body is serialized again.',
    body: contact(String.raw`one\u2028two\u2029three`),
  },
  {
    name: 'line-separators-raw',
    describe: 'U+2028 and U+2029 as they are',
    reason: 'A receiver that splits or rewrites lines at these characters changes the bytes.',
    body: contact('one\u2028two\u2029three'),
  },
  {
    name: 'empty-object',
    describe: 'an empty object',
    reason: 'Two bytes are a body too, although frameworks give an empty object for no body at all.',
    body: '{}',
  },
  {
    name: 'long',
    describe: 'a body of more than 8 KiB',
    reason: 'A longer body comes in several pieces, and all of them are signed.',
    body: contact(String.raw`Sérgio \u0026 filhos; `.repeat(375)),
  },
  {
    name: 'number-forms',
    describe: 'numbers written as 10.0, 0.0, 1e2 and 1E+2',
    reason: 'JSON.parse does not keep how a number was written, and 10.0 becomes 10.',
    body: '{"data":{"id":77,"a":10.0,"b":0.0,"c":1e2,"d":1E+2,"e":99.90,"f":-0},"event_type":"order.updated"}',
  },
  {
    name: 'large-id',
    describe: 'an id of more than 53 bits',
    reason: 'Where numbers are floating-point the last digits change, and the signature with them.',
    body: '{"data":{"id":7615917337495251231},"event_type":"order.updated","subject_id":7615917337495251231}',
  },
  {
    name: 'integer-like-keys',
    describe: 'keys that look like whole numbers, not in order',
    reason: 'JavaScript puts such keys first and in numeric order when it writes an object.',
    body: '{"data":{"custom_attributes":{"10":"ten","2":"two","a":"letter","1":"one"}},"event_type":"contact.updated"}',
  },
  {
    name: 'escapes-for-ascii',
    describe: 'letters and slashes written as escapes that JSON does not need',
    reason: PARSED_AND_REWRITTEN,
    body: contact(String.raw`Zo\u00eb \u00C5 \uD83C\uDF89 a\/b`),
  },
  {
    name: 'spaces',
    describe: 'a space after every colon and comma',
    reason: PARSED_AND_REWRITTEN,
    body: '{"data": {"id": 9137, "first_name": "Ana"}, "event_type": "contact.created", "subject_id": 9137}',
  },
  { name: 'pretty', describe: 'indented over several lines', reason: PARSED_AND_REWRITTEN, body: PRETTY },
  {
    name: 'carriage-returns',
    describe: 'indented, with lines that end in CR LF',
    reason: 'Line ends belong to the body and must not be converted.',
    body: PRETTY.replaceAll('\n', '\r\n'),
  },
  {
    name: 'trailing-newline',
    describe: 'a newline after the end',
    reason: 'A receiver that trims the body signs one byte less than it received.',
    body: `${ORDER_BODY}\n`,
  },
  {
    name: 'keys-reversed',
    describe: 'the keys in reverse order',
    reason: 'The order of keys has no meaning in JSON, but it is signed.',
    body: REVERSED,
  },
  {
    name: 'duplicate-keys',
    describe: 'one key twice',
    reason: 'Parsing keeps one of them, so the body cannot be reproduced.',
    body: '{"data":{"id":9137,"first_name":"Ana","first_name":"Anna"},"event_type":"contact.updated"}',
  },
];

/** A contact as ClickFunnels writes it, with a first name that is already JSON text. */
function contact(firstName: string): string {
  return `{"data":{"id":9137,"tags":[],"first_name":"${firstName}"},"page_id":null,"event_id":"6d1b7a52-3c0e-4b8f-a6d4-1f2e3c4b5a69","funnel_id":null,"created_at":"2026-01-01T00:00:00.000Z","event_type":"contact.created","subject_id":9137,"subject_type":"Contact"}`;
}
