import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { firstLineOf } from '../../../src/delivery/response-excerpt.ts';
import { createSimulator } from '../../../src/index.ts';
import { runCli } from '../../cli/run-cli.ts';

it('says that a refused request was signed with the development secret, and what the receiver said', async () => {
  await using receiver = await startRefusing(
    '<!doctype html><title>Error</title><h1>Invalid <b>signature</b></h1>',
  );

  const { stdout } = await runCli(`send order.created --to ${receiver.port} --instant --attempts 1`);

  expect(stdout).toContain('signed with the development secret, which is used when no secret is given');
  expect(stdout).toContain('Response: Invalid signature');
});

it('says nothing of the development secret where a secret was given', async () => {
  await using receiver = await startRefusing('{"error":"no"}');

  const { stdout } = await runCli(
    `send order.created --to ${receiver.port} --instant --attempts 1 --secret sesame-4711`,
  );

  expect(stdout).toContain('Response: {"error":"no"}');
  expect(stdout).not.toContain('development secret');
});

it.each([
  [
    '<html><head><title>Oops</title><style>a{}</style></head><body>\n <p>No &amp; route</p></body></html>',
    'No & route',
  ],
  ['<html><head><title>Only a title</title></head><body></body></html>', 'Only a title'],
  ['\n\n  signature mismatch\nat x.js', 'signature mismatch'],
  ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ['', ''],
])('finds the first line of text of %j', (excerpt, line) => {
  expect(firstLineOf(excerpt)).toBe(line);
});

it('asks whether the variable is set where a secret is empty', async () => {
  const typed = await runCli(['send', 'order.created', '--secret', '', '--instant']);
  const set = await runCli('send order.created --instant', { environment: { CF_WEBHOOK_SIM_SECRET: '' } });

  expect(typed.exitCode).toBe(2);
  expect(typed.stderr).toContain('Check that the environment variable is set');
  expect(set.stderr).toContain('CF_WEBHOOK_SIM_SECRET is empty');
});

it('says that a path needs a port', async () => {
  const { stderr } = await runCli('send order.created --to /webhooks');

  expect(stderr).toContain('"/webhooks" is not a valid target: a path needs a port, as in 3000/webhooks.');
});

it('names the variable that a misspelt one comes nearest to', async () => {
  const { stderr } = await runCli('events order.created', {
    environment: { CF_WEBHOOK_SIM_SECRT: 'x', OTHER: 'y' },
  });

  expect(stderr).toContain(
    'CF_WEBHOOK_SIM_SECRT is set, but there is no such option. Did you mean CF_WEBHOOK_SIM_SECRET?',
  );
});

it.each([
  ['sesame-4711\n', 'a line break'],
  ['sesame-4711\r', 'a line break'],
  [' sesame-4711', 'white space'],
  ['"sesame-4711"', 'quotation marks'],
  ['sesame', 'fewer than 8 characters'],
])('warns of the secret %j', async (secret, what) => {
  const { stderr } = await runCli(['send', 'order.created', '--instant', '--secret', secret]);

  expect(stderr).toContain(what);
});

it('gives a line of code that runs as it is pasted', async () => {
  await using simulator = createSimulator({
    to: 3000,
    clock: 'virtual',
    secret: 'sesame-4711',
    headers: ['Cookie: abc'],
    attempts: 1,
  });
  const requests = [{ eventType: 'order.created', set: { 'data.id': '7' } }];
  const { reproduce } = await simulator.sendAll(requests, { faults: { order: 'reversed' } });

  expect(reproduce).not.toMatch(/sesame|abc/);
  expect(reproduce).toContain('"secret":process.env.CF_WEBHOOK_SIM_SECRET');
  expect(reproduce).toContain(
    '.sendAll([{"eventType":"order.created","set":{"data.id":"7"}}],{"faults":{"order":"reversed"}})',
  );
  expect(() => new Function(`return async () => { ${reproduce} }`)).not.toThrow();
});

async function startRefusing(text: string): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(401).end(text));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
