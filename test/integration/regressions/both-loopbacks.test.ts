import { once } from 'node:events';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, it } from 'vitest';
import { createReceiver } from '../../../src/receiver/receiver.ts';
import { serveWorkspace } from '../../../src/rest-api/workspace-server.ts';
import { openManually } from '../../support/workspace-builders.ts';

const hasIpv6 = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === '::1'),
);

it.runIf(hasIpv6)('the receiver listens on both loopback addresses', async () => {
  await using receiver = createReceiver({ verify: false });
  const { url, port } = await receiver.listen();

  const statuses = await Promise.all(
    [url, `http://[::1]:${port}`, `http://localhost:${port}`].map(
      async (address) => (await fetch(address, { method: 'POST', body: '{}' })).status,
    ),
  );

  expect(url).toBe(`http://127.0.0.1:${port}`);
  expect(statuses).toEqual([200, 200, 200]);
});

it.runIf(hasIpv6)('the workspace listens on both loopback addresses, and frees both', async () => {
  await using workspace = await openManually();
  const server = await serveWorkspace({ workspace, port: 0, customEvents: [] });

  const health = await fetch(`http://[::1]:${server.port}/_sim/health`);
  await server.close();

  expect(health.status).toBe(200);
  for (const host of ['127.0.0.1', '::1']) await occupy(host, server.port);
});

it.runIf(hasIpv6)('a port that another program has on ::1 is in use', async () => {
  const { port, close } = await occupy('::1', 0, { keep: true });
  await using receiver = createReceiver();

  await expect(receiver.listen({ port })).rejects.toMatchObject({
    code: 'port-in-use',
    message: expect.stringContaining(`port ${port} of ::1`),
  });
  await close();
});

it('an address that was named is the only one', async () => {
  await using receiver = createReceiver({ verify: false });
  const { port } = await receiver.listen({ host: '127.0.0.1' });

  await expect(fetch(`http://[::1]:${port}`, { method: 'POST' })).rejects.toThrow('fetch failed');
});

/** Listens there, which fails where something else does. */
async function occupy(host: string, port: number, { keep = false } = {}) {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  const close = async () => {
    server.close();
    await once(server, 'close');
  };
  const address = server.address();
  if (!keep) await close();
  return { port: typeof address === 'object' ? (address?.port ?? 0) : 0, close };
}
