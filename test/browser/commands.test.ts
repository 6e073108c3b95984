import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { httpResponse, startRespondingServer } from '../support/tcp-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { closeBrowser, eventually, NO_BROWSER, openPage, troubleOf } from './browser.ts';

afterAll(closeBrowser);

const COMMAND = fileURLToPath(new URL('../../dist/cli/bin.cjs', import.meta.url));

/** Starts a command with `--ui` and waits until it says where its page is. */
async function started(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [COMMAND, ...words, '--config', 'none'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_CACHE_HOME: temporaryFolder(), ...environment },
  });
  const exited = once(child, 'exit');
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  onTestFinished(() => void child.kill('SIGKILL'));
  await eventually(() => /Dashboard: \S+#token=\S+/.test(said), true);
  return {
    address: /Dashboard: (\S+)/.exec(said)?.[1] ?? '',
    said: () => said,
    /** Ends the command as Ctrl-C does, and gives its exit code. */
    end: async (): Promise<unknown> => {
      child.kill('SIGINT');
      const [code] = await exited;
      return code;
    },
  };
}

describe.skipIf(NO_BROWSER)('commands with --ui', () => {
  it('send shows its deliveries, makes them again, and exits as without a page', async () => {
    await using receiver = await startRespondingServer(httpResponse(503));
    const sent = await started(['send', 'order.created', '--to', receiver.url, '--ui', '--instant']);
    const page = await openPage();
    const trouble = troubleOf(page);

    await page.goto(sent.address);
    await page.getByRole('row', { name: 'order.created' }).click();
    await page.getByText(/Gave up after 8 attempts/).waitFor();
    await page.getByRole('button', { name: 'Redeliver' }).click();
    await eventually(() => receiver.requests.length, 9);
    await eventually(() => sent.said().includes('Ctrl-C stops'), true);

    expect(trouble).toEqual([]);
    expect(await sent.end()).toBe(1);
  });

  it('send retries at once what it waits for', async () => {
    await using receiver = await startRespondingServer(httpResponse(503));
    const sent = await started([
      'send',
      'order.created',
      '--to',
      receiver.url,
      '--ui',
      '--schedule',
      '0,1h',
      '--max-wait',
      '2h',
    ]);
    const page = await openPage();

    await page.goto(sent.address);
    await page.getByRole('row', { name: 'order.created' }).click();
    // One that is in flight is not retried.
    await page.getByText(/503 is not in ClickFunnels' success list/).waitFor();
    await page.getByRole('button', { name: 'Retry now' }).click();
    await eventually(() => receiver.requests.length, 2);

    expect(await sent.end()).not.toBe(0);
  });

  it('run shows a journey', async () => {
    await using receiver = await startRespondingServer(httpResponse(200));
    const run = await started(['run', 'lead-capture', '--to', receiver.url, '--ui', '--instant']);
    const page = await openPage();

    await page.goto(`${run.address.replace('#', '/deliveries?journey=lead-capture#')}`);
    await page.getByRole('row', { name: 'contact.created' }).getByText('Delivered').first().waitFor();

    await eventually(() => run.said().includes('Ctrl-C stops'), true);
    expect(await run.end()).toBe(0);
  });

  it('replay shows what it sends once more', async () => {
    await using receiver = await startRespondingServer(httpResponse(200));
    const file = join(temporaryFolder(), 'recording.ndjson');
    const words = ['send', 'order.created', '--to', receiver.url, '--record', file, '--config', 'none'];
    const [sent] = await once(spawn(process.execPath, [COMMAND, ...words], { stdio: 'ignore' }), 'exit');
    const replay = await started(['replay', file, '--to', receiver.url, '--ui']);
    const page = await openPage();
    const trouble = troubleOf(page);

    await page.goto(replay.address);
    await page.getByRole('row', { name: 'order.created' }).getByText('Delivered').first().waitFor();

    expect(sent).toBe(0);
    expect(trouble).toEqual([]);
    expect(await replay.end()).toBe(0);
  });

  it.skipIf(process.platform !== 'linux')(
    '--open leads a browser to the page, and shows no token to other users',
    async () => {
      const folder = temporaryFolder();
      const opened = join(folder, 'opened');
      writeFileSync(
        join(folder, 'xdg-open'),
        `#!/bin/sh\nprintf %s "$1" > ${opened}.part && mv ${opened}.part ${opened}\n`,
        {
          mode: 0o755,
        },
      );
      const serve = await started(['serve', '--ui', '--open', '--port', '0'], {
        PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      });
      await eventually(() => existsSync(opened), true);
      const path = readFileSync(opened, 'utf8');
      const page = await openPage();

      await page.goto(pathToFileURL(path).href);
      await page.waitForURL(/_sim\/ui/);
      await page.getByText('Live', { exact: true }).waitFor();

      expect(path).not.toContain('token=');
      expect(statSync(path).mode & 0o077).toBe(0);
      expect(await page.getByText('Read-only').count()).toBe(0);
      expect(await serve.end()).toBe(0);
    },
  );

  it('check shows its results', async () => {
    await using receiver = await startRespondingServer(httpResponse(200));
    const check = await started(['check', receiver.url, '--only', 'forgery', '--ui']);
    const page = await openPage();

    await page.goto(check.address.replace('/ui#', '/ui/checks#'));
    await page.getByText('The receiver would fail in production').waitFor();
    await page.getByText('Fix', { exact: true }).first().waitFor();

    await eventually(() => check.said().includes('Ctrl-C stops'), true);
    expect(await check.end()).toBe(1);
  });

  it('listen shows what arrives on the same port, and what its signature is worth', async () => {
    const listen = await started(['listen', '0', '--ui']);
    const { origin } = new URL(listen.address);
    const page = await openPage();
    await page.goto(listen.address.replace('/ui#', '/ui/received#'));
    await page.getByText('Nothing has arrived yet').waitFor();

    await fetch(`${origin}/hooks`, { method: 'POST', body: '{"event_type":"order.created","data":{}}' });
    const row = page.getByRole('row', { name: 'order.created' });
    await row.waitFor();
    await row.getByRole('button').click();
    await page.getByRole('heading', { name: 'order.created' }).waitFor();
    await page
      .getByText(/header/)
      .first()
      .waitFor();

    expect(await listen.end()).toBe(0);
  });

  it('serve takes a trigger of the same user without a token, and of nobody else', async () => {
    const cache = temporaryFolder();
    const serve = await started(['serve', '--ui', '--port', '0'], { XDG_CACHE_HOME: cache });
    const { origin } = new URL(serve.address);
    const trigger = async (home: string) => {
      const child = spawn(process.execPath, [COMMAND, 'trigger', 'order.created', '--workspace', origin], {
        stdio: 'ignore',
        env: { ...process.env, XDG_CACHE_HOME: home },
      });
      const [code] = await once(child, 'exit');
      return code;
    };

    expect(await trigger(cache)).toBe(0);
    expect(await trigger(temporaryFolder())).toBe(2);
    expect(await serve.end()).toBe(0);
  });
});
