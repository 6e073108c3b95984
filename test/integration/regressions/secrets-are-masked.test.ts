import { createServer, type RequestListener } from 'node:http';
import { expect, it } from 'vitest';
import {
  isSecretName,
  maskAddress,
  maskCommand,
  maskHeader,
  maskUrls,
  maskValues,
} from '../../../src/internal/mask.ts';
import { printable } from '../../../src/internal/printable.ts';
import { REPORTER_CHOICE } from '../../../src/options/value-types/reporter-choice.ts';
import { createReceiver } from '../../../src/receiver/receiver.ts';
import { runCli } from '../../cli/run-cli.ts';

const SECRETS = {
  secret: 'sesame-4711',
  password: 'p@ss-word-1',
  token: 'query-token-1',
  header: 'header-token-1',
  workspace: 'workspace-token-1',
};

it.each([
  ['http://u:p@localhost:3000/x', 'http://***@localhost:3000/x'],
  ['http://u:p@ss@localhost:3000/x', 'http://***@localhost:3000/x'],
  ['u:p@ss@localhost:3000/x', '***@localhost:3000/x'],
  ['//u:p@localhost/x', '//***@localhost/x'],
  ['3000/hooks?token=abc&page=2', '3000/hooks?token=***&page=2'],
  [
    'http://localhost/?api_key=1&secret=2&password=3&key=4',
    'http://localhost/?api_key=***&secret=***&password=***&key=***',
  ],
  ['http://localhost/a@b?email=a@b&author=c', 'http://localhost/a@b?email=a@b&author=c'],
])('masks credentials in every form of a target: %s', (target, shown) => {
  expect(maskUrls(target)).toBe(shown);
  expect(maskAddress(target)).toBe(shown);
});

it.each([
  ['http://u:p w@localhost:3000/x', 'http://***@localhost:3000/x'],
  ['http://u:p"w@localhost:99999', 'http://***@localhost:99999'],
  ['http://u:p/w@localhost:3000/x', 'http://***@localhost:3000/x'],
  ['u:p w@localhost:99999', '***@localhost:99999'],
  ["//u:p'w#?@localhost", '//***@localhost'],
  ['/hooks?email=a@b', '/hooks?email=a@b'],
  ['localhost:3000/hooks?email=a@b', 'localhost:3000/hooks?email=a@b'],
])('masks whatever a password of an address contains: %s', (address, shown) => {
  expect(maskAddress(address)).toBe(shown);
});

it.each([
  ['send', 'order.created', '--to', 'bob:pass@localhost:9'],
  ['check', 'http://bob@localhost:9/x'],
])('says of a user name and password in the target that they are not sent: %s', async (...words) => {
  const { stderr } = await runCli([...words, ...(words[0] === 'check' ? ['--list'] : ['--plan'])]);

  expect(stderr).toContain('The user name and password in the receiver URL are not sent');
});

it('masks a password with white space in an error about the target', async () => {
  const { stderr } = await runCli(['send', 'order.created', '--to', 'http://bob:one two@localhost:99999']);

  expect(stderr).toContain('"http://***@localhost:99999" is not a valid target');
});

it.each([
  'Authorization',
  'Proxy-Authorization',
  'Cookie',
  'Set-Cookie',
  'X-Api-Key',
  'X-Auth-Token',
  'oldSecret',
])('takes %s for the name of a secret', (name) => {
  expect(isSecretName(name)).toBe(true);
});

it.each(['X-Monkey', 'author_id', 'Content-Type', 'page', 'X-Webhook-Clickfunnels-Signature'])(
  'takes %s for the name of something else',
  (name) => {
    expect(isSecretName(name)).toBe(false);
  },
);

it('masks the value of a header, and the rest of the line stays', () => {
  expect(maskHeader('Authorization: Bearer abc')).toBe('Authorization: ***');
  expect(maskHeader('X-Shop: abc')).toBe('X-Shop: abc');
});

it('masks options, variables and addresses in the words of a command', () => {
  const words = [
    'sh',
    '-c',
    'TOKEN=abc node x',
    '--api-key',
    'abc',
    '--password=abc',
    'postgres://u:p@h/db',
    '--port',
    '1',
  ];

  expect(maskCommand(words, [])).toEqual([
    ...[
      'sh',
      '-c',
      'TOKEN=*** node x',
      '--api-key',
      '***',
      '--password=***',
      'postgres://***@h/db',
      '--port',
      '1',
    ],
  ]);
});

it('looks for a secret in text only where it has eight characters or more', () => {
  expect(printable('an example', 'e')).toBe('an example');
  expect(maskValues('x sesame-4711 y', ['', 'e', 'sesame-4711'])).toBe('x [secret] y');
});

it.each(REPORTER_CHOICE.choices ?? [])(
  'shows no secret in a %s report, not even one that the receiver repeats',
  async (name) => {
    await using server = await startServer((request, response) => {
      response.writeHead(500, { 'Set-Cookie': 'sid=cookie-value-1' });
      response.end(`${request.url} ${request.headers.authorization}`);
    });
    const { port } = new URL(server.url);
    const words = [
      'send',
      'order.created',
      '--to',
      `bob:${SECRETS.password}@localhost:${port}/?token=${SECRETS.token}`,
    ];
    const secrets = ['--secret', SECRETS.secret, '--token', SECRETS.workspace];
    const header = ['--header', `Authorization: Bearer ${SECRETS.header}`];

    const { stdout, stderr } = await runCli([
      ...words,
      ...secrets,
      ...header,
      '--instant',
      '--attempts',
      '1',
      '--reporter',
      name,
    ]);

    for (const secret of [...Object.values(SECRETS), 'cookie-value-1'])
      expect(stdout + stderr).not.toContain(secret);
  },
);

it('shows no secret in the requests and responses of --verbose', async () => {
  await using server = await startServer((request, response) => {
    response.setHeader('Set-Cookie', 'sid=cookie-value-1');
    response.end(request.headers.authorization);
  });
  const words = [
    'send',
    'order.created',
    '--to',
    `${server.url}?token=${SECRETS.token}`,
    '--verbose',
    '--instant',
  ];

  const { stdout, stderr } = await runCli([...words, '--header', `Authorization: Bearer ${SECRETS.header}`]);

  expect(stderr).toContain('Authorization: ***');
  for (const secret of [SECRETS.token, SECRETS.header, 'cookie-value-1'])
    expect(stdout + stderr).not.toContain(secret);
});

it('masks what the environment sets in "config"', async () => {
  const { stdout } = await runCli(['config', '--to', `u:${SECRETS.password}@localhost:3000`], {
    environment: {
      CF_WEBHOOK_SIM_TOKEN: SECRETS.workspace,
      CF_WEBHOOK_SIM_HEADER: `X-Api-Key: ${SECRETS.header}`,
    },
  });

  expect(stdout).toMatch(/token +\*\*\* +CF_WEBHOOK_SIM_TOKEN/);
  for (const secret of Object.values(SECRETS)) expect(stdout).not.toContain(secret);
});

it.each([
  [['send', 'order.created', '--to', `u:${SECRETS.password}@localhost:99999`]],
  [['send', 'order.created', '--header', `Authorization Bearer ${SECRETS.header}`]],
  [['send', `http://u:${SECRETS.password}@localhost/`]],
])('quotes no secret in an error: %j', async (words) => {
  const { exitCode, stderr } = await runCli(words);

  expect(exitCode).toBe(2);
  for (const secret of Object.values(SECRETS)) expect(stderr).not.toContain(secret);
});

/** A receiver on a free port. */
async function startServer(listener: RequestListener): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => listener(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://localhost:${port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

it('claims no leaked secret where the secret is so short that any response contains it', async () => {
  await using receiver = createReceiver({ verify: false });
  const { url } = await receiver.listen();

  const { stdout } = await runCli(['check', url, '--secret', 'e', '--only', 'ACK-08b', '--json']);

  const { checks } = JSON.parse(stdout);
  expect(checks.find(({ id }: { id: string }) => id === 'ACK-08b')?.verdict).not.toBe('fail');
  expect(stdout).not.toContain('[secret]');
});
