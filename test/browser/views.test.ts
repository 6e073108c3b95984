import { createServer } from 'node:http';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { createCheckDesk } from '../../src/compose/check-desk.ts';
import { createSimulator } from '../../src/compose/create-simulator.ts';
import { dashboardPage } from '../../src/dashboard/dashboard-page.ts';
import { createReceiver } from '../../src/receiver/receiver.ts';
import { createCheckBoard } from '../../src/rest-api/control/check-board.ts';
import { serveWorkspace } from '../../src/rest-api/workspace-server.ts';
import { httpResponse, startRespondingServer } from '../support/tcp-server.ts';
import { openManually } from '../support/workspace-builders.ts';
import { noMemory } from '../zoo/receivers/idem-01-no-memory.ts';
import { ZOO_SECRET } from '../zoo/zoo.ts';
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

describe.skipIf(NO_BROWSER)('trigger', () => {
  it('finds an event type, completes its body by the schema, and sends it with a fault', async () => {
    await using receiver = await startRespondingServer(httpResponse(200));
    const { workspace, url, token } = await servedDashboard();
    workspace.endpoints.create({ url: receiver.url, name: 'Shop' });
    const page = await openPage();
    const trouble = troubleOf(page);
    await page.goto(`${url}/_sim/ui/trigger#token=${token}`);

    await page.getByRole('searchbox', { name: 'Search event types' }).fill('order.cre');
    await page.getByRole('button', { name: /^order\.created/ }).click();
    await page.getByText(/Receivers get this wrong/).waitFor();
    const editor = page.getByRole('textbox', { name: 'Body' });
    await editor.waitFor();
    const text = await editor.inputValue();
    await editor.fill(text.replace('"data": {', '"data": {\n    '));
    const caret = text.indexOf('"data": {') + '"data": {\n    '.length;
    await editor.focus();
    await page.evaluate(`document.activeElement.setSelectionRange(${caret}, ${caret})`);
    await editor.pressSequentially('"curr');
    await page
      .getByRole('option', { name: /^currency/ })
      .first()
      .waitFor();
    await editor.press('Enter');
    const completed = await editor.inputValue();
    await editor.fill(text);
    await page.getByText('Faults').click();
    await page.getByLabel(/duplicate N \(or P%\) of the events, same event ID/).check();
    await page.getByRole('button', { name: 'Send event' }).click();
    await page.getByRole('row', { name: 'order.created' }).first().waitFor();
    await workspace.clock.advance('1s');

    expect(completed).toContain('"currency');
    await eventually(() => receiver.requests.length, 2);
    expect(trouble).toEqual([]);
  });

  it('draws a journey as a story that plays step by step, and sends it', async () => {
    await using receiver = await startRespondingServer(httpResponse(200));
    const { workspace, url, token } = await servedDashboard();
    workspace.endpoints.create({ url: receiver.url, name: 'Shop' });
    const page = await openPage();
    await page.goto(`${url}/_sim/ui/trigger?kind=journeys&name=dunning-churns#token=${token}`);
    await page.getByRole('heading', { name: 'Story' }).waitFor();
    const steps = page.locator('.story-event');
    const later = page.locator('.story-later');
    const before = await steps.count();
    await keepScreenshot(page, 'journey');

    await page.getByLabel('retries').fill('1');
    await eventually(async () => (await steps.count()) < before, true);
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await eventually(async () => (await later.count()) === (await steps.count()) - 1, true);
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByRole('button', { name: 'Send journey' }).click();
    await page.getByRole('row', { name: 'contact.created' }).first().waitFor();

    expect(new URL(page.url()).searchParams.get('journey')).toBe('dunning-churns');
  });
});

describe.skipIf(NO_BROWSER)('endpoints', () => {
  it('adds one, shows its secret once, breaks it and fixes it', async () => {
    await using receiver = await startRespondingServer(httpResponse(200));
    const { workspace, url, token } = await servedDashboard();
    const page = await openPage();
    const trouble = troubleOf(page);
    await page.goto(`${url}/_sim/ui/endpoints#token=${token}`);

    await page.getByLabel('Name').fill('Shop');
    await page.getByLabel('URL').fill('ftp://nowhere');
    await page.getByRole('button', { name: 'Add endpoint' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('URL').fill(receiver.url);
    await page.getByRole('button', { name: 'Add endpoint' }).click();
    const { secret } = await eventualSecret();
    await page.getByText(secret).waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await eventually(() => page.getByText(secret).count(), 0);
    const card = page.getByRole('listitem', { name: 'Shop' });
    await card.getByRole('button', { name: '503' }).click();
    await card.getByText('Broken on purpose').waitFor();
    workspace.events.trigger({ eventType: 'order.created', apiVersion: 'v2' });
    await workspace.clock.advance('1s');
    await card.getByRole('button', { name: 'Fix' }).click();
    await card.getByText('Active').waitFor();
    await workspace.clock.advance('15s');
    await card.getByRole('combobox', { name: 'Overlap' }).selectOption('old one valid for 1 h');
    await card.getByRole('button', { name: 'Rotate secret' }).click();
    await page.getByRole('heading', { name: 'Secret of Shop' }).waitFor();

    expect(workspace.deliveries.attempts(1).map(({ outcome }) => outcome)).toMatchObject([
      { statusCode: 503 },
      { statusCode: 200 },
    ]);
    expect(workspace.endpoints.show(1).rotation).not.toBeNull();
    expect(trouble.filter((line) => !line.includes('422'))).toEqual([]);

    async function eventualSecret() {
      await page.getByRole('heading', { name: 'Secret of Shop' }).waitFor();
      return workspace.endpoints.reveal(1);
    }
  });

  it('holds deliveries back and releases them in reverse', async () => {
    await using receiver = await startRespondingServer(httpResponse(200));
    const { workspace, url, token } = await servedDashboard();
    workspace.endpoints.create({ url: receiver.url, name: 'Shop' });
    const page = await openPage();
    await page.goto(`${url}/_sim/ui/endpoints#token=${token}`);
    const card = page.getByRole('listitem', { name: 'Shop' });

    await card.getByRole('button', { name: 'Hold back' }).click();
    await card.getByText('Holding back').waitFor();
    for (const eventType of ['order.created', 'contact.created']) {
      workspace.events.trigger({ eventType, apiVersion: 'v2' });
    }
    await workspace.clock.advance('1s');
    const held = receiver.requests.length;
    await card.getByRole('combobox', { name: 'Release order' }).selectOption('reversed');
    await card.getByRole('button', { name: 'Release' }).click();
    await card.getByText('Active').waitFor();
    await workspace.clock.advance('1s');

    expect(held).toBe(0);
    expect(receiver.requests.map(({ body }) => JSON.parse(body.toString('utf8')).event_type)).toEqual([
      'contact.created',
      'order.created',
    ]);
  });
});

describe.skipIf(NO_BROWSER)('clock', () => {
  it('jumps to the next attempt and advances by a duration', async () => {
    const { workspace, url, token } = await servedDashboard();
    workspace.endpoints.create({ url: 'http://127.0.0.1:9/', name: 'Down' });
    workspace.events.trigger({ eventType: 'order.created', apiVersion: 'v2' });
    const page = await openPage();
    await page.goto(`${url}/_sim/ui/clock#token=${token}`);

    await page.getByRole('button', { name: 'Jump to next attempt' }).click();
    await eventually(() => workspace.deliveries.show(1).attempts, 1);
    await page.getByLabel('Advance by').fill('15s');
    await page.getByRole('button', { name: 'Advance', exact: true }).click();
    await eventually(() => workspace.deliveries.show(1).attempts, 2);
  });

  it('changes the speed, pauses and resumes', async () => {
    const { workspace, url, token } = await servedDashboard({ clock: 'real' });
    const page = await openPage();
    await page.goto(`${url}/_sim/ui/clock#token=${token}`);

    await page.getByRole('button', { name: '1 h in 1 s' }).click();
    await eventually(() => workspace.clock.read().scale, 3_600);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    const paused = workspace.clock.read();
    await page.getByRole('button', { name: 'Resume' }).click();
    await eventually(() => workspace.clock.read().scale, 3_600);

    expect(paused.scale).toBeLessThan(0.001);
  });
});

describe.skipIf(NO_BROWSER)('checks', () => {
  it('draws the smallest story that shows a failure on two time axes', async () => {
    const { probe, to } = await noMemory.create(ZOO_SECRET);
    await using simulator = createSimulator({ to, secret: ZOO_SECRET, seed: 1 });
    const report = await simulator.check({
      convergence: { journey: 'one-time-purchase', variants: 40 },
      settleMs: 0,
      ...(probe === undefined ? {} : { probe }),
    });
    const board = createCheckBoard();
    const { url, token } = await servedDashboard({}, { checks: { board, run: () => undefined } });
    board.begin('Shop');
    for (const result of report.checks) board.take(result, report.checks.length);
    board.finish(report);
    const page = await openPage();
    await page.goto(`${url}/_sim/ui/checks#token=${token}`);

    const story = page.getByRole('region', { name: 'Smallest story on two time axes' });
    await story.waitFor();
    const drawn = await story.locator('circle').count();
    await keepScreenshot(page, 'convergence');

    const { arrivals } = report.checks.find(({ id }) => id === 'CONV-01') ?? { arrivals: [] };
    const turns = new Set(arrivals.map(({ turn }) => turn));
    expect(arrivals.length).toBeGreaterThan(turns.size);
    expect(drawn).toBe(turns.size + arrivals.length);
    expect(await story.getByRole('img').getAttribute('aria-label')).toContain('once more');
  });

  it('runs checks, opens failures with their fix, and compares a second run with the first', async () => {
    let verifies = false;
    const careful = createReceiver({ secret: 'ab'.repeat(32) });
    const server = createServer((request, response) => {
      if (verifies) careful.app(request, response);
      else request.resume().once('end', () => response.writeHead(200).end());
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const workspace = await openManually();
    onTestFinished(() => workspace.close());
    workspace.endpoints.create({
      url: `http://127.0.0.1:${port}/`,
      name: 'Shop',
      secret: 'ab'.repeat(32),
    });
    const checks = createCheckDesk(workspace, {});
    onTestFinished(() => checks.close());
    const served = await serveWorkspace({
      workspace,
      checks,
      dashboard: { page: dashboardPage(), token: 'right-token' },
    });
    onTestFinished(() => served.close());
    const page = await openPage();
    await page.goto(`${served.url}/_sim/ui/checks#token=right-token`);

    await page.getByRole('button', { name: 'Run checks' }).click();
    await page.getByText('The receiver would fail in production').waitFor();
    await page.getByRole('heading', { name: 'To fix' }).waitFor();
    const fixes = await page.getByText('Fix', { exact: true }).count();
    await keepScreenshot(page, 'checks');
    verifies = true;
    await page.getByRole('button', { name: 'Run again' }).first().click();
    await page.getByText('fixed', { exact: true }).first().waitFor();
    await page.getByText(/since the last run: \d+ fixed/).waitFor();

    expect(fixes).toBeGreaterThan(0);
  });
});
