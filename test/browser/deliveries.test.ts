import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { httpResponse, startRespondingServer } from '../support/tcp-server.ts';
import {
  closeBrowser,
  eventually,
  keepScreenshot,
  NO_BROWSER,
  openPage,
  servedDashboard,
  troubleOf,
} from './browser.ts';

afterAll(closeBrowser);

describe.skipIf(NO_BROWSER)('deliveries', () => {
  it('shows a delivery the moment it happens, why it failed, and retries it on request', async () => {
    await using receiver = await startRespondingServer(httpResponse(503));
    const { workspace, address } = await servedDashboard();
    workspace.endpoints.create({ url: receiver.url, name: 'Shop' });
    const page = await openPage();
    const trouble = troubleOf(page);
    await page.goto(address);
    await page.getByRole('heading', { name: 'No deliveries yet' }).waitFor();

    workspace.events.trigger({ eventType: 'order.created', apiVersion: 'v2' });
    const row = page.getByRole('row', { name: 'order.created' });
    await row.waitFor();
    await workspace.clock.advance('1s');
    await row.getByText('Retrying').waitFor();
    await row.click();
    await page.getByText(/503 is not in ClickFunnels' success list/).waitFor();
    await page.getByRole('button', { name: 'Retry now' }).click();
    await page.getByRole('button', { name: /^Attempt 2/ }).waitFor();
    await keepScreenshot(page, 'delivery');

    expect(workspace.deliveries.show(1).attempts).toBe(2);
    expect(trouble).toEqual([]);
  });

  it('finds deliveries by state, event type, endpoint, journey and text, all of it in the address', async () => {
    await using receiver = await startRespondingServer(httpResponse(200));
    const { workspace, url, token } = await servedDashboard();
    workspace.endpoints.create({ url: receiver.url, name: 'Up' });
    workspace.endpoints.create({ url: 'http://127.0.0.1:9/', name: 'Down', eventTypeIds: ['order.created'] });
    workspace.events.trigger({ eventType: 'order.created', apiVersion: 'v2' });
    workspace.events.trigger({ eventType: 'contact.created', apiVersion: 'v2' });
    await workspace.clock.advance('3d');
    const page = await openPage();

    await page.goto(`${url}/_sim/ui/deliveries?state=failed#token=${token}`);
    const rows = page.getByRole('row').filter({ hasNotText: 'Latency' });
    await eventually(() => rows.allTextContents().then((texts) => texts.length), 1);
    const failed = await rows.first().textContent();
    await page.getByRole('group', { name: 'State' }).getByRole('button', { name: /^All/ }).click();
    await page.getByRole('combobox', { name: 'Endpoint' }).selectOption('Up');
    await page.getByRole('combobox', { name: 'Event type' }).selectOption('contact.created');
    await page.getByRole('searchbox', { name: 'Search deliveries' }).fill('contact');
    await eventually(() => rows.count(), 1);
    const address = new URL(page.url());

    expect(failed).toMatch(/order\.created.*Down.*Failed/);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      endpoint: '1',
      type: 'contact.created',
      text: 'contact',
    });
    expect(address.hash).toBe(`#token=${token}`);
  });

  it('narrows the table to the events of a journey', async () => {
    await using receiver = await startRespondingServer(httpResponse(200));
    const { workspace, url } = await servedDashboard();
    workspace.endpoints.create({ url: receiver.url, name: 'Shop' });
    workspace.events.trigger({ eventType: 'order.created', apiVersion: 'v2' });
    await fetch(`${url}/_sim/journeys`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: 'Bearer right-token' },
      body: JSON.stringify({ journey: 'lead-capture' }),
    });
    const page = await openPage();

    await page.goto(`${url}/_sim/ui`);
    await page.getByRole('combobox', { name: 'Journey' }).selectOption('lead-capture');

    await eventually(() => page.getByRole('row', { name: 'order.created' }).count(), 0);
    expect(await page.getByRole('row', { name: 'contact.created' }).count()).toBeGreaterThan(0);
  });

  it('shows request, response and signature as they went over the wire', async () => {
    await using receiver = await startRespondingServer(
      'HTTP/1.1 500 Oops\r\nX-Reason: broken\r\nContent-Length: 15\r\n\r\n{"error":"db"}\n',
    );
    const { workspace, url, token } = await servedDashboard();
    workspace.endpoints.create({ url: `${receiver.url}hooks?tenant=7`, name: 'Shop' });
    workspace.events.trigger({ eventType: 'order.created', apiVersion: 'v2' });
    await workspace.clock.advance('1s');
    const page = await openPage();

    await page.goto(`${url}/_sim/ui/deliveries/1#token=${token}`);
    const request = page.getByRole('region', { name: 'Request headers' });
    await request.waitFor();
    const lines = await request.locator('div').allTextContents();
    const [sent] = receiver.requests;
    await page.getByRole('group', { name: 'Request body form' }).getByRole('button', { name: 'Raw' }).click();
    const raw = await page.getByRole('region', { name: 'Request body' }).textContent();

    expect(lines).toEqual([
      'POST /hooks?tenant=7 HTTP/1.1',
      ...(sent?.headers ?? []).map(([name, value]) => `${name}: ${value}`),
    ]);
    expect(raw).toBe(sent?.body.toString('utf8'));
    expect(await page.getByRole('region', { name: 'Response headers' }).textContent()).toContain(
      'X-Reason: broken',
    );
    await page.getByText('current secret').waitFor();
  });

  it('copies a delivery as curl that the receiver accepts, copies its body, and saves it as a file', async () => {
    await using receiver = await startRespondingServer(httpResponse(200));
    const { workspace, url, token } = await servedDashboard();
    workspace.endpoints.create({ url: receiver.url, name: 'Shop' });
    workspace.events.trigger({ eventType: 'order.created', apiVersion: 'v2' });
    await workspace.clock.advance('1s');
    const body = receiver.requests[0]?.body.toString('utf8') ?? '';
    const page = await openPage({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(`${url}/_sim/ui/deliveries/1#token=${token}`);

    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await page.getByText('The curl command is on the clipboard').waitFor();
    const curl = String(await page.evaluate('navigator.clipboard.readText()'));
    await page.getByRole('button', { name: 'Copy body' }).click();
    await page.getByText('The body is on the clipboard').waitFor();
    const copied = String(await page.evaluate('navigator.clipboard.readText()'));
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as fixture' }).click();
    const file = await (await download).path();

    expect(curl).toMatch(/^curl -i -X POST http/);
    expect(curl).toContain('X-Webhook');
    expect(copied).toBe(body);
    expect((await download).suggestedFilename()).toBe('order.created.json');
    expect(await readFile(file, 'utf8')).toBe(body);
  });

  it('sends a delivery again, and a changed body as an event of its own', async () => {
    await using receiver = await startRespondingServer(httpResponse(200));
    const { workspace, url, token } = await servedDashboard();
    workspace.endpoints.create({ url: receiver.url, name: 'Shop' });
    workspace.events.trigger({ eventType: 'order.created', apiVersion: 'v2' });
    await workspace.clock.advance('1s');
    const page = await openPage();
    await page.goto(`${url}/_sim/ui/deliveries/1#token=${token}`);

    await page.getByRole('button', { name: 'Redeliver' }).click();
    await eventually(() => receiver.requests.length, 2);
    await page.getByRole('button', { name: 'Edit and send' }).click();
    const editor = page.getByRole('textbox', { name: 'Body' });
    await editor.waitFor();
    const text = await editor.inputValue();
    await editor.fill(text.replace(/"notes": [^\n]+/, '"notes": 12,'));
    await page.getByText(/data\.notes/).waitFor();
    await editor.fill(text.replace(/"notes": [^\n]+/, '"notes": "Ring twice",'));
    await page.getByText('The body matches the schema').waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await eventually(() => page.getByRole('dialog').count(), 0);
    await workspace.clock.advance('1s');
    const [first, again, changed] = receiver.requests.map(({ body }) => JSON.parse(body.toString('utf8')));

    expect(again).toEqual(first);
    expect(changed.data.notes).toBe('Ring twice');
    expect(changed.event_id).not.toBe(first.event_id);
  });
});
