import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { expect, it } from 'vitest';
import { otherJson } from '../../../src/cli/listen/receiver-json.ts';
import { plainPalette } from '../../../src/internal/palette.ts';
import type { OtherContact } from '../../../src/receiver/other-contact.ts';
import { createReceiver } from '../../../src/receiver/receiver.ts';
import { otherLine } from '../../../src/receiver/receiver-lines.ts';

it.each([
  ['GET', '/health', 'GET /health  not a webhook: webhooks are POST requests  → 405'],
  ['GET', '/', 'GET /  not a webhook: webhooks are POST requests  → 200'],
  ['HEAD', '/a?b=1', 'HEAD /a?b=1  not a webhook: webhooks are POST requests  → 405'],
  ['PUT', '/hooks', 'PUT /hooks  not a webhook: webhooks are POST requests  → 405'],
])('a %s of %s is one line', async (method, path, line) => {
  const contact = await contactOf(async (url) => {
    await fetch(`${url}${path}`, { method });
  });

  expect(otherLine(contact, plainPalette)).toBe(line);
  expect(JSON.parse(otherJson(contact))).toMatchObject({ kind: 'other', what: 'request', method, path });
});

it('a TLS handshake is one line', async () => {
  const contact = await contactOf(
    (_url, port) =>
      new Promise((resolve) => {
        connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false })
          .on('error', () => resolve())
          .on('close', () => resolve());
      }),
  );

  expect(otherLine(contact, plainPalette)).toContain('TLS handshake');
  expect(JSON.parse(otherJson(contact))).toMatchObject({ kind: 'other', what: 'tls-handshake' });
});

it('a connection that does not speak HTTP is one line', async () => {
  const contact = await contactOf(
    (_url, port) =>
      new Promise((resolve) => {
        connect({ port, host: '127.0.0.1' })
          .on('close', () => resolve())
          .resume()
          .write('SSH-2.0-x\r\n\r\n');
      }),
  );

  expect(otherLine(contact, plainPalette)).toContain('does not speak HTTP');
});

async function contactOf(work: (url: string, port: number) => Promise<void>): Promise<OtherContact> {
  await using receiver = createReceiver();
  const { url, port } = await receiver.listen();
  const contact = new Promise<OtherContact>((resolve) => receiver.onOther(resolve));
  await work(url, port);
  return await contact;
}
