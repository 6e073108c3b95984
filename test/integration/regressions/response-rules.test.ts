import { expect, it } from 'vitest';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import type { AttemptReport } from '../../../src/report/run-report.ts';
import { startTcpServer } from '../../support/tcp-server.ts';

const OK = 'HTTP/1.1 200 OK\r\n';

it.each([
  ['a length and chunks', `${OK}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n`],
  ['LF line ends', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nok'],
  ['a folded header line', `${OK}X-A: b\r\n c\r\nContent-Length: 2\r\n\r\nok`],
  ['its length twice', `${OK}Content-Length: 2\r\nContent-Length: 2\r\n\r\nok`],
  ['its length as a list', `${OK}Content-Length: 2, 2\r\n\r\nok`],
  ['HTTP/1.0 and identity', 'HTTP/1.0 200 OK\r\nTransfer-Encoding: identity\r\nContent-Length: 2\r\n\r\nok'],
  ['80 kB of headers', `${OK}X-A: ${'x'.repeat(80_000)}\r\nContent-Length: 2\r\n\r\nok`],
  ['a body shorter than its length', `${OK}Content-Length: 9\r\n\r\nok`],
  ['a space after the chunk size', `${OK}Transfer-Encoding: chunked\r\n\r\n2 \r\nok\r\n0\r\n\r\n`],
  ['a header name outside ASCII', `${OK}X-\u00e9: b\r\nContent-Length: 2\r\n\r\nok`],
  ['a space before the colon', `${OK}X-A : b\r\nContent-Length: 2\r\n\r\nok`],
  ['a sign before its length', `${OK}Content-Length: +2\r\n\r\nok`],
  ['a head that the end of the connection ends', `${OK}Content-Length: 2\r\n`],
  ['a change of protocol before it', `HTTP/1.1 101 Switching\r\n\r\n${OK}Content-Length: 2\r\n\r\nok`],
  ['204 and chunks', 'HTTP/1.1 204 No\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n'],
])("a response that Ruby's client accepts is delivered: %s", async (_, bytes) => {
  const { outcome } = await attemptAt(bytes, 'end');

  expect(outcome).toMatchObject({ kind: 'response', statusCode: bytes.includes(' 204 ') ? 204 : 200 });
});

it('205 has no body, also where the connection stays open', async () => {
  const { outcome } = await attemptAt('HTTP/1.1 205 Reset\r\n\r\n', 'stay');

  expect(outcome).toEqual({ kind: 'response', statusCode: 205 });
});

it.each([
  ['a header line has no colon', `${OK}Nonsense\r\n\r\n`],
  ['the status code does not have three digits', 'HTTP/1.1 20 OK\r\n\r\n'],
  ['Content-Length is not a number', `${OK}Content-Length: x\r\n\r\n`],
  ['a chunk has no size', `${OK}Transfer-Encoding: chunked\r\n\r\nzz\r\n`],
  ['Content-Range is not "bytes FIRST-LAST/LENGTH"', `${OK}Content-Range: bytes */2\r\n\r\nok`],
  ['Content-Encoding is gzip, and the body is not', `${OK}Content-Encoding: gzip\r\n\r\nok`],
  ['it does not begin with HTTP/', 'SSH-2.0-OpenSSH_9.6\r\n'],
])('a broken rule of HTTP is named: %s', async (rule, bytes) => {
  const { explanation } = await attemptAt(bytes, 'end');

  expect(explanation).toBe(`The response is not valid HTTP: ${rule}.`);
});

it.each([
  ['inside the status line', 'HTTP/1.1 20'],
  ['inside the headers', `${OK}Content-Le`],
  ['after an informational response (1xx), before the final one', 'HTTP/1.1 100 Continue\r\n\r\n'],
  ['inside the body', `${OK}Transfer-Encoding: chunked\r\n\r\n5\r\nhal`],
])('a response that is cut says where: %s', async (place, bytes) => {
  const { outcome, explanation } = await attemptAt(bytes, 'end');

  expect(outcome).toMatchObject({ errorCode: 'closed-during-response' });
  expect(explanation).toBe(`Connection closed in the middle of the response: ${place}.`);
});

async function attemptAt(bytes: string, then: 'end' | 'stay'): Promise<AttemptReport> {
  await using server = await startTcpServer({
    onRequest: (socket) => {
      socket.write(Buffer.from(bytes, 'latin1'));
      if (then === 'end') socket.end();
    },
  });
  await using simulator = createSimulator({
    to: server.url,
    clock: 'virtual',
    attempts: 1,
    timeoutMs: 20_000,
  });
  const { attempts } = await simulator.send('contact.created', { body: '{}' });
  const [attempt] = attempts;
  if (attempt === undefined) throw new Error('No attempts were made.');
  return attempt;
}
