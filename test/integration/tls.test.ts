import { expect, it } from 'vitest';
import { createSimulator } from '../../src/compose/create-simulator.ts';
import type { SimulatorOptions } from '../../src/options/simulator-options.ts';
import type { AttemptReport } from '../../src/report/run-report.ts';
import { httpResponse, startRespondingServer, startTcpServer } from '../support/tcp-server.ts';
import { TEST_ONLY_CERTIFICATE, TEST_ONLY_OTHER_CERTIFICATE } from '../support/test-only-certificate.ts';

it('does not deliver to a certificate that nobody vouches for', async () => {
  await using server = await startRespondingServer(httpResponse(200), { tls: true });

  const attempt = await firstAttempt(server.url);

  expect(attempt.outcome).toMatchObject({ kind: 'connection-error', errorCode: 'tls-untrusted' });
  expect(attempt.explanation).toBe('The TLS certificate is signed by an unknown authority.');
  expect(attempt.remoteAddress).toBe(`127.0.0.1:${server.port}`);
  expect(server.requests).toEqual([]);
});

it('delivers to any certificate when it is told to be insecure', async () => {
  await using server = await startRespondingServer(httpResponse(200), { tls: true });

  const { outcome, remoteAddress } = await firstAttempt(server.url, { insecure: true });

  expect(outcome).toEqual({ kind: 'response', statusCode: 200 });
  expect(remoteAddress).toBe(`127.0.0.1:${server.port}`);
  expect(server.requests[0]?.headers).toContainEqual(['Host', '127.0.0.1']);
});

it.each(['127.0.0.1', 'localhost'])('delivers to %s when its authority is named', async (host) => {
  await using server = await startRespondingServer(httpResponse(200), { tls: true });

  const { outcome } = await firstAttempt(`https://${host}:${server.port}/`, { ca: TEST_ONLY_CERTIFICATE });

  expect(outcome).toEqual({ kind: 'response', statusCode: 200 });
});

it('does not deliver when another authority is named', async () => {
  await using server = await startRespondingServer(httpResponse(200), { tls: true });

  const { outcome } = await firstAttempt(server.url, { ca: TEST_ONLY_OTHER_CERTIFICATE });

  expect(outcome).toMatchObject({ errorCode: 'tls-untrusted' });
});

it('does not deliver to a name that the certificate does not hold', async () => {
  await using server = await startRespondingServer(httpResponse(200), { tls: true, host: '127.0.0.2' });

  const { outcome } = await firstAttempt(server.url, { ca: TEST_ONLY_CERTIFICATE });

  expect(outcome).toMatchObject({ errorCode: 'tls-wrong-name' });
});

it('tells when HTTPS meets a server of plain HTTP', async () => {
  await using server = await startRespondingServer('HTTP/1.1 400 Bad Request\r\n\r\n', {
    onConnection: (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
  });

  const { outcome, explanation } = await firstAttempt(`https://127.0.0.1:${server.port}/`);

  expect(outcome).toMatchObject({ errorCode: 'tls-plain-http' });
  expect(explanation).toBe('The port does not speak TLS.');
});

it('tells when the server hangs up during the handshake', async () => {
  await using server = await startTcpServer({
    onConnection: (socket) => socket.once('data', () => socket.end()),
  });

  const { outcome } = await firstAttempt(`https://127.0.0.1:${server.port}/`);

  expect(outcome).toMatchObject({ errorCode: 'tls-failed' });
});

it('counts a handshake that never ends as a connection that was not made', async () => {
  await using server = await startTcpServer({});

  const { outcome } = await firstAttempt(`https://127.0.0.1:${server.port}/`, { timeoutMs: 500 });

  // A busy machine may have part in it; then the outcome says so as well.
  expect(outcome).toMatchObject({ kind: 'timeout', afterMs: 500, phase: 'handshake' });
});

it('tells when plain HTTP meets a server of HTTPS', async () => {
  await using server = await startRespondingServer(httpResponse(200), { tls: true });

  const { outcome } = await firstAttempt(`http://127.0.0.1:${server.port}/`);

  expect(outcome).toMatchObject({ errorCode: 'https-port' });
});

it.each(['', 'no certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])(
  'refuses the authority %j when the simulator is made',
  (ca) => {
    expect(() => createSimulator({ to: 3000, ca })).toThrow(
      expect.objectContaining({ code: 'invalid-option', problem: expect.stringContaining('"ca"') }),
    );
  },
);

async function firstAttempt(to: string, options: Partial<SimulatorOptions> = {}): Promise<AttemptReport> {
  await using simulator = createSimulator({
    to,
    clock: 'virtual',
    attempts: 1,
    timeoutMs: 60_000,
    ...options,
  });
  const { attempts } = await simulator.send('contact.created', { body: '{}' });
  const [attempt] = attempts;
  if (attempt === undefined) throw new Error('No attempts were made.');
  return attempt;
}
