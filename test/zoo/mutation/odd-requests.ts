import { ZOO_SECRET } from '../zoo.ts';
import { type MadeUpEvent, madeUp, momentAt, signedHeaders } from './made-up-events.ts';

/** A request as somebody may send it who is not ClickFunnels, or whose clock is wrong. */
export interface OddRequest {
  readonly event: MadeUpEvent;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly chunked?: boolean;
}

const SIGNATURE = 'X-Webhook-ClickFunnels-Signature';
const TIMESTAMP = 'X-Webhook-ClickFunnels-Timestamp';
const OLD_SECRET = 'the-secret-before-the-rotation';

/** Ages of signatures in seconds, on both sides of any tolerance. */
const AGES = [0, 30, 60, 240, 290, 330, 590, 660, 3_600, 86_400, 40_000_000] as const;
/** Timestamps that are none. */
const NO_TIMES = [
  '',
  '0',
  '-1',
  'NaN',
  'null',
  '12abc',
  '1e9',
  '99999999999999',
  '2026-03-02T09:00:00Z',
] as const;
/** Bodies that are no events, or odd ones. */
const NO_EVENTS = [
  ...[
    '',
    'null',
    '[]',
    '{}',
    '"text"',
    '{"data":',
    '12',
    'true',
    '{"event_id":"x","event_type":"contact.created"}',
  ],
  ...['{"event_id":1,"event_type":"contact.created","data":{}}', '{"event_id":"x","event_type":2,"data":{}}'],
  ...[
    '{"event_id":"x1","event_type":"contact.created","data":null}',
    '{"event_id":"x2","event_type":"contact.created","data":[]}',
  ],
  ...['{"event_id":"x3","event_type":"contact.created","subject_id":"7","data":{}}'],
] as const;
const SIZES = [90_000, 110_000, 1_000_000, 5_000_000] as const;

/** Requests that are signed wrongly, oddly, at another time, or about nothing. */
export function oddRequests(newId: () => number): readonly OddRequest[] {
  const plain = (padding = 0): MadeUpEvent => {
    const id = newId();
    const data = {
      id,
      first_name: 'Odd',
      last_name: 'Request',
      updated_at: momentAt(0),
      notes: 'x'.repeat(padding),
    };
    return madeUp({ type: 'contact.created', subjectId: id, data });
  };
  const changed = (
    change: (headers: Record<string, string>) => Record<string, string | readonly string[]>,
  ) => {
    const event = plain();
    return { event, headers: change(signedHeaders(event.body)) };
  };
  const signedWith = (options: Parameters<typeof signedHeaders>[1]) => {
    const event = plain();
    return { event, headers: signedHeaders(event.body, options) };
  };
  const withSignature = (change: (signature: string) => string) =>
    changed((headers) => ({ ...headers, [SIGNATURE]: change(headers[SIGNATURE] ?? '') }));
  return [
    ...AGES.flatMap((age) => [signedWith({ age }), signedWith({ age: -age })]),
    ...NO_TIMES.map((timestamp) => signedWith({ timestamp })),
    signedWith({ timestamp: String(Date.now()) }),
    signedWith({ timestamp: ` ${Math.floor(Date.now() / 1_000)}` }),
    signedWith({ timestamp: `${Math.floor(Date.now() / 1_000)}.5` }),
    ...[OLD_SECRET, 'another secret', 'secret', 'undefined', 'null', `${ZOO_SECRET} `].map((secret) =>
      signedWith({ secret }),
    ),
    signedWith({ secret: '' }),
    withSignature(() => ''),
    withSignature(() => 'undefined'),
    withSignature((signature) => signature.slice(0, 10)),
    withSignature((signature) => signature.slice(0, 63)),
    withSignature((signature) => `${signature}0`),
    withSignature((signature) => signature.toUpperCase()),
    withSignature((signature) => `sha256=${signature}`),
    withSignature((signature) => `${signature},${signature}`),
    withSignature(() => '0'.repeat(64)),
    withSignature((signature) => Buffer.from(signature, 'hex').toString('base64')),
    withSignature((signature) => `${signature.slice(0, 62)}zz`),
    changed(({ [SIGNATURE]: _, ...rest }) => rest),
    changed(({ [TIMESTAMP]: _, ...rest }) => rest),
    changed(({ [SIGNATURE]: _, [TIMESTAMP]: __, ...rest }) => rest),
    changed((headers) => ({ ...headers, [TIMESTAMP]: String(Number(headers[TIMESTAMP]) + 1) })),
    changed((headers) => ({ ...headers, [SIGNATURE]: signedHeaders(Buffer.from('{}'))[SIGNATURE] ?? '' })),
    changed((headers) => ({ ...headers, 'Content-Type': 'text/plain' })),
    changed((headers) => ({ ...headers, 'Content-Type': 'application/json; charset=utf-8' })),
    changed(({ 'Content-Type': _, ...rest }) => rest),
    changed(({ 'User-Agent': _, ...rest }) => rest),
    changed((headers) =>
      Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    ),
    { ...changed((headers) => headers), chunked: true },
    ...NO_EVENTS.flatMap((text) => {
      const event = { ...plain(), body: Buffer.from(text) };
      return [
        { event, headers: signedHeaders(event.body) },
        { event, headers: signedHeaders(event.body, { secret: 'another secret' }) },
      ];
    }),
    ...SIZES.map((size) => {
      const event = plain(size);
      return { event, headers: signedHeaders(event.body) };
    }),
  ];
}
