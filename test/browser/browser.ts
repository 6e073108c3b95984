import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { openWorkspace, type WorkspaceOptions } from '../../src/compose/open-workspace.ts';
import { dashboardPage } from '../../src/dashboard/dashboard-page.ts';
import { serveWorkspace, type WorkspaceServerOptions } from '../../src/rest-api/workspace-server.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Where pictures are kept; CI names a folder whose content it keeps. */
const SCREENSHOTS =
  process.env['SCREENSHOT_DIR'] ?? fileURLToPath(new URL('../../.screenshots/', import.meta.url));

/** Why browser tests are skipped; `undefined` where there is a browser. */
export const NO_BROWSER = CHROMIUM === undefined ? 'no Chromium is installed' : undefined;

let shared: Promise<Browser> | undefined;

/** A page of its own in the one browser of a test file. Fails the test on errors in the console and foreign requests. */
export async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  shared ??= chromium.launch({ executablePath: CHROMIUM ?? '', args: FLAGS });
  const browser = await shared;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  // As long as a busy machine may need; what hangs is ended by the limit of the test.
  context.setDefaultTimeout(120_000);
  onTestFinished(() => context.close());
  return await context.newPage();
}

/** Closes the browser of a test file. */
export async function closeBrowser(): Promise<void> {
  await (await shared)?.close();
  shared = undefined;
}

/** What went wrong in a page so far: errors in the console, and requests beyond its own server. */
export function troubleOf(page: Page): string[] {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text());
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (
      protocol.startsWith('http') &&
      origin !== new URL(page.url()).origin &&
      page.url() !== 'about:blank'
    ) {
      trouble.push(`request to ${request.url()}`);
    }
  });
  return trouble;
}

/** A workspace on a clock that is moved by hand, served with its page. */
export async function servedDashboard(
  workspaceOptions: WorkspaceOptions = {},
  serverOptions: Partial<WorkspaceServerOptions> = {},
) {
  const workspace = await openWorkspace({
    clock: 'manual',
    seed: '7',
    keepsExchanges: true,
    ...workspaceOptions,
  });
  onTestFinished(() => workspace.close());
  const token = 'right-token';
  const server = await serveWorkspace({
    workspace,
    dashboard: { page: dashboardPage(), token },
    ...serverOptions,
  });
  onTestFinished(() => server.close());
  return { workspace, server, token, url: server.url, address: `${server.url}/_sim/ui#token=${token}` };
}

/** Keeps a picture of a page. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

/** How far what was shown has moved by itself so far, as browsers count it: 0 where nothing has. */
export async function layoutShiftOf(page: Page): Promise<number> {
  const shift: unknown = await page.evaluate(`new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => setTimeout(() => resolve(sum), 50));
  })`);
  return Number(shift);
}

/** Waits until a condition about a page is true. */
export async function eventually<T>(read: () => Promise<T> | T, expected: T): Promise<void> {
  await expect.poll(read).toEqual(expected);
}
