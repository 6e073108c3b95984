import { execFile, execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { statSync } from 'node:fs';
import { get as getPlain } from 'node:http';
import { get, type RequestOptions } from 'node:https';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openAuthority } from '../../../src/authority/authority-files.ts';
import { secureWorkspace } from '../../support/secure-workspace.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { servedWorkspace } from './served-workspace.ts';

const NAME = 'shop.myclickfunnels.com';
const AUTHORIZATION = { Authorization: 'Bearer x' };

interface Got {
  readonly status: number | undefined;
  readonly link: unknown;
}

function ask(getting: typeof get | typeof getPlain, options: RequestOptions): Promise<Got> {
  return new Promise((resolve, reject) => {
    getting({ host: '127.0.0.1', agent: false, ...options }, (response) => {
      response.resume().once('end', () => {
        resolve({ status: response.statusCode, link: response.headers['link'] });
      });
    }).once('error', reject);
  });
}

it('speaks HTTP and HTTPS on one port, and links follow the scheme and host of the request', async () => {
  const { authority, workspace, server, path } = await secureWorkspace();
  for (let count = 0; count < 21; count += 1) {
    workspace.endpoints.create({ url: 'http://localhost:9', name: `${count}` });
  }
  const { port } = server;

  const secure = await ask(get, {
    ...{ port, path, ca: authority.certificate, servername: NAME },
    headers: { ...AUTHORIZATION, Host: NAME },
  });
  const plain = await ask(getPlain, { port, path, headers: { ...AUTHORIZATION, Host: `localhost:${port}` } });

  expect([secure.status, plain.status]).toEqual([200, 200]);
  expect(secure.link).toContain(`<https://${NAME}${path}?after=`);
  expect(plain.link).toContain(`<http://localhost:${port}${path}?after=`);
});

it.each(['localhost', 'accounts.myclickfunnels.com', '127.0.0.1'])(
  'has a certificate for %s',
  async (host) => {
    const { authority, server } = await secureWorkspace();
    const servername = /^\d/.test(host) ? {} : { servername: host };

    const { status } = await ask(get, {
      ...{ port: server.port, path: '/', ca: authority.certificate, ...servername },
      headers: { Host: host },
    });

    expect(status).toBe(200);
  },
);

it('is not trusted without its authority, nor under other names', async () => {
  let refused = 0;
  const { authority, server } = await secureWorkspace();
  const { port } = server;
  const complaint = async (options: RequestOptions) => {
    const error: unknown = await ask(get, { port, path: '/', ...options }).catch((caught) => caught);
    refused += 1;
    return error;
  };

  expect(await complaint({ servername: NAME })).toMatchObject({ code: 'SELF_SIGNED_CERT_IN_CHAIN' });
  expect(await complaint({ servername: 'evil.example', ca: authority.certificate })).toMatchObject({
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
  });
  expect(refused).toBe(2);
});

it('makes its authority once, with a key that only its user can read', async () => {
  const folder = join(temporaryFolder(), 'authority');

  const [first, second] = await Promise.all([openAuthority(folder), openAuthority(folder)]);
  const third = await openAuthority(folder);

  expect(new Set([second.certificate, third.certificate])).toEqual(new Set([first.certificate]));
  expect(statSync(join(folder, 'authority-key.pem')).mode & 0o077).toBe(0);
  expect(new X509Certificate(first.certificate).ca).toBe(true);
});

it.each([
  ['a name that is allowed', 'sim:4400', 200],
  ['a name that fits a pattern', 'shop.myclickfunnels.com', 200],
  ['the domain of a pattern alone', 'myclickfunnels.com', 403],
  ['two names before the domain', 'a.b.myclickfunnels.com', 403],
  ['a name that ends like a pattern', 'evilmyclickfunnels.com', 403],
  ['an address of another machine', '192.0.2.7', 403],
])('under %s responds with the right status', async (_what, host, status) => {
  const { ask: request } = await servedWorkspace({ hosts: { names: ['sim', '*.myclickfunnels.com'] } });

  const response = await request('get', '/api/v2/webhooks/outgoing/event_types', undefined, { Host: host });

  expect(response.status).toBe(status);
});

it('responds under any address where it listens to other machines, but not under any name', async () => {
  const { ask: request } = await servedWorkspace({ hosts: { byAddress: true } });
  const statusOf = async (host: string) =>
    (await request('get', '/api/v2/webhooks/outgoing/event_types', undefined, { Host: host })).status;

  expect([
    await statusOf('192.0.2.7:4400'),
    await statusOf('[2001:db8::1]'),
    await statusOf('evil.example'),
  ]).toEqual([200, 200, 403]);
});

const PYTHON = `
import sys, urllib.request
request = urllib.request.Request(sys.argv[1], headers={'Authorization': 'Bearer x'})
print(urllib.request.urlopen(request).status)`;
const RUBY = `
require 'net/http'
puts Net::HTTP.get_response(URI(ARGV[0]), { 'Authorization' => 'Bearer x' }).code`;

it.each([
  ['curl', ['-sS', '-o', '/dev/null', '-w', '%{http_code}', '-H', 'Authorization: Bearer x']],
  ['python3', ['-c', PYTHON]],
  ['ruby', ['-e', RUBY]],
] as const)('is reached as a proxy by %s, whose host is fixed', async (program, words) => {
  if (!isInstalled(program)) return;
  const { authority, server, path } = await secureWorkspace();
  const { bundleFile } = authority;
  const environment = {
    ...{ PATH: process.env['PATH'], HTTPS_PROXY: server.url, http_proxy: server.url },
    ...{ SSL_CERT_FILE: bundleFile, CURL_CA_BUNDLE: bundleFile },
  };
  const run = promisify(execFile);

  const reached = await run(program, [...words, `https://${NAME}${path}`], { env: environment });
  const elsewhere = run(program, [...words, 'https://example.com/'], { env: environment });

  expect(reached.stdout.trim()).toBe('200');
  await expect(elsewhere).rejects.toThrow(/403/);
});

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
