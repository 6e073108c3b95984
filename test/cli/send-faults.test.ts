import { expect, it } from 'vitest';
import { SIGNATURE_MUTANTS } from '../../src/signature/mutants.ts';
import { closedPort, httpResponse, startRespondingServer } from '../support/tcp-server.ts';
import { runCli } from './run-cli.ts';

it.each([400, 401, 403, 404, 422])(
  'passes when a forgery is refused with %d, after one attempt',
  async (status) => {
    await using server = await startRespondingServer(httpResponse(status));

    const { exitCode, stdout } = await runCli(
      `send order.created --to ${server.port} --forge missing --instant`,
    );

    expect(exitCode).toBe(0);
    expect(stdout).toContain('passed');
    expect(server.requests).toHaveLength(1);
  },
);

it.each([200, 204, 302, 500, 503])('fails when a forgery gets a response %d', async (status) => {
  await using server = await startRespondingServer(httpResponse(status));

  const { exitCode, stdout } = await runCli(
    `send order.created --to ${server.port} --forge missing --instant`,
  );

  expect(exitCode).toBe(1);
  expect(stdout).toContain('failed');
});

it.each([
  [200, 0],
  [401, 0],
  [500, 1],
])('lets a receiver refuse or take what a careful one may take: %d exits with %d', async (status, code) => {
  await using server = await startRespondingServer(httpResponse(status));

  const { exitCode } = await runCli(`send order.created --to ${server.port} --forge upper-case --instant`);

  expect(exitCode).toBe(code);
});

it('does not pass a forgery that reached nobody', async () => {
  const { exitCode } = await runCli(
    `send order.created --to ${await closedPort()} --forge missing --instant`,
  );

  expect(exitCode).toBe(3);
});

it('judges a forgery as it is told to, on the whole schedule', async () => {
  await using server = await startRespondingServer(httpResponse(200));

  const { exitCode } = await runCli([
    ...`send order.created --to ${server.port} --forge missing --instant --expect`.split(' '),
    'delivered',
  ]);

  expect(exitCode).toBe(0);
});

it('finds the built-in receiver safe against every forgery', async () => {
  const mutants = SIGNATURE_MUTANTS.map(({ name }) => name);

  const codes: number[] = [];
  for (const name of mutants) {
    const { exitCode } = await runCli(`send contact.created --forge ${name} --quiet --instant`);
    codes.push(exitCode);
  }

  expect(codes).toEqual(mutants.map(() => 0));
});

it.each([
  ['--order reversed', 'arrival order: reversed'],
  ['--duplicate 1', '1 delivery: duplicate: the same event again, at once'],
  [
    '--duplicate 50% --duplicate-after 24h',
    '50 % of the deliveries: duplicate: the same event again, 24 hours later',
  ],
  ['--duplicate-as-new 2', '2 deliveries: duplicate as new: same subject and data, another event ID'],
  ['--lose-ack 1', '1 delivery: acknowledgement lost: the first success response counts as a failure'],
  ['--drop 1', '1 delivery: dropped: never sent'],
  ['--cut-after body', '100 % of the deliveries: first attempt cut off after the body'],
  ['--slow-body 2kB/s', '100 % of the deliveries: body sent at 2000 bytes per second'],
  ['--burst', 'burst: everything that is due is sent at once'],
  ['--race 3', 'every event is sent as 3 copies at the same moment'],
  ['--forge zeros', '100 % of the deliveries: forged (zeros): 64 zeros for a signature'],
])('says above the plan what %s does', async (words, line) => {
  const { exitCode, stdout } = await runCli(`send contact.created --count 4 ${words} --plan`);

  expect(exitCode).toBe(0);
  expect(stdout.split('\n')[0]).toBe(line);
});

it('shows in the report what was done to a delivery', async () => {
  const { exitCode, stdout } = await runCli(
    'send contact.created --count 12 --drop 1 --lose-ack 1 --instant --seed 9',
  );

  expect(exitCode).toBe(0);
  expect(stdout).toContain('  ! dropped: never sent');
  expect(stdout).toContain('  ! acknowledgement lost: the first success response counts as a failure');
  expect(stdout).toContain('ack lost');
  expect(stdout).toMatch(/passed {2}11 delivered · 1 dropped · 12 attempts/);
});

it('shows both deliveries of one event that is duplicated', async () => {
  const { stdout } = await runCli('send contact.created --duplicate 1 --instant --seed 7');

  expect(stdout.match(/contact\.created/g)?.length).toBeGreaterThanOrEqual(2);
  expect(stdout).toContain('  ! duplicate: the same event again, at once');
  expect(stdout).toContain('passed  2 delivered · 2 attempts');
});

it('does not list a long run that goes well, even when nobody knows how long it will be', async () => {
  const { stdout } = await runCli('send contact.created --count 150 --duplicate 100% --instant --seed 7');

  expect(stdout.split('\n').filter((line) => line.startsWith('✓'))).toHaveLength(200);
  expect(stdout).toContain('300 delivered');
});

it.each([
  ['--duplicate-after 24h', '--duplicate-after requires --duplicate'],
  ['--duplicate some', '--duplicate: expected a number of deliveries or a percentage, got "some"'],
  ['--drop 120%', '--drop: expected a number of deliveries or a percentage'],
  ['--order sideways', '--order: expected as-is'],
  ['--cut-after tail', '--cut-after: expected headers, body'],
  ['--slow-body 0', '--slow-body: expected bytes per second'],
  ['--race 1', '--race: expected a whole number from 2'],
  ['--forge zeroes', 'Did you mean zeros'],
  ['--race 2 --cut-after body', '--race cannot be combined with --cut-after.'],
  ['--race 2 --slow-body 5', '--race cannot be combined with --slow-body.'],
  ['--burst --concurrency 5', '--burst cannot be combined with --concurrency.'],
])('refuses %s', async (words, complaint) => {
  const { exitCode, stdout, stderr } = await runCli(`send contact.created ${words}`);

  expect(exitCode).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(complaint);
});
