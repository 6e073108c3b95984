/** Responses that are odd in one way. */
export interface OddKind {
  /** What is odd about them. */
  readonly kind: string;
  /** The bytes of each, a character for a byte; the odd part stands in the place of `§`. */
  readonly around: string;
  /** Odd parts that Node's client and ours read alike. */
  readonly alike: readonly string[];
  /** Odd parts that versions of Node read in different ways; ours only has to come to an end with them. */
  readonly varying?: readonly string[];
  /** Odd parts that ours reads in another way on purpose, as Ruby's client does. */
  readonly different?: readonly IntendedDifference[];
}

/** Odd parts that our client reads in another way than Node's. */
export interface IntendedDifference {
  /** The rule that ours goes by. */
  readonly why: string;
  readonly parts: readonly string[];
}

/** A response of which some part is odd. */
export interface OddResponse {
  /** Its kind and its odd part. */
  readonly name: string;
  readonly bytes: string;
}

/** Every odd response, and where our client differs from Node's. The receiver hangs up after each of them. */
export const ODD_KINDS: readonly OddKind[] = [
  {
    kind: 'status line',
    around: '§\r\nContent-Length: 2\r\n\r\nok',
    alike: [
      'HTTP/1.1 200 OK',
      'HTTP/1.1 200 ',
      'HTTP/1.1 200',
      'HTTP/1.1 200  OK',
      'HTTP/1.1 200 \u00e9t\u00e9',
      'HTTP/1.1 200 O\u0001K',
      'HTTP/1.1 200 O\u0000K',
      'HTTP/1.1 200 OK ',
      'HTTP/1.1 200OK',
      'HTTP/1.1 200-OK',
      'HTTP/1.0 200 OK',
      'HTTP/0.9 200 OK',
      'HTTP/2.0 200 OK',
      'HTTP/2 200 OK',
      'HTTP/1 200 OK',
      'HTTP/1. 200 OK',
      'HTTP/.1 200 OK',
      'HTTP/11 200 OK',
      'HTTP/1.1.1 200 OK',
      'HTTP/a.b 200 OK',
      'HTTP/ 200 OK',
      'HTTPS/1.1 200 OK',
      'HTTP\\1.1 200 OK',
      'HTTP-1.1 200 OK',
      ' HTTP/1.1 200 OK',
      '\u00ef\u00bb\u00bfHTTP/1.1 200 OK',
      'ICY 200 OK',
      'SSH-2.0-OpenSSH_9.6',
      '220 mail.example ESMTP',
      '+OK ready',
      '{"ok":true}',
      '<!doctype html>',
      'HTTP/1.1 20 OK',
      'HTTP/1.1 2000 OK',
      'HTTP/1.1 0200 OK',
      'HTTP/1.1 000 OK',
      'HTTP/1.1 020 OK',
      'HTTP/1.1 600 OK',
      'HTTP/1.1 999 OK',
      'HTTP/1.1 -200 OK',
      'HTTP/1.1 +200 OK',
      'HTTP/1.1 2e2 OK',
      'HTTP/1.1 abc OK',
      'HTTP/1.1 \u0662\u0660\u0660 OK',
      'HTTP/1.1 OK',
      'HTTP/1.1 ',
      'HTTP/1.1',
      '\u0000HTTP/1.1 200 OK',
      '\u0015\u0003\u0003\u0000\u0002\u0002\u0016',
    ],
    different: [
      {
        why: 'any version or none, any letter case and any white space make a status line',
        parts: [
          'HTTP/1.1  200 OK',
          'HTTP/1.1\t200\tOK',
          'HTTP/1.1 200 O\rK',
          'HTTP/1.2 200 OK',
          'HTTP/1.9 200 OK',
          'HTTP/3.0 200 OK',
          'HTTP/9.9 200 OK',
          'HTTP/1.10 200 OK',
          'HTTP/01.1 200 OK',
          'HTTP 200 OK',
          'http/1.1 200 OK',
          'Http/1.1 200 OK',
          'HTTP/1.1 200 OK\r',
        ],
      },
      {
        why: 'nothing comes before HTTP, and nothing else is it',
        parts: ['RTSP/1.0 200 OK', '\r\nHTTP/1.1 200 OK', '\r\n\r\nHTTP/1.1 200 OK', '\nHTTP/1.1 200 OK'],
      },
    ],
  },
  {
    kind: 'status',
    around: 'HTTP/1.1 § Some reason\r\nContent-Length: 2\r\n\r\nok',
    alike: [
      '200',
      '206',
      '208',
      '226',
      '299',
      '300',
      '301',
      '400',
      '404',
      '407',
      '426',
      '451',
      '500',
      '503',
      '599',
    ],
    different: [
      {
        why: '204, 205 and 304 have no body, whatever the headers say and whatever follows',
        parts: ['204', '205', '304'],
      },
    ],
  },
  {
    kind: 'status in chunks',
    around: 'HTTP/1.1 § Some reason\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
    alike: ['200', '404', '500'],
    different: [
      {
        why: '204, 205 and 304 have no body, whatever the headers say and whatever follows',
        parts: ['204', '205', '304'],
      },
    ],
  },
  {
    kind: 'status of unknown length',
    around: 'HTTP/1.1 § Some reason\r\n\r\nok',
    alike: ['200', '404', '500'],
    different: [
      {
        why: '204, 205 and 304 have no body, whatever the headers say and whatever follows',
        parts: ['204', '205', '304'],
      },
    ],
  },
  {
    kind: 'informational',
    around: 'HTTP/1.1 §\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
    alike: [
      '100 Continue',
      '100',
      '102 Processing',
      '103 Early Hints\r\nLink: </a.css>; rel=preload',
      '110 Stale',
      '199 Whatever',
      '100 Continue\r\nContent-Length: 0',
      '100 Continue\r\nContent-Length: 5',
      '100 Continue\r\nTransfer-Encoding: chunked',
      '100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 102 Processing',
    ],
    different: [
      {
        why: 'a change of protocol that was not asked for is passed over, too',
        parts: [
          '101 Switching Protocols',
          '101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket',
        ],
      },
    ],
  },
  {
    kind: 'header line',
    around: 'HTTP/1.1 200 OK\r\n§\r\nContent-Length: 2\r\n\r\nok',
    alike: [
      'X-A: b',
      'X-A:b',
      'X-A:   b   ',
      'X-A:\tb\t',
      'X-A:',
      'X-A: ',
      'X-A',
      'X-A:: b',
      "X_A.b!#$%&'*+^`|~: c",
      'X-A: \u00e9',
      'X-A: \u00c3\u00a9',
      'X-A: b\u00ffc',
      'X-A: b\rc',
      'X-A: b\r\nx-a: c',
      'X-A: b\r\nX-A: b',
      'Set-Cookie: a=1\r\nSet-Cookie: b=2',
      'HTTP/1.1 200 OK',
      'GET / HTTP/1.1',
      `X-A: ${'x'.repeat(10_000)}`,
      `${'x'.repeat(10_000)}: b`,
      headerLines(300),
      'Date: not a date',
      'Content-Type: ',
      'Location: http://[',
      'Connection: close',
      'Connection: keep-alive',
      'Connection: upgrade\r\nUpgrade: h2c',
      'Connection: keep-alive, close',
      'Connection: Close, \u00e9',
      'Connection:',
      'Keep-Alive: timeout=0',
      'Proxy-Connection: close',
      'Trailer: X-Sum',
      'Upgrade: websocket',
      'Content-Range: bytes 0-0/10',
      'Content-Range: bytes 5-1/10',
      'Content-Type: multipart/byteranges; boundary=x',
    ],
    different: [
      {
        why: 'the name of a header is whatever comes before the colon',
        parts: [
          'X-A : b',
          'X-A\t: b',
          'X A: b',
          ':',
          ': b',
          'X-A;: b',
          'X(A): b',
          'X"A": b',
          'X/A: b',
          'X[A]: b',
          'X{A}: b',
          'X@A: b',
          'X\u0000A: b',
          'X\u007fA: b',
          'X-\u00e9: b',
          'X-\u00c3\u00a9: b',
          '<html>: b',
        ],
      },
      {
        why: 'a line that begins with white space goes on with the one before it',
        parts: [
          ' X-A: b',
          '\tX-A: b',
          'X-A: b\r\n c',
          'X-A: b\r\n\tc',
          'X-A:\r\n b',
          'X-A: b\r\n ',
          'X-A: b\n c',
        ],
      },
      {
        why: 'the value of a header may have control characters',
        parts: [
          'X-A: b\u0000c',
          'X-A: b\u0001c',
          'X-A: b\u001bc',
          'X-A: b\u007fc',
          'X-A: b\r',
          'X-A: b\u000bc',
          'X-A: b\u000cc',
          'X-A: \u000bb',
        ],
      },
      {
        why: 'a line feed alone ends a line',
        parts: ['X-A: b\nX-C: d'],
      },
      {
        why: 'headers may be as long as 256 kB',
        parts: [`X-A: ${'x'.repeat(20_000)}`, `X-A: ${'x'.repeat(80_000)}`, headerLines(3_000)],
      },
    ],
  },
  {
    kind: 'length',
    around: 'HTTP/1.1 200 OK\r\nContent-Length:§\r\n\r\nok',
    alike: [' 2', '2', ' 2 ', ' 02', ' 0000000000000000002', ' two', ' \u00b2', ' ', ''],
    different: [
      {
        why: 'what comes after the response is passed over',
        parts: [' 0', ' 1'],
      },
      {
        why: 'a body may end before its length says',
        parts: [
          ' 3',
          ' 10',
          ' 9007199254740992',
          ' 18446744073709551615',
          ' 18446744073709551616',
          ' 99999999999999999999999',
        ],
      },
      {
        why: 'the first digits of the first length count',
        parts: [
          ' 2.0',
          ' 2,2',
          ' 2, 2',
          ' 2, 3',
          ' 2;2',
          ' 2 2',
          ' 2x',
          ' x2',
          ' +2',
          ' -2',
          ' -0',
          ' 0x2',
          ' 2e0',
          ' "2"',
          ' 2\r\nContent-Length: 2',
          ' 2\r\nContent-Length: 3',
          ' 3\r\nContent-Length: 2',
          ' 2\r\ncontent-length: 2',
          ' 2\r\nContent-Length:',
        ],
      },
      {
        why: 'a line that begins with white space goes on with the one before it',
        parts: ['\r\n 2', ' 2\r\n 2'],
      },
    ],
  },
  {
    kind: 'framing of chunks',
    around: 'HTTP/1.1 200 OK\r\n§\r\n\r\n2\r\nok\r\n0\r\n\r\n',
    alike: [
      'Transfer-Encoding: chunked',
      'Transfer-Encoding:chunked',
      'Transfer-Encoding: Chunked',
      'Transfer-Encoding: CHUNKED ',
      'transfer-encoding: chunked',
      'Transfer-Encoding: chunked, chunked',
      'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked',
      'Transfer-Encoding: gzip, chunked',
      'Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked',
      'Transfer-Encoding: identity, chunked',
      'Transfer-Encoding: xchunked',
      'Transfer-Encoding: chunkedx',
      'Transfer-Encoding: x-chunked',
      'Transfer-Encoding: ,chunked',
      'Transfer-Encoding: chunked\r\nConnection: close',
    ],
    different: [
      {
        why: 'the name of a header is whatever comes before the colon',
        parts: ['Transfer-Encoding : chunked'],
      },
      {
        why: 'chunked counts wherever it is among the codings',
        parts: [
          'Transfer-Encoding: chunked, gzip',
          'Transfer-Encoding: chunked, identity',
          'Transfer-Encoding: chunked;q=1',
          'Transfer-Encoding: "chunked"',
          'Transfer-Encoding: chunked,',
        ],
      },
      {
        why: 'the value of a header may have control characters',
        parts: ['Transfer-Encoding: \u000bchunked'],
      },
      {
        why: 'a line that begins with white space goes on with the one before it',
        parts: ['Transfer-Encoding:\r\n chunked'],
      },
      {
        why: 'chunks count before a length, and a length beside other codings',
        parts: [
          'Transfer-Encoding: chunked\r\nContent-Length: 2',
          'Content-Length: 2\r\nTransfer-Encoding: chunked',
          'Transfer-Encoding: chunked\r\nContent-Length: 99',
          'Transfer-Encoding: chunked\r\nContent-Length: x',
        ],
      },
    ],
  },
  {
    kind: 'other coding',
    around: 'HTTP/1.1 200 OK\r\n§\r\n\r\nok',
    alike: ['Transfer-Encoding: identity', 'Transfer-Encoding: gzip', 'Transfer-Encoding: nonsense'],
    // From Node 22 on, Node refuses a coding without a name.
    varying: ['Transfer-Encoding:', 'Transfer-Encoding:\r\nContent-Length: 2'],
    different: [
      {
        why: 'chunks count before a length, and a length beside other codings',
        parts: [
          'Transfer-Encoding: identity\r\nContent-Length: 2',
          'Transfer-Encoding: gzip\r\nContent-Length: 2',
          'Transfer-Encoding: x-chunked\r\nContent-Length: 2',
        ],
      },
    ],
  },
  {
    kind: 'range',
    around: 'HTTP/1.1 200 OK\r\nContent-Range:§\r\n\r\nok',
    alike: [' bytes 0-1/2', ' bytes 0-1/*', ' abc bytes 0-1/2', ' bytes\t0-1/2'],
    different: [
      {
        why: 'a range is the length of a body that has no other',
        parts: [' bytes 0-0/2', ' x', ' bytes */2', ' bytes 0-1/', ' bytes 0-1/x', ' bytes 5-1/2', ''],
      },
    ],
  },
  {
    kind: 'content coding',
    around: 'HTTP/1.1 200 OK\r\nContent-Encoding: §\r\n\r\nok',
    alike: ['none', 'identity', 'br', 'zstd', 'gzip, gzip', 'br, gzip', 'gzip\r\nContent-Range: bytes 0-1/2'],
    different: [
      {
        why: 'a body has to be compressed as its header says',
        parts: ['gzip', 'GZIP', 'x-gzip', 'deflate', 'gzip\r\nContent-Length: 2'],
      },
    ],
  },
  {
    kind: 'chunks',
    around: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n§',
    alike: [
      '2\r\nok\r\n0\r\n\r\n',
      '0\r\n\r\n',
      '1\r\no\r\n1\r\nk\r\n0\r\n\r\n',
      '02\r\nok\r\n0\r\n\r\n',
      '00000000000000000002\r\nok\r\n0\r\n\r\n',
      '2\r\nok\r\n000\r\n\r\n',
      'A\r\n0123456789\r\n0\r\n\r\n',
      'a\r\n0123456789\r\n0\r\n\r\n',
      '2;a\r\nok\r\n0\r\n\r\n',
      '2;a=b\r\nok\r\n0;c\r\n\r\n',
      '2;a="b;\\"c"\r\nok\r\n0\r\n\r\n',
      'g\r\nok\r\n0\r\n\r\n',
      ';a\r\nok\r\n0\r\n\r\n',
      '\r\n2\r\nok\r\n0\r\n\r\n',
      '\r\n',
      '2\nok\n0\n\n',
      '2\r\nok\n0\r\n\r\n',
      '2\rok\r\n0\r\n\r\n',
      '2\r\nokay\r\n0\r\n\r\n',
      '2\r\no\r\n0\r\n\r\n',
      '2\r\nok\r\n',
      '2\r\nok\r\n0',
      '2\r\nok\r\n0\r\n',
      '2\r\no',
      '2\r\n',
      '2',
      '',
      'fffffffffffffff\r\nok',
      'ffffffffffffffff\r\nok',
      '10000000000000000\r\nok',
      'fffffffffffffffff\r\nok',
      '2\r\nok\r\n0\r\nX-Sum: 1\r\n\r\n',
      '2\r\nok\r\n0\r\nX-Sum: 1\r\nX-More: 2\r\n\r\n',
      '2\r\nok\r\n0\r\nTransfer-Encoding: gzip\r\n\r\n',
      '2\r\nok\r\n0\r\n\r\nHTTP/1.1 500 Oh\r\n\r\n',
      `2\r\nok\r\n0\r\n${'X: y\r\n'.repeat(4_000)}\r\n`,
    ],
    different: [
      {
        why: 'what follows the size of a chunk is passed over',
        parts: [
          '2;\r\nok\r\n0\r\n\r\n',
          '2; a = b\r\nok\r\n0\r\n\r\n',
          '2;\u00e9\r\nok\r\n0\r\n\r\n',
          '2;\u0000\r\nok\r\n0\r\n\r\n',
          '2 ;a\r\nok\r\n0\r\n\r\n',
          `2;${'x'.repeat(20_000)}\r\nok\r\n0\r\n\r\n`,
        ],
      },
      {
        why: 'the first hex digits of a line are the size of a chunk',
        parts: [
          '2 \r\nok\r\n0\r\n\r\n',
          '2\t\r\nok\r\n0\r\n\r\n',
          ' 2\r\nok\r\n0\r\n\r\n',
          '+2\r\nok\r\n0\r\n\r\n',
          '-2\r\nok\r\n0\r\n\r\n',
          '0x2\r\nok\r\n0\r\n\r\n',
          '2x\r\nok\r\n0\r\n\r\n',
          '"2"\r\nok\r\n0\r\n\r\n',
          '2,\r\nok\r\n0\r\n\r\n',
          '2.\r\nok\r\n0\r\n\r\n',
          '2\r\r\nok\r\n0\r\n\r\n',
        ],
      },
      {
        why: 'a line feed alone ends a line',
        parts: [
          '2\nok\r\n0\r\n\r\n',
          '2\r\nok\r\n0\n\r\n',
          '2\r\nok\r\n0\r\n\n',
          '2\r\nok\r\n0\n\n',
          '2\r\nok\r\n0\r\nX: 1\n\n',
        ],
      },
      {
        why: 'two bytes after a chunk are passed over, whatever they are',
        parts: ['2\r\nokxx0\r\n\r\n'],
      },
      {
        why: 'trailers are passed over',
        parts: [
          '2\r\nok\r\n0\r\nContent-Length: 5\r\n\r\n',
          '2\r\nok\r\n0\r\nNonsense\r\n\r\n',
          '2\r\nok\r\n0\r\n X: 1\r\n\r\n',
          '2\r\nok\r\n0\r\nX : 1\r\n\r\n',
        ],
      },
      {
        why: 'what comes after the response is passed over',
        parts: ['2\r\nok\r\n0\r\n\r\nmore'],
      },
    ],
  },
  {
    kind: 'end of the head',
    around: 'HTTP/1.1 200 OK§',
    alike: [
      '\r\nContent-Length: 2\r\n\r\nok',
      '\rContent-Length: 2\r\rok',
      '\r\nContent-Length: 2\r\n\r\nok\r\n',
      '\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 500 Oh\r\n\r\n',
      '\r\n\r\n',
      '\r\n\r\nok',
      '\r\nConnection: close\r\n\r\nok',
      '\r\nConnection: keep-alive\r\n\r\nok',
      '\r\nContent-Le',
      '\r',
      '',
    ],
    different: [
      {
        why: 'the end of the connection ends the head',
        parts: [
          '\r\n',
          '\r\nContent-Length: 2\r\n',
          '\r\nContent-Length: 2',
          '\r\nContent-Le:',
          '\r\nX-A: b\r\n c',
          '\r\nX-A: b\r\n\r',
          '\r\nContent-Encoding: gzip\r\n',
        ],
      },
      {
        why: 'a line feed alone ends a line',
        parts: [
          '\nContent-Length: 2\n\nok',
          '\r\nContent-Length: 2\n\r\nok',
          '\r\nContent-Length: 2\r\n\nok',
          '\nContent-Length: 2\r\n\r\nok',
          '\n\n',
        ],
      },
      {
        why: 'a line of nothing but white space ends the head',
        parts: [
          '\r\nContent-Length: 2\r\n \r\nok',
          '\r\nContent-Length: 2\r\n\t\r\n\r\nok',
          '\r\nContent-Length: 2\r\r\n\r\nok',
          '\r\nContent-Length: 2\r\n\r\r\nok',
        ],
      },
      {
        why: 'what comes after the response is passed over',
        parts: ['\r\nContent-Length: 2\r\n\r\nokay'],
      },
      {
        why: 'a body may end before its length says',
        parts: ['\r\nContent-Length: 2\r\n\r\no', '\r\nContent-Length: 2\r\n\r\n'],
      },
    ],
  },
];

/** The responses of a kind with these parts. */
export function oddResponses({ kind, around }: OddKind, parts: readonly string[]): OddResponse[] {
  return parts.map((part) => ({ name: nameOf(kind, part), bytes: around.replace('§', () => part) }));
}

/** Parts of any length, told apart by their beginning and their length. */
function nameOf(kind: string, part: string): string {
  const shown = JSON.stringify(part.slice(0, 100));
  return part.length <= 100 ? `${kind} ${shown}` : `${kind} ${shown}… (${part.length} bytes)`;
}

function headerLines(count: number): string {
  return Array.from({ length: count }, (_, index) => `X-${index}: b`).join('\r\n');
}
