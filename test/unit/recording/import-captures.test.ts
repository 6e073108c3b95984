import { expect, it } from 'vitest';
import { createRandom } from '../../../src/random/random.ts';
import { createImporter, type Imported } from '../../../src/recording/import/import-captures.ts';
import { readCaptures } from '../../../src/recording/import/read-captures.ts';
import { deliveryLine, headerLine } from '../../../src/recording/recording-lines.ts';
import { recorded } from './recorded-builder.ts';

const PERSON = { first_name: 'Wilhelmina', last_name: 'Abernathy', email_address: 'mina@abernathy.test' };

/** The body of an event, keys in an order of its own. */
function body(id: string, more: object = {}): string {
  return JSON.stringify({
    event_id: id,
    data: { id: 7, ...PERSON, phone_number: '+14155552671', ...more },
    created_at: '2026-03-04T05:06:07.000Z',
    event_type: 'contact.created',
    subject_id: 7,
    subject_type: 'Contact',
  });
}

function imported(content: string | Buffer, keepPersonalData = true): Imported {
  const importer = createImporter(createRandom('test'), { keepPersonalData });
  const captured = readCaptures(Buffer.from(content));
  if (captured.kind === 'unreadable') throw new Error(captured.why);
  importer.add(captured.captures);
  return importer.result();
}

const HEADERS = {
  'User-Agent': 'Ruby',
  Authorization: 'Basic abc',
  'X-Webhook-ClickFunnels-Signature': 'f00d',
  'X-Webhook-ClickFunnels-Timestamp': '1772600767',
};
const AT = '2026-03-04T05:06:08.500Z';

/** The same request as every tool writes it. */
const FORMATS: Readonly<Record<string, (text: string) => string>> = {
  'a HAR file': (text) =>
    JSON.stringify({
      log: {
        version: '1.2',
        entries: [
          { startedDateTime: AT, request: { method: 'GET', headers: [] }, response: { status: 200 } },
          {
            startedDateTime: AT,
            request: {
              method: 'POST',
              url: 'https://shop.test/hooks',
              headers: Object.entries(HEADERS).map(([name, value]) => ({ name, value })),
              postData: { mimeType: 'application/json', text },
            },
            response: { status: 200, content: {} },
          },
        ],
      },
    }),
  'the export of ngrok': (text) =>
    JSON.stringify({
      uri: '/api/requests/http',
      requests: [
        {
          start: AT.replace('Z', '123456Z'),
          request: { method: 'POST', raw: Buffer.from(rawHttp(text)).toString('base64') },
          response: { status: '200 OK', status_code: 200, raw: '' },
        },
      ],
    }),
  'the export of webhook.site': (text) =>
    JSON.stringify({
      data: [
        {
          uuid: 'f1d0',
          type: 'web',
          method: 'POST',
          ip: '52.1.2.3',
          content: text,
          headers: Object.fromEntries(Object.entries(HEADERS).map(([name, value]) => [name, [value]])),
          created_at: '2026-03-04 05:06:08.500',
          response: { status: 200 },
        },
      ],
      total: 1,
      per_page: 50,
    }),
  'JSON like that of RequestBin': (text) =>
    JSON.stringify([
      { method: 'POST', headers: HEADERS, body: text, time: Date.parse(AT) / 1_000, statusCode: 200 },
    ]),
  'JSON with the body in an event': (text) =>
    JSON.stringify({
      event: { method: 'POST', headers: HEADERS, body: JSON.parse(text) },
      timestamp: AT,
      response: { status: 200 },
    }),
  'a table of values, with commas between': (text) => {
    const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
    const row = ['f1d0', AT, 'POST', quoted(JSON.stringify(HEADERS)), quoted(text), '200'].join(',');
    return `uuid,Created At,method,headers,content,Status Code\r\n${row}\r\n`;
  },
  'lines of listen --json': (text) =>
    `${JSON.stringify({ kind: 'request', version: 1, eventId: 'e1', headers: Object.entries(HEADERS), receivedAt: AT, body: text, response: { kind: 'status', statusCode: 200 } })}\n{"kind":"summary","version":1,"requests":1}\n`,
};

function rawHttp(text: string): string {
  const lines = Object.entries(HEADERS).map(([name, value]) => `${name}: ${value}`);
  return `POST /hooks HTTP/1.1\r\n${lines.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

it.for(Object.entries(FORMATS))('imports %s: body, headers, time and response', ([, write]) => {
  const text = body('e1', { note: 'Zoë' });

  const { deliveries } = imported(write(text));

  expect(deliveries).toHaveLength(1);
  expect(deliveries[0]).toMatchObject({
    event: { id: 'e1', type: 'contact.created', subjectId: 7, createdAt: Date.UTC(2026, 2, 4, 5, 6, 7) },
    status: 'delivered',
    attempts: 1,
    arrivals: [{ at: Date.parse(AT), statusCode: 200 }],
  });
  expect(String(deliveries[0]?.event.body)).toBe(text);
  expect(deliveries[0]?.headers?.slice(0, 4)).toEqual([
    ['User-Agent', 'Ruby'],
    ['Authorization', '***'],
    ['X-Webhook-ClickFunnels-Signature', '***'],
    ['X-Webhook-ClickFunnels-Timestamp', '1772600767'],
  ]);
});

it('imports HTTP dumps: several requests, their responses, chunks, and line breaks without carriage returns', () => {
  const text = body('e1', { note: 'Zoë' });
  const size = Buffer.byteLength(text);
  const chunked = `POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n${size.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
  const plain = rawHttp(body('e2')).replaceAll('\r\n', '\n');
  const dump = `${chunked}HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n${plain}\n\nPOST /c HTTP/1.1\nHost: a\n\n${body('e3')}\nHTTP/1.1 204 No Content\n\n`;

  const { deliveries } = imported(dump);

  expect(deliveries.map(({ event }) => event.id)).toEqual(['e1', 'e2', 'e3']);
  expect(String(deliveries[0]?.event.body)).toBe(text);
  expect(deliveries.map(({ status }) => status)).toEqual(['received', 'received', 'received']);
  expect(deliveries[1]?.arrivals).toEqual([{ at: 1_772_600_767_000 }]);
});

it('imports HTTP dumps of one connection: the next message begins right behind the body', () => {
  const requests = ['e1', 'e2', 'e3'].map((id) => rawHttp(body(id, { note: 'Zoë' })));
  const response = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
  const contentOf = (dump: string) =>
    imported(dump).deliveries.map(({ event, status }) => [event.id, String(event.body), status]);
  const expected = (status: string) =>
    ['e1', 'e2', 'e3'].map((id) => [id, body(id, { note: 'Zoë' }), status]);

  expect(contentOf(requests.join(''))).toEqual(expected('received'));
  expect(contentOf(requests.map((request) => request + response).join(''))).toEqual(expected('delivered'));
});

it('imports bodies: one, one laid out to be read, a list, and lines whose last one is torn', () => {
  const readable = JSON.stringify(JSON.parse(body('e1')), null, 2);
  const bodyTexts = (content: string) => imported(content).deliveries.map(({ event }) => String(event.body));

  expect(bodyTexts(`${body('e1').replace(',', ' , ')}\n`)).toEqual([body('e1').replace(',', ' , ')]);
  expect(bodyTexts(readable)).toEqual([body('e1')]);
  expect(bodyTexts(`[${body('e1')},${JSON.stringify(body('e2'))}]`)).toEqual([body('e1'), body('e2')]);
  expect(bodyTexts(`${body('e1')}\n\n${body('e2')}\n{"event_id":"e`)).toEqual([body('e1'), body('e2')]);
});

it('imports a recording, each arrival of it', () => {
  const arrivals = [
    { at: 1_000, statusCode: 500 },
    { at: 2_000, statusCode: 200 },
  ];
  const of = (id: string) => recorded({ event: { ...recorded().event, id, body: Buffer.from(body(id)) } });
  const text = headerLine() + deliveryLine(of('e1')) + deliveryLine({ ...of('e2'), attempts: 2, arrivals });

  const { deliveries } = imported(text);

  expect(deliveries.map(({ event }) => String(event.body))).toEqual([body('e1'), body('e2')]);
  expect(deliveries[0]?.arrivals).toBeUndefined();
  expect(deliveries[1]).toMatchObject({ status: 'delivered', attempts: 2, arrivals });
});

it('puts the observed envelope around events of the API, whoever read them', () => {
  const event = {
    id: 3,
    public_id: 'abc',
    workspace_id: 42,
    uuid: 'u-1',
    event_type_id: 'contact.created',
    subject_id: 7,
    subject_type: 'Contact',
    data: { id: 7 },
    api_version: 2,
    created_at: '2026-03-04T05:06:07.000Z',
    page: null,
    funnel: null,
  };
  const har = {
    log: {
      entries: [
        { request: { method: 'GET' }, response: { status: 200, content: { text: JSON.stringify([event]) } } },
      ],
    },
  };

  for (const content of [JSON.stringify(event), JSON.stringify([event]), JSON.stringify(har)]) {
    const [delivery, ...others] = imported(content).deliveries;
    expect(others).toEqual([]);
    expect(String(delivery?.event.body)).toBe(
      '{"data":{"id":7},"page":null,"funnel":null,"event_id":"u-1","created_at":"2026-03-04T05:06:07.000Z","event_type":"contact.created","subject_id":7,"api_version":2,"subject_type":"Contact","workspace_id":42}',
    );
    expect(delivery).toMatchObject({ source: 'api', status: 'received' });
    expect(delivery?.arrivals).toBeUndefined();
  }
});

it('puts requests in the order of their times, turned around where the newest comes first', () => {
  const at = (second: number) => `2026-03-04 05:06:0${second}`;
  const items = [
    { body: body('e3'), created_at: at(2) },
    { body: body('e2b'), created_at: at(1) },
    { body: body('e2a'), created_at: at(1) },
    { body: body('e1'), created_at: at(0) },
  ];

  const { deliveries } = imported(JSON.stringify(items));

  expect(deliveries.map(({ event }) => event.id)).toEqual(['e1', 'e2a', 'e2b', 'e3']);
});

it('makes one delivery of the attempts of an event', () => {
  const items = [500, 503, 200].map((statusCode, index) => ({
    body: body('e1'),
    timestamp: Date.parse(AT) + index * 15_000,
    statusCode,
  }));

  const { deliveries } = imported(
    JSON.stringify([...items, { body: body('e2'), timestamp: Date.parse(AT), statusCode: 500 }]),
  );

  expect(deliveries).toMatchObject([
    {
      status: 'delivered',
      attempts: 3,
      arrivals: [{ statusCode: 500 }, { statusCode: 503 }, { statusCode: 200 }],
    },
    { status: 'rejected', attempts: 1 },
  ]);
});

it('replaces personal data consistently, and nothing else, through all files', () => {
  const importer = createImporter(createRandom('test'));
  for (const id of ['e1', 'e2']) {
    const captured = readCaptures(
      Buffer.from(body(id, { name: 'Wilhelmina Abernathy', amount: '10.00', score: 1.5e3 })),
    );
    if (captured.kind === 'read') importer.add(captured.captures);
  }
  const { deliveries, replaced } = importer.result();
  const bodies = deliveries.map(({ event }) => JSON.parse(String(event.body)));

  expect(bodies[0].data).toEqual(bodies[1].data);
  expect(bodies[0].data).toMatchObject({ id: 7, amount: '10.00', score: 1_500 });
  expect(JSON.stringify(bodies)).not.toMatch(/Wilhelmina|Abernathy|mina@|4155552671/i);
  expect(Object.keys(bodies[0])).toEqual(Object.keys(JSON.parse(body('e1'))));
  expect(replaced.get('email address')).toBe(2);
});

it('never keeps secrets, not even with personal data', () => {
  const secrets = {
    password: 'hunter22hunter',
    api_key: 'k-123456789',
    authenticity_token: 'tok-abcdefgh',
    note: 'use sk_live_abcdefghijkl, please',
    link: 'https://user:pass-word@host.test/?access_token=abcdefgh1&page=2',
    auth: 'Bearer abcdefgh.ijklmnop',
  };
  for (const keepPersonalData of [true, false]) {
    const { deliveries } = imported(body('e1', secrets), keepPersonalData);
    const text = deliveries.map(deliveryLine).join('');
    expect(text).not.toMatch(/hunter22|k-123456789|tok-abcdefgh|sk_live|pass-word|abcdefgh1|ijklmnop/);
    expect(text).toContain('page=2');
  }
});

it('says what it left out', () => {
  const { leftOut, deliveries } = imported(
    JSON.stringify([{ body: '{"hello":1}' }, { body: 'name=Ada' }, { body: body('e1') }]),
  );

  expect(deliveries).toHaveLength(1);
  expect([...leftOut]).toEqual([['not an event: no event_type in the body', 2]]);
});

it.for([
  ['', 'it is empty'],
  ['hello', 'it is neither JSON, nor lines of JSON, nor a table of requests, nor HTTP as it is on the wire'],
  [`${body('e1')}\nhello\n${body('e2')}`, 'line 2 is not JSON'],
  ['{"log":{"entries":[]}}', 'it contains no requests'],
])('refuses %j', ([content = '', why]) => {
  expect(readCaptures(Buffer.from(content))).toEqual({ kind: 'unreadable', why });
});
