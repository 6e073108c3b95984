import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import getPort from 'get-port';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { optionalSignature } from '../zoo/receivers/auth-01-optional-signature.ts';
import { ZOO_SECRET } from '../zoo/zoo.ts';
import { listenAs } from '../zoo/zoo-server.ts';
import { closeBrowser, NO_BROWSER, openPage } from './browser.ts';

/** More than a page keeps, so that it has to choose and to turn pages. */
const DELIVERIES = 5_000;
const MOST_NODES = 10_000;
/** The promise is 2 s; the limit leaves room for a machine that is busy with other work. */
const OPENS_WITHIN_MS = 20_000;

/** On a screen, a telephone and paper, by day and by night. */
const VIEWS = [390, 1280].flatMap((width) =>
  (['light', 'dark', 'print'] as const).map((look) => [width, look] as const),
);

describe.skipIf(NO_BROWSER !== undefined)('in Chromium', () => {
  let folder = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'reports-'));
    await using wrong = await listenAs(optionalSignature);
    await runCli(
      `check ${wrong.url} --secret ${ZOO_SECRET} --seed 7 --reporter html=${join(folder, 'check.html')}`,
    );
    await sendManyTo(join(folder, 'run.html'));
  });
  afterAll(async () => {
    await closeBrowser();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (report: string, width = 1280, look: 'light' | 'dark' | 'print' = 'light') => {
    const page = await openPage({
      viewport: { width, height: 844 },
      colorScheme: look === 'dark' ? 'dark' : 'light',
    });
    await page.goto(`file://${join(folder, `${report}.html`)}`);
    if (look === 'print') await page.emulateMedia({ media: 'print' });
    return page;
  };

  describe.each(['check', 'run'])('the page of a %s', (report) => {
    it.each(VIEWS)('has nothing that axe complains about at %i px, %s', async (width, look) => {
      const page = await open(report, width, look);
      await openEverything(page);

      const { violations } = await new AxeBuilder({ page }).analyze();

      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });

    it('needs no scrolling to the side on a phone', async () => {
      const page = await open(report, 390);
      await openEverything(page);

      const tooWide = await page.evaluate(`
        [document.documentElement, ...document.querySelectorAll('.scroll, pre, table')]
          .filter((element) => element.scrollWidth > Math.min(element.clientWidth, innerWidth))
          .map((element) => element.tagName + ' ' + element.className + ' ' + element.scrollWidth)`);

      expect(tooWide).toEqual([]);
    });

    it('copies the line that reproduces it', async () => {
      const page = await open(report);
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);

      const button = page.locator('[data-copy="reproduce"]');
      await button.click();
      await page.waitForFunction(`document.querySelector('[data-copy="reproduce"]').textContent !== 'Copy'`);

      expect(await button.textContent()).toMatch(/Copied|Selected/);
    });
  });

  it('shows what a check found first, and folds what passed', async () => {
    const page = await open('check');

    expect(await page.locator('main section h2').allTextContents()).toEqual([
      'Findings',
      'Not evaluated',
      'All checks',
    ]);
    expect(await page.locator('.finding h3').first().textContent()).toContain('AUTH-01a');
    expect(await page.locator('details.group[open]').count()).toBe(0);
    expect(await page.locator('.tile').allTextContents()).toContainEqual(
      expect.stringMatching(/^Failed[1-9]/),
    );
    expect(await page.getByText('duplicates, order and loss need --probe-url').count()).toBeGreaterThan(0);
  });

  it('filters checks by result, group and text', async () => {
    const page = await open('check');

    await page.locator('#status').selectOption('failed');
    const failed = await page.locator('#shown').textContent();
    await page.locator('#status').selectOption('');
    await page.locator('#search').fill('auth-02a');
    const found = await page.locator('.group li:not([hidden])').allTextContents();

    expect(failed).toMatch(/^[1-9]\d* of \d+ checks$/);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('AUTH-02a');
  });

  it(`opens ${DELIVERIES} deliveries soon and with few elements`, async () => {
    const page = await open('run');
    const openedAfterMs: unknown = await page.evaluate(
      `performance.getEntriesByType('navigation')[0].loadEventEnd`,
    );

    expect(await page.evaluate(`document.querySelectorAll('*').length`)).toBeLessThanOrEqual(MOST_NODES);
    expect(openedAfterMs).toBeLessThan(OPENS_WITHIN_MS);
  });

  it('shows what was not delivered on top, page by page', async () => {
    const page = await open('run');
    const rows = page.locator('tbody.attempt');

    expect(await rows.first().getAttribute('data-result')).toBe('failed');
    const firstPage = await rows.first().getAttribute('id');
    await page.locator('#next').click();
    expect(await rows.first().getAttribute('id')).not.toBe(firstPage);
    await page.locator('#response').selectOption('result:delivered');
    expect(await page.locator('#shown').textContent()).toMatch(/^\d+ of 2000 attempts$/);
    expect(await page.locator('tbody.attempt[data-result="failed"]').count()).toBe(0);
  });

  it('leads from the timeline to an attempt on whatever page', async () => {
    const page = await open('run');
    const link = page.locator('.lane-name a').last();
    const id = (await link.getAttribute('href'))?.slice(1) ?? '';

    await link.click();

    expect(await page.locator(`[id="${id}"]`).getAttribute('class')).toContain('opened');
  });
});

/** A run of many deliveries, of which a few fail for good. */
async function sendManyTo(file: string): Promise<void> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const id = String(request.headers['x-webhook-clickfunnels-id']);
      response.writeHead(id.startsWith('00') ? 500 : 200).end();
    });
  });
  const port = await getPort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const count = ['--count', String(DELIVERIES), '--fresh', 'ids', '--concurrency', '20', '--quiet'];
  const how = ['--seed', '7', '--instant', '--reporter', `html=${file}`];
  await runCli(['send', 'order.created', '--to', String(port), ...count, ...how]);
  server.close();
}

async function openEverything(page: Page): Promise<void> {
  await page.evaluate(`
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const toggle of [...document.querySelectorAll('.toggle')].slice(0, 3)) toggle.click();`);
}
