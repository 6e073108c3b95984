import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { dashboardPage } from '../../src/dashboard/dashboard-page.ts';
import { plainDelivery } from '../../src/delivery/delivery-plan.ts';
import { serveWorkspace } from '../../src/rest-api/workspace-server.ts';
import { outgoingEvent } from '../support/delivery-builders.ts';
import { closeBrowser, eventually, NO_BROWSER, openPage, servedDashboard } from './browser.ts';

afterAll(closeBrowser);

const MANY = 100_000;

it('weighs no more than 120 kB', () => {
  const files = ['index.html', 'app.js', 'app.css'].map((name) =>
    gzipSync(readFileSync(new URL(`../../dist/dashboard/${name}`, import.meta.url))),
  );

  expect(files.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(120_000);
});

describe.skipIf(NO_BROWSER)('volume', () => {
  it('scrolls through 100,000 deliveries and draws a few dozen', async () => {
    const { workspace, url, token } = await servedDashboard();
    workspace.endpoints.create({ url: 'http://127.0.0.1:9/', name: 'Shop' });
    workspace.events.publish(
      Array.from({ length: MANY }, (_, index) =>
        plainDelivery({
          ...outgoingEvent(),
          id: `event-${index}`,
          type: index === 5 ? 'order.deleted' : 'order.created',
        }),
      ),
    );
    const page = await openPage();
    await page.goto(`${url}/_sim/ui#token=${token}`);
    const table = page.getByRole('grid', { name: 'Deliveries' });
    await eventually(() => table.getAttribute('aria-rowcount'), String(MANY + 1));
    const rows = page.locator('[role=row][data-id]');

    await page.evaluate("document.querySelector('[role=grid]').scrollTop = 2_000_000");
    await eventually(async () => Number(await rows.first().getAttribute('aria-rowindex')) > 40_000, true);
    const drawn = await rows.count();
    const seen = await rows.nth(20).getAttribute('data-id');
    workspace.events.publish([plainDelivery({ ...outgoingEvent(), id: 'one more' })]);
    await eventually(() => table.getAttribute('aria-rowcount'), String(MANY + 2));
    const stillThere = await page.locator(`[data-id="${seen}"]`).count();
    await page.getByRole('searchbox', { name: 'Search deliveries' }).fill('deleted');
    await page.getByRole('row', { name: 'order.deleted' }).waitFor();

    expect(drawn).toBeLessThan(60);
    expect(stillThere).toBe(1);
  });

  it('comes back by itself when the server does, and shows what happened meanwhile', async () => {
    const { workspace, server, url, token } = await servedDashboard();
    workspace.endpoints.create({ url: 'http://127.0.0.1:9/', name: 'Shop' });
    const page = await openPage();
    await page.goto(`${url}/_sim/ui#token=${token}`);
    await page.getByText('Live', { exact: true }).waitFor();

    await server.close();
    await page.getByText('Reconnecting').waitFor();
    workspace.events.trigger({ eventType: 'order.created', apiVersion: 'v2' });
    await using _ = await reopened();
    await page.getByRole('row', { name: 'order.created' }).waitFor();
    await page.getByText('Live', { exact: true }).waitFor();

    async function reopened() {
      const again = await serveWorkspace({
        workspace,
        port: Number(new URL(url).port),
        dashboard: { page: dashboardPage(), token },
      });
      return { [Symbol.asyncDispose]: () => again.close() };
    }
  });
});
