import { expect, it } from 'vitest';
import { HAS_PSEUDO_TERMINAL, startAtTerminal, type TerminalSession } from '../support/pseudo-terminal.ts';
import { httpResponse, startTcpServer, type TcpServer } from '../support/tcp-server.ts';
import { runCli } from './run-cli.ts';

const CLEAR_LINE = '\r\u001b[2K';
const HINT = '(Space: retry now · Ctrl-C: stop)';

it('counts a wait down, and leaves no trace of it', async () => {
  await using server = await failingOnce();

  const { exitCode, stderr } = await runCli(`send order.created --to ${server.url} --schedule 0s,4s`, {
    interactive: true,
  });

  expect(exitCode).toBe(0);
  expect(stderr).toContain(`${CLEAR_LINE}… attempt 2 of order.created in 4 s ${HINT}`);
  expect(stderr).toMatch(/… attempt 2 of order\.created in [1-3] s /);
  expect(stderr.endsWith(CLEAR_LINE)).toBe(true);
});

it('tells of a wait in one line where nobody watches', async () => {
  await using server = await failingOnce();

  const { stderr } = await runCli(`send order.created --to ${server.url} --schedule 0s,2s`);

  expect(stderr).toContain('Waiting 2 s for attempt 2 of order.created; --instant skips waiting.\n');
});

it('shows how long a response has been waited for', async () => {
  let respond: () => void = () => undefined;
  await using server = await startTcpServer({
    onRequest: (socket) => {
      respond = () => socket.end(httpResponse(200));
    },
  });

  const { exitCode, stderr } = await runCli(`send order.created --to ${server.url} --timeout 4m`, {
    interactive: true,
    onWrite: (_, text) => {
      if (text.includes('waiting for the response, ')) respond();
    },
  });

  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/… waiting for the response, \d+ s of 4 min/);
  expect(stderr.endsWith(CLEAR_LINE)).toBe(true);
});

it('shows the progress of a run of several deliveries', async () => {
  await using server = await startTcpServer({
    onRequest: (socket) => setTimeout(() => socket.end(httpResponse(200)), 250),
  });

  const { stderr } = await runCli(`send order.created --to ${server.url} --count 3 --instant`, {
    interactive: true,
  });

  expect(stderr).toMatch(/… [12] of 3 ended · \d+ attempts\/s · 0 failed attempts/);
  expect(stderr.endsWith(CLEAR_LINE)).toBe(true);
});

it.skipIf(!HAS_PSEUDO_TERMINAL).each([
  ['Space', ' '],
  ['Enter', '\r'],
  ['n', 'n'],
])('retries at once when %s is pressed, and gives the terminal back', async (_, key) => {
  await using server = await failingOnce();
  await using session = sendAtTerminal(server);
  await session.sees(HINT);

  session.type(`x\u001b[A`);
  session.type(key);

  expect(await session.exitCode()).toBe(0);
  expect(server.requests).toHaveLength(2);
  expectTerminalAsBefore(session);
});

it.skipIf(!HAS_PSEUDO_TERMINAL)('stops at Ctrl-C with a report, and gives the terminal back', async () => {
  await using server = await failingOnce();
  await using session = sendAtTerminal(server);
  await session.sees(HINT);

  session.type('\u0003');

  expect(await session.exitCode()).toBe(130);
  expect(server.requests).toHaveLength(1);
  expectTerminalAsBefore(session);
});

it.skipIf(!HAS_PSEUDO_TERMINAL)('reads keys again after a Ctrl-Z that cannot suspend it', async () => {
  await using server = await failingOnce();
  await using session = sendAtTerminal(server);
  await session.sees(HINT);

  session.type('\u001a');
  session.type('\r');

  expect(await session.exitCode()).toBe(0);
  expectTerminalAsBefore(session);
});

/** A receiver that fails the first attempt. */
function failingOnce(): Promise<TcpServer> {
  return startTcpServer({
    onRequest: (socket, _, number) => socket.end(httpResponse(number === 1 ? 500 : 200)),
  });
}

/** Sends an event at a terminal with an hour before the second attempt, and tells the terminal's settings in the end. */
function sendAtTerminal({ url }: TcpServer): TerminalSession {
  const command = `'${process.execPath}' dist/cli/bin.cjs send order.created --to ${url} --schedule 0s,1h`;
  return startAtTerminal(`${command}; code=$?; stty -a; exit $code`);
}

function expectTerminalAsBefore(session: TerminalSession): void {
  const settings = session.written().split(/\s|;/);
  expect(settings).toContain('icanon');
  expect(settings).toContain('echo');
}
