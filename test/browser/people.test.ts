import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { httpResponse, startRespondingServer } from '../support/tcp-server.ts';
import {
  closeBrowser,
  eventually,
  keepScreenshot,
  layoutShiftOf,
  NO_BROWSER,
  openPage,
  servedDashboard,
  troubleOf,
} from './browser.ts';

afterAll(closeBrowser);

/** What browsers call a good page is below 0.1. */
const MOST_SHIFT = 0.05;

/** Every view, and what shows that it is there. */
const VIEWS = [
  ['/deliveries', '[role=grid]'],
  ['/deliveries/1', '#signature-title'],
  ['/trigger?name=order.created', '.editor-text'],
  ['/trigger?kind=journeys&name=lead-capture', '.story-event'],
  ['/endpoints', '.endpoint'],
  ['/clock', '.clock-time'],
  ['/checks', '.empty'],
  ['/received', '.empty'],
] as const;

async function withDeliveries() {
  const receiver = await startRespondingServer(httpResponse(503));
  const served = await servedDashboard();
  served.workspace.endpoints.create({ url: receiver.url, name: 'Shop' });
  for (const eventType of ['order.created', 'contact.created', 'contact.updated']) {
    served.workspace.events.trigger({ eventType, apiVersion: 'v2' });
  }
  await served.workspace.clock.advance('1s');
  return { receiver, ...served };
}

describe.skipIf(NO_BROWSER)('made for people', () => {
  it.each(['light', 'dark'] as const)(
    'has no barrier that axe knows, in the %s theme',
    async (colorScheme) => {
      const { receiver, url, token } = await withDeliveries();
      await using _ = receiver;
      const page = await openPage({ colorScheme, reducedMotion: 'reduce' });
      const found: unknown[] = [];

      for (const [path, sign] of VIEWS) {
        await page.goto(`${url}/_sim/ui${path}#token=${token}`);
        await page.locator(sign).first().waitFor();
        const { violations } = await new AxeBuilder({ page }).analyze();
        found.push(
          ...violations.map(({ id, nodes }) => ({
            path,
            id,
            nodes: nodes.map(({ html }) => html.slice(0, 160)),
          })),
        );
      }

      expect(found).toEqual([]);
    },
  );

  it.each([390, 768, 1280, 2560])('fits a screen that is %i pixels wide', async (width) => {
    const { receiver, url, token } = await withDeliveries();
    await using _ = receiver;
    const page = await openPage({ viewport: { width, height: 900 } });
    const wide: string[] = [];

    for (const [path, sign] of VIEWS) {
      await page.goto(`${url}/_sim/ui${path}#token=${token}`);
      await page.locator(sign).first().waitFor();
      const overflow = await page.evaluate(
        "Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth - document.querySelector('main').clientWidth + innerWidth) - innerWidth",
      );
      if (Number(overflow) > 0) wide.push(`${path}: ${overflow}`);
      await keepScreenshot(page, `${path.slice(1).replaceAll(/\W+/g, '-')}-${width}`);
    }

    expect(wide).toEqual([]);
  });

  it('moves nothing by itself once it is shown', async () => {
    const { receiver, url, token } = await withDeliveries();
    await using _ = receiver;
    const page = await openPage();
    const moved: string[] = [];

    for (const [path, sign] of VIEWS) {
      await page.goto(`${url}/_sim/ui${path}#token=${token}`);
      await page.locator(sign).first().waitFor();
      const shift = await layoutShiftOf(page);
      if (shift > MOST_SHIFT) moved.push(`${path}: ${shift}`);
    }

    expect(moved).toEqual([]);
  });

  it('finds, opens, redelivers and closes a delivery without a mouse', async () => {
    const { receiver, workspace, url, token } = await withDeliveries();
    await using _ = receiver;
    const page = await openPage();
    const trouble = troubleOf(page);
    await page.goto(`${url}/_sim/ui#token=${token}`);
    await page.getByRole('row', { name: 'contact.updated' }).waitFor();

    await page.keyboard.press('/');
    await page.keyboard.type('contact');
    await eventually(() => page.getByRole('row', { name: 'order.created' }).count(), 0);
    for (let presses = 0; presses < 12; presses += 1) {
      const focused = await page.evaluate("document.activeElement.getAttribute('role')");
      if (focused === 'row') break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('ArrowDown');
    await eventually(() => page.evaluate('document.activeElement.ariaLabel'), 'contact.created');
    await page.keyboard.press('r');
    await eventually(
      () => workspace.deliveries.list({ states: ['pending'] }).items.map(({ attempts }) => attempts),
      [1, 2, 1],
    );
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'contact.created' }).waitFor();
    await page.keyboard.press('Escape');
    await eventually(() => page.getByRole('heading', { name: 'contact.created' }).count(), 0);

    expect(trouble).toEqual([]);
  });

  it('teaches the next step where there is nothing to show', async () => {
    const { url, token } = await servedDashboard();
    const page = await openPage();

    await page.goto(`${url}/_sim/ui#token=${token}`);
    await page.getByRole('link', { name: 'Add an endpoint' }).click();
    await page.getByRole('heading', { name: 'Add endpoint' }).waitFor();

    expect(await page.locator('code').first().textContent()).toContain('cf-webhook-sim listen 3000 --ui');
  });
});
