import { createServer } from 'node:http';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { dashboardPage } from '../../src/dashboard/dashboard-page.ts';
import { serveWorkspace } from '../../src/rest-api/workspace-server.ts';
import { startRespondingServer } from '../support/tcp-server.ts';
import { closeBrowser, eventually, NO_BROWSER, openPage, servedDashboard, troubleOf } from './browser.ts';

afterAll(closeBrowser);

/** What a page or a program without the token may try. */
const WRITES = [
  ['POST', '/events', { eventType: 'order.created' }],
  ['POST', '/endpoints', { name: 'Evil', url: 'http://127.0.0.1:9/' }],
  ['POST', '/deliveries/1/redeliver', {}],
  ['POST', '/endpoints/1/reveal-secret', {}],
  ['PATCH', '/clock', { scale: 10 }],
  ['DELETE', '/endpoints/1', undefined],
  ['POST', '/checks', { endpoint: '1' }],
] as const;

it('lets nobody without the token change anything, and everybody on this machine read', async () => {
  const { workspace, url, token } = await servedDashboard();
  workspace.endpoints.create({ url: 'http://127.0.0.1:9/', name: 'Shop' });
  workspace.events.trigger({ eventType: 'order.created', apiVersion: 'v2' });

  const statuses = [];
  for (const [method, path, body] of WRITES) {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${url}/_sim${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...init,
    });
    statuses.push(response.status);
  }
  const read = await fetch(`${url}/_sim/deliveries`);
  const allowed = await fetch(`${url}/_sim/deliveries/1/redeliver`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
  });

  expect(new Set(statuses)).toEqual(new Set([401]));
  expect(read.status).toBe(200);
  expect(allowed.status).toBe(200);
  expect(workspace.endpoints.list().items).toHaveLength(1);
});

it('serves a page that may load and call nothing but its own server', async () => {
  const { url } = await servedDashboard();

  const page = await fetch(`${url}/_sim/ui/deliveries/3`);
  const policy = page.headers.get('content-security-policy') ?? '';
  const html = await page.text();

  expect(page.status).toBe(200);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain('unsafe');
  expect(policy).not.toMatch(/https?:|\*/);
  expect(html).not.toMatch(/<script(?![^>]*src=)|\sstyle=|\son\w+=/);
  expect((await fetch(`${url}/_sim/ui/../../package.json`)).status).toBe(404);
  expect((await fetch(`${url}/_sim/ui/missing.js`)).status).toBe(404);
});

describe.skipIf(NO_BROWSER)('in a browser', () => {
  it('shows whatever a receiver says as text', async () => {
    const evil = '<img src=x onerror="window.owned=1"><script>window.owned=1</script>\u202e';
    const body = JSON.stringify({ error: evil });
    await using receiver = await startRespondingServer(
      `HTTP/1.1 500 Oops\r\nX-Evil: ${evil.replace('\u202e', '')}\r\nContent-Type: text/html\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    const { workspace, url, token } = await servedDashboard();
    workspace.endpoints.create({ url: `${receiver.url}?q=<script>owned=1</script>`, name: evil });
    workspace.events.trigger({ eventType: 'order.created', apiVersion: 'v2' });
    await workspace.clock.advance('1s');
    const page = await openPage();
    const trouble = troubleOf(page);

    await page.goto(`${url}/_sim/ui/deliveries/1?text=<script>owned=1</script>#token=${token}`);
    await page.getByRole('region', { name: 'Response headers' }).waitFor();
    await page.getByText('onerror').filter({ visible: true }).first().waitFor();
    const owned = await page.evaluate('window.owned');
    await page.goto(`${url}/_sim/ui/endpoints#token=${token}`);
    await page.getByText('onerror').filter({ visible: true }).first().waitFor();

    expect(owned).toBeUndefined();
    expect(await page.evaluate('window.owned')).toBeUndefined();
    expect(await page.evaluate("document.querySelectorAll('img, main script, iframe').length")).toBe(0);
    expect(trouble).toEqual([]);
  });

  it('gives a page next door nothing to read, to write or to frame', async () => {
    const { workspace, url, token } = await servedDashboard();
    workspace.endpoints.create({ url: 'http://127.0.0.1:9/', name: 'Shop' });
    const neighbor = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(`<title>next door</title><iframe src="${url}/_sim/ui#token=${token}"></iframe>`);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => neighbor.once('listening', resolve));
    onTestFinished(() => void neighbor.close());
    const address = neighbor.address();
    const page = await openPage();
    await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);

    const tried = await page.evaluate(`(async () => {
      const attempts = [
        ['GET', '/deliveries', undefined, 'cors'],
        ['POST', '/events', '{"eventType":"order.created"}', 'no-cors'],
        ['POST', '/endpoints/1/reveal-secret', undefined, 'cors'],
      ];
      const seen = [];
      for (const [method, path, body, mode] of attempts) {
        seen.push(await fetch('${url}/_sim' + path, {
          method, body, mode,
          headers: mode === 'cors' ? { Authorization: 'Bearer ${token}' } : {},
        }).then((response) => response.type, () => 'refused'));
      }
      return seen;
    })()`);
    const frame = page.frames()[1];

    expect(tried).toEqual(['refused', 'refused', 'refused']);
    expect(workspace.events.list().items).toEqual([]);
    expect(frame?.url() ?? '').not.toContain('/_sim/ui');
  });

  it('goes on by the new address after the server was started again with another token', async () => {
    const { workspace, server, url, token } = await servedDashboard();
    workspace.endpoints.create({ url: 'http://127.0.0.1:9/', name: 'Shop' });
    workspace.events.trigger({ eventType: 'order.created', apiVersion: 'v2' });
    const page = await openPage();
    await page.goto(`${url}/_sim/ui#token=${token}`);
    await page.getByText('Live', { exact: true }).waitFor();

    await server.close();
    const again = await serveWorkspace({
      workspace,
      port: Number(new URL(url).port),
      dashboard: { page: dashboardPage(), token: 'another-token-of-the-page' },
    });
    onTestFinished(() => again.close());
    await page.getByText('this page has the token of the last time').waitFor();
    await page.getByRole('row', { name: 'order.created' }).click();
    await page.getByRole('button', { name: 'Redeliver' }).waitFor();
    const before = await page.getByRole('button', { name: 'Redeliver' }).isDisabled();
    await page
      .getByRole('textbox', { name: 'Address with token' })
      .fill(`${url}/_sim/ui#token=another-token-of-the-page`);
    await page.getByRole('button', { name: 'Continue' }).click();

    await eventually(() => page.getByRole('button', { name: 'Redeliver' }).isDisabled(), false);
    expect(before).toBe(true);
    expect(await page.getByText('Read-only').count()).toBe(0);
  });

  it('says how to get the token where the address has none, and reads all the same', async () => {
    const { workspace, url } = await servedDashboard();
    workspace.endpoints.create({ url: 'http://127.0.0.1:9/', name: 'Shop' });
    workspace.events.trigger({ eventType: 'order.created', apiVersion: 'v2' });
    const page = await openPage();

    await page.goto(`${url}/`);
    await page.getByText('Open the address that the command printed').waitFor();
    await page.getByRole('row', { name: 'order.created' }).click();

    await eventually(() => page.getByRole('button', { name: 'Redeliver' }).isDisabled(), true);
  });
});
