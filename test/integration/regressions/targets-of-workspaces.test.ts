import { expect, it } from 'vitest';
import { openWorkspace } from '../../../src/compose/open-workspace.ts';
import { curlCommand } from '../../../src/wire/curl-command.ts';
import { typedUrl } from '../../../src/wire/target.ts';
import { buildWireRequest } from '../../../src/wire/wire-request.ts';
import { startTcpServer } from '../../support/tcp-server.ts';
import { wireRequestInput } from '../../support/wire-builders.ts';

it.each(['/?', '/a/../b/./c', '/hooks?x=1&', '?tenant=7'])(
  'a workspace asks an endpoint for %s as it was registered',
  async (path) => {
    const startLines: string[] = [];
    await using server = await startTcpServer({
      onRequest: (socket, { startLine }) => {
        startLines.push(startLine);
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
      },
    });
    await using workspace = await openWorkspace({ clock: 'virtual', seed: '7', schedule: [0] });
    workspace.endpoints.create({ url: server.url.replace(/\/$/, '') + path, name: 'Mine' });

    const { events } = workspace.events.trigger({ eventType: 'order.created' });
    await workspace.settled((events[0]?.deliveries ?? []).map(({ id }) => id));

    expect(startLines[0]).toBe(`POST ${path.startsWith('/') ? path : `/${path}`} HTTP/1.1`);
  },
);

it('a workspace ends an attempt at its total limit, however the response arrives', async () => {
  await using server = await startTcpServer({
    onRequest: (socket) => {
      const drip = setInterval(() => socket.write('x'), 20);
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n');
      socket.on('close', () => clearInterval(drip));
      socket.on('error', () => undefined);
    },
  });
  await using workspace = await openWorkspace({
    clock: 'virtual',
    seed: '7',
    schedule: [0],
    totalTimeoutMs: 300,
  });
  workspace.endpoints.create({ url: server.url, name: 'Mine' });
  const { events } = workspace.events.trigger({ eventType: 'order.created' });
  const [delivery] = await workspace.settled((events[0]?.deliveries ?? []).map(({ id }) => id));

  expect(workspace.deliveries.attempts(delivery?.id ?? 0)[0]?.outcome).toMatchObject({
    kind: 'timeout',
    afterMs: 300,
  });
});

it('a workspace fills every field in where payloads are to be tidy', async () => {
  await using workspace = await openWorkspace({ clock: 'manual', seed: '7', realism: 'tidy' });

  const names = Array.from({ length: 60 }, () => {
    const { body } = workspace.events.preview({ eventType: 'contact.updated' });
    return (JSON.parse(Buffer.from(body).toString()) as { data: { first_name: string | null } }).data
      .first_name;
  });

  expect(names).not.toContain(null);
});

it('prints a curl command for what was typed, without the user name', () => {
  const url = typedUrl('http://user:pw@LocalHost:3000/a/../b?');
  const command = curlCommand(buildWireRequest(wireRequestInput({ url })));

  expect(command).toMatch(/^curl -i -X POST --path-as-is 'http:\/\/LocalHost:3000\/a\/..\/b\?' \\\n/);
});
