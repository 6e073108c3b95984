import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { requestJson } from '../../../src/cli/listen/receiver-json.ts';
import { createReceiver } from '../../../src/receiver/receiver.ts';
import { serveWorkspace } from '../../../src/rest-api/workspace-server.ts';
import { runCli } from '../../cli/run-cli.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openManually } from '../../support/workspace-builders.ts';

/** é as one byte, a byte order mark, and a NUL: none of which survives as UTF-8 text. */
const BYTES = Buffer.from('\u00ef\u00bb\u00bf{"name":"\u00e9\u0000"}', 'latin1');

it('trigger --body sends the bytes of the file', async () => {
  await using receiver = createReceiver({ verify: false });
  const { url: target } = await receiver.listen();
  await using workspace = await openManually();
  workspace.endpoints.create({ url: target, name: 'Mine' });
  const server = await serveWorkspace({ workspace, port: 0, customEvents: [] });
  const file = join(temporaryFolder(), 'body');
  writeFileSync(file, BYTES);

  const { exitCode } = await runCli(['trigger', 'order.created', '--workspace', server.url, '--body', file]);
  await workspace.clock.advance('1s');
  const shown = await (
    await fetch(`${server.url}/_sim/events/1`, { headers: { Authorization: 'Bearer any' } })
  ).json();
  await server.close();

  expect(exitCode).toBe(0);
  expect(receiver.requests.map(({ body }) => body.toString('hex'))).toEqual([BYTES.toString('hex')]);
  expect(shown).toMatchObject({ bodyBase64: BYTES.toString('base64') });
});

it('a workspace refuses a body that is given twice', async () => {
  await using workspace = await openManually();
  const server = await serveWorkspace({ workspace, port: 0, customEvents: [] });

  const response = await fetch(`${server.url}/_sim/events`, {
    method: 'POST',
    headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json' },
    body: JSON.stringify({ eventType: 'order.created', body: '{}', bodyBase64: 'e30=' }),
  });
  await server.close();

  expect(response.status).toBe(400);
});

it('listen --json shows bytes that are not text in base64', async () => {
  await using receiver = createReceiver({ verify: false });
  const { url } = await receiver.listen();

  await fetch(url, { method: 'POST', body: BYTES });
  const [line] = receiver.requests.map(requestJson);

  expect(JSON.parse(line ?? '')).toMatchObject({ bodyBase64: BYTES.toString('base64') });
});
