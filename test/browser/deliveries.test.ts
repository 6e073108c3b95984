import { afterAll, describe, expect, it } from 'vitest';
import { httpResponse, startRespondingServer } from '../support/tcp-server.ts';
import { closeBrowser, keepScreenshot, NO_BROWSER, openPage, servedDashboard, troubleOf } from './browser.ts';

afterAll(closeBrowser);

describe.skipIf(NO_BROWSER)('the page of deliveries', () => {
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
});
