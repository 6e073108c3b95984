import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { HttpResponse } from '../../../../src/delivery/sender.ts';
import { ResponseReader } from '../../../../src/transport/http/response-reader.ts';

const OK = 'HTTP/1.1 200 OK\r\n';
const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n\r\n`;

const HEAD_TOO_LONG =
  'the headers are longer than 256 kB, a limit of this tool; ClickFunnels has none and would have read on';
const LINES_TOO_LONG =
  'a chunk size or the trailers do not end within 256 kB, a limit of this tool; ClickFunnels has none and would have read on';

it.each([
  ['with its length', `${OK}Content-Length: 5\r\n\r\nhello`, 'hello'],
  ['of no length', `${OK}Content-Length: 0\r\n\r\n`, ''],
  ['in chunks', `${CHUNKED}2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n`, 'hello'],
  ['in chunks with extensions', `${CHUNKED}5;a=b;c="d"\r\nhello\r\n0;z\r\n\r\n`, 'hello'],
  ['in chunks with trailers', `${CHUNKED}5\r\nhello\r\n000\r\nX-Sum: 1\r\n\r\n`, 'hello'],
  ['in chunks with upper-case sizes', `${CHUNKED}A\r\n0123456789\r\n0\r\n\r\n`, '0123456789'],
  [
    'in chunks after compression',
    CHUNKED.replace('chunked', 'gzip, Chunked').concat('1\r\nx\r\n0\r\n\r\n'),
    'x',
  ],
  ['that ends with the head: 204', 'HTTP/1.1 204 No\r\nContent-Length: 5\r\n\r\n', ''],
  ['that ends with the head: 304', 'HTTP/1.1 304 No\r\nTransfer-Encoding: chunked\r\n\r\n', ''],
  ['behind informational ones', `HTTP/1.1 103 Hints\r\nLink: x\r\n\r\n${OK}Content-Length: 1\r\n\r\nx`, 'x'],
  [
    'with a length and chunks',
    `${OK}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n`,
    'ok',
  ],
  ['whose lines end in line feeds alone', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nok', 'ok'],
  ['with one line feed alone', 'HTTP/1.1 200 OK\r\nX: 1\nContent-Length: 2\r\n\r\nok', 'ok'],
  ['with a folded header', `${OK}X: a\r\n b\r\nContent-Length: 2\r\n\r\nok`, 'ok'],
  ['with its length twice', `${OK}Content-Length: 2\r\nContent-Length: 2\r\n\r\nok`, 'ok'],
  ['with its length as a list', `${OK}Content-Length: 2, 2\r\n\r\nok`, 'ok'],
  ['with a sign before its length', `${OK}Content-Length: +2\r\n\r\nok`, 'ok'],
  ['with a space before the colon', `${OK}X-A : b\r\nContent-Length : 2\r\n\r\nok`, 'ok'],
  ['with a name outside ASCII', `${OK}X-\u00e9: b\r\nContent-Length: 2\r\n\r\nok`, 'ok'],
  ['with 80 kB of headers', `${OK}X: ${'x'.repeat(80_000)}\r\nContent-Length: 2\r\n\r\nok`, 'ok'],
  ['with an unknown version', 'HTTP/1.2 200 OK\r\nContent-Length: 2\r\n\r\nok', 'ok'],
  ['in lower case', 'http/1.1 200 ok\r\ncontent-length: 2\r\n\r\nok', 'ok'],
  [
    'with identity for a coding',
    'HTTP/1.0 200 OK\r\nTransfer-Encoding: identity\r\nContent-Length: 2\r\n\r\nok',
    'ok',
  ],
  ['in chunks with a space behind the size', `${CHUNKED}2 \r\nok\r\n0\r\n\r\n`, 'ok'],
  ['in chunks with a sign before the size', `${CHUNKED}+2\r\nok\r\n0\r\n\r\n`, 'ok'],
  ['in chunks with trailers that are no headers', `${CHUNKED}2\r\nok\r\n0\r\nNonsense\r\n\r\n`, 'ok'],
  ['that ends with the head: 205', 'HTTP/1.1 205 Reset\r\n\r\n', ''],
  [
    'that ends with the head: 204 with chunks',
    'HTTP/1.1 204 No\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n',
    '',
  ],
])('knows the end of a response %s', (_, bytes, body) => {
  const inOne = read([bytes]);
  const byteByByte = bytes.length < 1_000 ? read([...bytes]) : read(pieces(bytes, [7, 40_000, 79_990]));

  expect(inOne.isComplete).toBe(true);
  expect(text(inOne.response)).toBe(body);
  expect(byteByByte).toEqual(inOne);
});

it.each([
  ['nothing that says where', `${OK}\r\nhello`],
  ['a coding that is not chunked', `${OK}Transfer-Encoding: gzip\r\n\r\nhello`],
  ['HTTP/1.0', 'HTTP/1.0 200 OK\r\n\r\nhello'],
  ['a length that is greater', `${OK}Content-Length: 10\r\n\r\nhello`],
  ['a length beyond all numbers', `${OK}Content-Length: 99999999999999999999\r\n\r\nhello`],
])('takes the end of the connection for that of a response with %s', (_, bytes) => {
  const { isComplete, isCompleteAtEnd, response } = read([bytes]);

  expect([isComplete, isCompleteAtEnd]).toEqual([false, true]);
  expect(text(response)).toBe('hello');
});

it.each([
  ['', `${CHUNKED}5\r\nhello\r\n`],
  ['', `${CHUNKED}5\r\nhello\r\n0\r\n`],
  ['', `${OK}Content-Le`],
  ['', 'HTTP/1.1 100 Continue\r\n\r\n'],
])('waits for the rest of what is incomplete, and does not take the end for it: %s%j', (_, bytes) => {
  expect(read([bytes])).toMatchObject({ isComplete: false, isCompleteAtEnd: false });
});

it.each([
  ['another protocol', 'SSH-2.0-OpenSSH', 'it does not begin with HTTP/'],
  ['the beginning of another protocol', 'HTX', 'it does not begin with HTTP/'],
  ['an empty line at the beginning', `\r\n${OK}\r\n`, 'an empty line comes before the status line'],
  ['no space behind the version', 'HTTP/1.1x 200 OK\r\n', 'the HTTP version is malformed'],
  ['a status code of two digits', 'HTTP/1.1 20 OK\r\n\r\n', 'the status code does not have three digits'],
  ['a status code of four digits', 'HTTP/1.1 2000 OK\r\n\r\n', 'the status code does not have three digits'],
  [
    'a status that is no number, before the rest',
    'HTTP/1.1 abc\r\n',
    'the status code does not have three digits',
  ],
  ['a carriage return in a value', `${OK}X: a\rb\r\n\r\n`, 'a header value contains a carriage return'],
  ['a header without a colon', `${OK}Nonsense\r\n\r\n`, 'a header line has no colon'],
  ['no digits for a length', `${OK}Content-Length:\r\n\r\n`, 'Content-Length is not a number'],
  ['no digits for a chunk', `${CHUNKED}zz\r\n`, 'a chunk has no size'],
  ['an empty line for a chunk', `${CHUNKED}\r\n\r\n`, 'a chunk has no size'],
  ['a chunk beyond all numbers', `${CHUNKED}fffffffffffffffff\r\n`, 'a chunk size is too large'],
  [
    'a chunk longer than it says',
    `${CHUNKED}2\r\nokay\r\n0\r\n\r\n`,
    'a chunk is not as long as its size says',
  ],
  [
    'chunks that end in line feeds alone',
    `${CHUNKED}2\nok\n0\n\n`,
    'a chunk is not as long as its size says',
  ],
  ['a head without end', `${OK}${'X-Bomb: 1\r\n'.repeat(28_000)}`, HEAD_TOO_LONG],
  ['a header line without end', `${OK}X-Bomb: ${'1'.repeat(270_000)}`, HEAD_TOO_LONG],
  ['a chunk extension without end', `${CHUNKED}2;${'x'.repeat(270_000)}`, LINES_TOO_LONG],
  ['trailers without end', `${CHUNKED}0\r\n${'X-Bomb: 1\r\n'.repeat(28_000)}`, LINES_TOO_LONG],
])('refuses %s, and names the rule', (_, bytes, message) => {
  const malformed = expect.objectContaining({ code: 'HPE_MALFORMED_RESPONSE', message });

  expect(() => read([bytes])).toThrow(malformed);
  if (bytes.length < 1_000) expect(() => read([...bytes])).toThrow(malformed);
});

it.each([
  ['after a length', `${OK}Content-Length: 2\r\n\r\nok`, true],
  ['after chunks', `${CHUNKED}0\r\n\r\n`, true],
  ['after no body', 'HTTP/1.1 204 No\r\n\r\n', true],
  ['when HTTP/1.0 says so', 'HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 0\r\n\r\n', true],
  ['not when HTTP/1.0 says nothing', 'HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n', false],
  ['not when it is to be closed', `${OK}Connection: x, CLOSE\r\nContent-Length: 0\r\n\r\n`, false],
  ['not when something came behind', `${OK}Content-Length: 0\r\n\r\n${OK}`, false],
  ['not when the protocol changes', `HTTP/1.1 101 Switching\r\n\r\n${OK}Content-Length: 0\r\n\r\n`, false],
  ['not before the end', `${OK}Content-Length: 2\r\n\r\no`, false],
  ['not after lines that end in line feeds alone', 'HTTP/1.1 200 OK\nContent-Length: 0\n\n', false],
  ['not after two lengths', `${OK}Content-Length: 0\r\nContent-Length: 0\r\n\r\n`, false],
  ['not after 204 with a length', 'HTTP/1.1 204 No\r\nContent-Length: 5\r\n\r\n', false],
])('lets another response follow %s', (_, bytes, mayBeFollowed) => {
  expect(read([bytes]).mayBeFollowed).toBe(mayBeFollowed);
});

it('takes every response apart in the same way, wherever its bytes are split', () => {
  fc.assert(
    fc.property(anyResponse(), fc.array(fc.nat(400), { maxLength: 8 }), ({ bytes, expected }, cuts) => {
      const whole = read([bytes]);

      expect(whole.response).toMatchObject({ statusCode: expected.statusCode, headers: expected.headers });
      expect(text(whole.response)).toBe(expected.body);
      expect(read(pieces(bytes, cuts))).toEqual(whole);
    }),
  );
});

it('reads or refuses whatever bytes come, and does the same with them in pieces', () => {
  const soup = fc
    .array(fc.constantFrom(...'HTP/1.0 2\r\n:;-xa'.split(''), OK, CHUNKED, '\r\n\r\n', 'Content-Length: 3'))
    .map((parts) => parts.join(''));

  fc.assert(
    fc.property(soup, fc.boolean(), (bytes, hasHead) => {
      const all = hasHead ? `${OK}${bytes}` : bytes;

      expect(attempted([...all])).toEqual(attempted([all]));
    }),
  );
});

interface Reading {
  readonly isComplete: boolean;
  readonly isCompleteAtEnd: boolean;
  readonly mayBeFollowed: boolean;
  readonly response: HttpResponse;
}

/** Reads pieces, each character a byte, as they would come over a connection. */
function read(parts: readonly string[]): Reading {
  const reader = new ResponseReader();
  let isComplete = false;
  for (const part of parts) isComplete = reader.take(Buffer.from(part, 'latin1'));
  const { mayBeFollowed } = reader;
  return { isComplete, mayBeFollowed, isCompleteAtEnd: reader.end(), response: reader.response() };
}

function attempted(parts: readonly string[]): Reading | 'refused' {
  try {
    return read(parts);
  } catch (error) {
    expect(error).toMatchObject({ code: expect.stringMatching(/^HPE_/) });
    return 'refused';
  }
}

function anyResponse() {
  const value = fc.string({ maxLength: 20 }).map((raw) => raw.replaceAll(/[^ -~]/g, '').trim());
  return fc
    .record({
      statusCode: fc
        .integer({ min: 200, max: 599 })
        .filter((code) => code !== 204 && code !== 205 && code !== 304),
      headers: fc.array(fc.tuple(fc.constantFrom('X-One', 'x-two', 'Date'), value), { maxLength: 4 }),
      chunks: fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 4 }),
      isChunked: fc.boolean(),
    })
    .map(({ statusCode, headers, chunks, isChunked }) => {
      const parts = chunks.map((chunk) => chunk.replaceAll(/[^ -~]/g, '~'));
      const body = parts.join('');
      const framing: [string, string] = isChunked
        ? ['Transfer-Encoding', 'chunked']
        : ['Content-Length', String(body.length)];
      const written = isChunked
        ? `${parts.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join('')}0\r\n\r\n`
        : body;
      const lines = [...headers, framing];
      const head = lines.map(([name, content]) => `${name}: ${content}\r\n`).join('');
      return {
        bytes: `HTTP/1.1 ${statusCode} Some reason\r\n${head}\r\n${written}`,
        expected: { statusCode, headers: lines, body },
      };
    });
}

function pieces(bytes: string, cuts: readonly number[]): string[] {
  const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length].sort((a, b) => a - b);
  return places.slice(1).map((end, index) => bytes.slice(places[index], end));
}

function text({ body }: HttpResponse): string {
  return Buffer.from(body).toString('latin1');
}
