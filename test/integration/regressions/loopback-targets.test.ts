import { connect, Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createWorkspaceClient } from '../../../src/cli/session/workspace-client.ts';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import { openWorkspace } from '../../../src/compose/open-workspace.ts';
import type { SimulatorOptions } from '../../../src/options/simulator-options.ts';
import type { AttemptReport } from '../../../src/report/run-report.ts';
import { serveWorkspace } from '../../../src/rest-api/workspace-server.ts';
import { dial } from '../../../src/transport/http/dial.ts';
import { isLoopbackAddress, loopbackAddressesOf } from '../../../src/wire/loopback.ts';
import { closedPort, httpResponse, startRespondingServer } from '../../support/tcp-server.ts';

const HAS_IPV6 = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === '::1'),
);

it.each(['localhost', 'LOCALHOST', 'localhost.', 'shop.localhost', 'shop.localhost.'])(
  '%s means both loopback addresses, without a look-up',
  (host) => {
    expect(loopbackAddressesOf(host)).toEqual(['127.0.0.1', '::1']);
  },
);

it.each([
  ['127.0.0.2', ['127.0.0.2']],
  ['[::1]', ['::1']],
  ['[::ffff:7f00:1]', ['::ffff:7f00:1']],
  ['0.0.0.0', ['127.0.0.1']],
  ['[::]', ['::1', '127.0.0.1']],
])('%s means this machine', (host, addresses) => {
  expect(loopbackAddressesOf(host)).toEqual(addresses);
});

it.each(['localhost.example', 'notlocalhost', '128.0.0.1', '[::ffff:8.8.8.8]', '[::ffff:808:808]'])(
  '%s may be another machine',
  (host) => {
    expect(loopbackAddressesOf(host)).toBeUndefined();
    expect(isLoopbackAddress(host.replace(/^\[|\]$/g, ''))).toBe(false);
  },
);

it('localhost is refused only where both addresses refuse', async () => {
  const port = await closedPort();

  const { outcome } = await firstAttempt(`http://localhost:${port}/`);

  expect(outcome).toMatchObject({ errorCode: 'refused', message: expect.stringContaining('127.0.0.1') });
});

it.each(['[::ffff:127.0.0.1]', 'localhost.'])('%s is delivered to without --allow-remote', async (host) => {
  await using server = await startRespondingServer(httpResponse(200));

  const { outcome } = await firstAttempt(`http://${host}:${server.port}/`);

  expect(outcome).toEqual({ kind: 'response', statusCode: 200 });
});

it.runIf(HAS_IPV6)(
  'an address that does not accept holds up no other one, and keeps its full time',
  async () => {
    await using server = await startRespondingServer(httpResponse(200), { host: '::1' });
    const tried: string[] = [];

    const remote = await new Promise<string | undefined>((resolve, reject) => {
      dial({
        host: 'localhost',
        open: (address) => {
          tried.push(address);
          // A socket that is never told to connect stands for a queue that is full.
          return address === '127.0.0.1' ? new Socket() : connect({ host: address, port: server.port });
        },
        onConnect: (socket) => {
          resolve(socket.remoteAddress);
          socket.destroy();
        },
        onFail: reject,
      });
    });

    expect(remote).toBe('::1');
    expect(tried).toEqual(['127.0.0.1', '::1']);
  },
);

async function firstAttempt(
  to: SimulatorOptions['to'],
  options: Partial<SimulatorOptions> = {},
): Promise<AttemptReport> {
  await using simulator = createSimulator({
    to,
    clock: 'virtual',
    attempts: 1,
    timeoutMs: 20_000,
    ...options,
  });
  const { attempts } = await simulator.send('contact.created', { body: '{}' });
  const [attempt] = attempts;
  if (attempt === undefined) throw new Error('No attempts were made.');
  return attempt;
}

it('asks a workspace as it sends: directly, whatever stands in for fetch', async () => {
  await using workspace = await openWorkspace({ clock: 'manual', seed: '7' });
  const server = await serveWorkspace({ workspace });
  const fetched = vi.fn(() => Promise.reject(new Error('nothing is fetched')));
  vi.stubGlobal('fetch', fetched);
  onTestFinished(async () => {
    vi.unstubAllGlobals();
    await server.close();
  });

  const client = createWorkspaceClient({ workspace: server.url, token: 'any' });

  expect(await client.get('/clock')).toMatchObject({ now: expect.any(String) });
  expect(fetched).not.toHaveBeenCalled();
});
