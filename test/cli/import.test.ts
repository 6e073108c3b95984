import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { listenOn } from '../../src/internal/listen-on.ts';
import { readRecording } from '../../src/recording/read-recording.ts';
import { startWorkspace } from '../../src/workspace.ts';
import { httpResponse, startRespondingServer } from '../support/tcp-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runCli } from './run-cli.ts';

const TOKEN = 'token-of-a-workspace';

function importing(words: readonly string[], token: string = TOKEN) {
  return runCli(['import', ...words], { environment: { CLICKFUNNELS_API_TOKEN: token } });
}

/** An API that responds as a test says, and notes what it was asked. */
async function startApi(
  respond: (request: IncomingMessage, response: ServerResponse, number: number) => void,
): Promise<{ readonly url: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    respond(request, response, asked.length);
  });
  const listening = await listenOn(server);
  onTestFinished(() => listening.close());
  return { url: `${listening.url}/api/v2/workspaces/42`, asked };
}

function apiEvent(id: number): object {
  return {
    id,
    public_id: `p${id}`,
    workspace_id: 42,
    uuid: `u-${id}`,
    event_type_id: 'contact.created',
    subject_id: id,
    subject_type: 'Contact',
    data: { id, email_address: `someone${id}@navy.test` },
    api_version: 2,
    created_at: '2026-03-04T05:06:07.000Z',
    page: null,
    funnel: null,
  };
}

it('writes a recording that replay sends, without personal data, to a file or to stdout', async () => {
  const folder = temporaryFolder();
  const [capture, recording] = [join(folder, 'bodies.ndjson'), join(folder, 'real.ndjson')];
  const line = (id: string) =>
    `{"event_id":"${id}","event_type":"contact.created","data":{"first_name":"Ada","email_address":"ada@navy.test"},"created_at":"2026-03-04T05:06:07.000Z"}\n`;
  writeFileSync(capture, `${line('e1')}{"ping":true}\n${line('e2')}`);
  await using server = await startRespondingServer(httpResponse(200));

  const toFile = await importing([capture, '--record', recording]);
  const toStdout = await importing([capture]);
  const replayed = await runCli(['replay', recording, '--to', String(server.port)]);

  expect(toFile).toMatchObject({ exitCode: 0, stdout: '' });
  expect(toFile.stderr).toMatch(
    /^Imported 2 events, 1 event type, 2 requests to .*real\.ndjson\nReplaced: 2 names, 2 email addresses\. /,
  );
  expect(readFileSync(recording, 'utf8')).not.toMatch(/Ada|navy/);
  expect(toStdout.stdout.split('\n').map((text) => text.slice(0, 22))).toEqual([
    '{"schema":"cf-webhook-',
    '{"eventId":"e1","event',
    '{"eventId":"e2","event',
    '',
  ]);
  expect(replayed.exitCode).toBe(0);
  expect(server.requests).toHaveLength(2);
});

it("reads a workspace's events from the API page by page, in order, by GET only", async () => {
  await using workspace = await startWorkspace({ seed: 7, token: TOKEN });
  workspace.endpoints.add(() => new Response());
  for (let count = 0; count < 45; count += 1) workspace.trigger('contact.created');
  const recording = join(temporaryFolder(), 'real.ndjson');
  const url = `${workspace.url}/api/v2/workspaces/${workspace.workspaceId}`;

  const { exitCode, stderr } = await importing(['--from-api', url, '--record', recording]);
  const kept = [...readRecording(recording)];
  const sent = workspace.deliveries().map(({ eventId }) => eventId);

  expect(stderr).toContain('Imported 45 events, 1 event type');
  expect(exitCode).toBe(0);
  expect(kept.map(({ event }) => event.id)).toEqual(sent);
  expect(kept[0]).toMatchObject({ source: 'api', status: 'received' });
});

it('waits while the API is busy, follows pages without headers, and stops at the limit', async () => {
  const { url, asked } = await startApi((request, response, number) => {
    if (number === 1) {
      response.writeHead(429, { 'Retry-After': '0' }).end();
      return;
    }
    const after = Number(new URL(request.url ?? '', 'http://a').searchParams.get('after') ?? 101);
    response.end(JSON.stringify(Array.from({ length: 20 }, (_, index) => apiEvent(after - 1 - index))));
  });

  const { stdout } = await importing(['--from-api', url, '--limit', '30']);

  const ids = [...stdout.matchAll(/"eventId":"u-(\d+)"/g)].map(([, id]) => Number(id));
  expect(ids).toEqual(Array.from({ length: 30 }, (_, index) => 71 + index));
  const list = '/api/v2/workspaces/42/webhooks/outgoing/events?sort_order=desc';
  expect(asked).toEqual([
    `GET ${list} Bearer ${TOKEN}`,
    `GET ${list} Bearer ${TOKEN}`,
    `GET ${list}&after=81 Bearer ${TOKEN}`,
  ]);
});

it('does not follow redirects with the token, nor pages in a circle', async () => {
  const circle = await startApi((_request, response) => {
    response.writeHead(200, { 'Pagination-Next': '1' }).end(JSON.stringify([apiEvent(1)]));
  });
  const moved = await startApi((_request, response) =>
    response.writeHead(302, { Location: circle.url }).end(),
  );

  const redirected = await importing(['--from-api', moved.url]);
  const circling = await importing(['--from-api', circle.url]);

  expect(redirected).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('it responded 302') });
  expect(circling.stdout.match(/"eventId"/g)).toHaveLength(1);
  expect(circle.asked).toHaveLength(2);
});

it('says what is wrong with the token or the address, and never shows the token', async () => {
  const { url } = await startApi((_request, response) => {
    response.writeHead(401).end('{"error":"API key missing or invalid"}');
  });

  const runs = [
    await importing(['--from-api', url]),
    await importing(['--from-api', url], ''),
    await importing(['--from-api', 'https://shop.example/api/v2/workspaces/1']),
    await importing(['--from-api', 'http://shop.myclickfunnels.com/api/v2/workspaces/1']),
    await importing(['--from-api', 'https://shop.myclickfunnels.com/contacts']),
    await importing([]),
    await importing([join(temporaryFolder(), 'none.har')]),
  ];

  expect(runs.map(({ exitCode }) => exitCode)).toEqual([2, 2, 2, 2, 2, 2, 2]);
  const lines = runs.map(({ stderr }) => stderr);
  expect(lines).toEqual([
    expect.stringContaining('it responded 401: API key missing or invalid.'),
    expect.stringContaining('in the environment variable CLICKFUNNELS_API_TOKEN'),
    expect.stringContaining('shop.example is not on this machine'),
    expect.stringContaining('does not send a token to shop.myclickfunnels.com without TLS'),
    expect.stringContaining('requires the address of a workspace'),
    expect.stringContaining('import requires a file with captured requests, or --from-api URL'),
    expect.stringContaining('cannot be imported: '),
  ]);
  expect(lines.join('')).not.toContain(TOKEN);
});
