import getPort from 'get-port';
import { expect, it } from 'vitest';
import { startReceiverProcess } from '../../../src/cli/receiver-process/receiver-process.ts';
import { runCli } from '../run-cli.ts';
import { freeUrl, receiver, receiverOptions, started } from './start-receiver.ts';

it('lets a receiver choose its port where PORT is 0, and reads it', async () => {
  const url = await freeUrl('/hooks');

  const { process: running } = await started(receiver('choosing-port'), {
    url,
    anyPort: true,
    environment: { ...process.env, PORT: '0' },
  });

  expect(running.url.port).not.toBe(url.port);
  expect(running.url.pathname).toBe('/hooks');
  expect(await (await fetch(running.url)).text()).toBe('0');
});

it('prefers the port that it has handed to the receiver', async () => {
  const { process: running, url } = await started(receiver('responding'), { anyPort: true });

  expect(running.url.href).toBe(url.href);
});

it('finds a receiver that does not look at PORT, behind the process that it was started by', async () => {
  const script = receiver('choosing-port', '--zero')
    .map((word) => `'${word}'`)
    .join(' ');

  const { process: running, url } = await started(['sh', '-c', `${script}; true`], { anyPort: true });

  expect(running.url.port).not.toBe(url.port);
  expect((await fetch(running.url)).status).toBe(200);
});

it('hands the port that it has found to the receiver that it starts again', async () => {
  const { process: running } = await started(receiver('choosing-port'), {
    anyPort: true,
    environment: { ...process.env, PORT: '0' },
  });
  const before = running.url.href;

  await running.restart();

  expect(running.url.href).toBe(before);
  expect(await (await fetch(before)).text()).toBe(running.url.port);
});

it('asks which one is meant where a receiver listens on several ports', async () => {
  const { options } = receiverOptions(await freeUrl(), receiver('choosing-port', '--zero', '--ports', '2'), {
    anyPort: true,
  });

  await expect(startReceiverProcess(options)).rejects.toThrow(
    /listens on several ports: \d+, \d+\. Name the right one in place of auto/,
  );
});

it('sends to the command with --to auto, at a path', async () => {
  const words = ['--instant', '--', ...receiver('responding')];

  const { exitCode, stdout } = await runCli(['send', 'order.created', '--to', 'auto/hooks', ...words]);

  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/ → http:\/\/localhost:\d+\/hooks$/m);
});

it('takes the port of the variable PORT where it has one', async () => {
  const port = await getPort();
  const words = ['check', 'auto', '--only', 'AUTH-01c', '--json', '--', ...receiver('responding')];

  const { stdout } = await runCli(words, { environment: { PORT: String(port) } });

  expect(JSON.parse(stdout).endpoint).toBe(`http://localhost:${port}/`);
});

it('asks for the command that --to auto is about', async () => {
  const { exitCode, stderr } = await runCli(['send', 'order.created', '--to', 'auto']);

  expect(exitCode).toBe(2);
  expect(stderr).toContain('--to auto requires the command that starts the receiver.');
});
