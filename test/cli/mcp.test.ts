import { createHmac } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import getPort from 'get-port';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import * as z from 'zod';
import { DEVELOPMENT_SECRET } from '../../src/signature/sign.ts';
import { buildPackage, PACKAGE_ROOT } from '../package/built-package.ts';
import { connectAgent } from '../support/mcp-session.ts';

const RECEIVER = join(PACKAGE_ROOT, 'test', 'support', 'receivers', 'unfinished.mjs');

/** What the agent of these tests knows: words of a fix, and the change to the code that they ask for. */
const CRAFT: readonly (readonly [fix: RegExp, before: string, after: string])[] = [
  [/Respond 200 or 204 instead/, 'respond(208)', 'respond(204)'],
  [
    /Compute the HMAC over timestamp/,
    '  return true;',
    `  const timestamp = headers['x-webhook-clickfunnels-timestamp'] ?? '';
  const isFresh = /^\\d+$/.test(timestamp) && Math.abs(Date.now() / 1_000 - Number(timestamp)) <= 600;
  return isFresh && isSame(headers['x-webhook-clickfunnels-signature'] ?? '', signature(timestamp, body));`,
  ],
  [/Respond 200 to every/, 'respond(422)', 'respond(204)'],
  [
    /Catch parse errors/,
    'const event = JSON.parse(body);',
    `let event;
  try {
    event = JSON.parse(body);
  } catch {}
  if (typeof event?.event_id !== 'string') return respond(400);`,
  ],
];

const CHECKED = z.object({
  verdict: z.string(),
  finding: z.object({ id: z.string(), fix: z.string() }).nullable(),
  next: z.string(),
});
const DELIVERY = z.object({
  id: z.number(),
  eventId: z.string(),
  state: z.string(),
  attempts: z.array(z.object({ outcome: z.string(), response: z.string().optional() })),
});
const TRIGGERED = z.object({ deliveries: z.array(z.object({ id: z.number() })) });
const WAITED = z.object({ ended: z.boolean(), deliveries: z.array(DELIVERY) });
const SENT = z.object({ verdict: z.string(), deliveries: z.array(z.object({ attempts: z.unknown() })) });

let folder = '';

beforeAll(() => buildPackage());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mcp-'));
  await copyFile(RECEIVER, join(folder, 'server.mjs'));
  await writeFile(join(folder, 'cf-webhook-sim.config.yaml'), 'receiver: node server.mjs\n');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('lets an agent that sees only the tools turn a broken receiver green, one finding at a time', async () => {
  await using agent = await connectAgent(folder);
  const { tools } = await agent.client.listTools();
  const check = tools.find(({ description }) => description?.includes('Fix it in the code, call again'));

  const fixed: string[] = [];
  let report = await agent.call(check?.name ?? '', {}, CHECKED);
  while (report.finding !== null && fixed.length < CRAFT.length) {
    fixed.push(report.finding.id);
    await change(report.finding.fix);
    report = await agent.call(check?.name ?? '', {}, CHECKED);
  }

  expect(report).toMatchObject({ verdict: 'passed', finding: null });
  expect(fixed).toEqual(['CTRL-01', 'AUTH-02a', 'ACK-03a', 'PAY-04']);
}, 600_000);

it('lets an agent fix a receiver between a delivery that is exhausted and its redelivery', async () => {
  await using agent = await connectAgent(folder);

  await agent.call('start_workspace', {}, z.object({ api: z.string(), token: z.string() }));
  const [made] = (await agent.call('trigger', { event: 'order.created' }, TRIGGERED)).deliveries;
  const exhausted = await agent.call('wait_for_delivery', { id: made?.id }, WAITED);
  await change('Respond 200 or 204 instead.');
  const { delivery } = await agent.call('redeliver', { id: made?.id }, z.object({ delivery: DELIVERY }));

  expect(exhausted.ended).toBe(true);
  expect(exhausted.deliveries[0]).toMatchObject({ state: 'exhausted' });
  expect(exhausted.deliveries[0]?.attempts.map(({ outcome }) => outcome)).toEqual(Array(8).fill('208'));
  expect(delivery).toMatchObject({ state: 'delivered', eventId: exhausted.deliveries[0]?.eventId });
  expect(delivery.attempts.at(-1)?.outcome).toBe('204');
});

it('describes ten tools, each with a closed schema, in fewer than 12,000 characters', async () => {
  await using agent = await connectAgent(folder);

  const { tools } = await agent.client.listTools();

  expect(tools.map(({ name }) => name).sort()).toEqual([
    'check_receiver',
    'explain_signature',
    'list_events',
    'preview_event',
    'redeliver',
    'run_journey',
    'send_event',
    'start_workspace',
    'trigger',
    'wait_for_delivery',
  ]);
  for (const { inputSchema } of tools) expect(inputSchema).toMatchObject({ additionalProperties: false });
  expect(JSON.stringify(tools).length).toBeLessThan(12_000);
  expect(agent.client.getInstructions()).toContain('call check_receiver');
});

it('sends only to this machine, and reads only data inside the project', async () => {
  await using agent = await connectAgent(folder);
  await writeFile(join(folder, 'code.mjs'), 'process.exit(1);');

  const remote = await agent.fail('send_event', { event: 'order.created', to: 'https://example.com/' });
  const outside = await agent.fail('run_journey', { journey: '../journey.yaml' });
  const code = await agent.fail('run_journey', { journey: './code.mjs' });
  const command = await agent.fail('check_receiver', { receiver: 'node evil.js' });

  expect(remote.code).toBe('remote-target-refused');
  expect(outside.problem).toContain('outside the project folder');
  expect(code.problem).toContain('YAML and JSON files only');
  expect(command.problem).toBe('check_receiver has no argument "receiver".');
});

it('keeps the secret out of every result', async () => {
  const secret = 'a secret that a careless receiver quotes';
  await writeFile(
    join(folder, 'server.mjs'),
    `import { createServer } from 'node:http';
     createServer((_, response) => response.end(process.env.CF_WEBHOOK_SIM_SECRET)).listen(process.env.PORT);`,
  );
  await using agent = await connectAgent(folder, { environment: { CF_WEBHOOK_SIM_SECRET: secret } });

  const sent = await agent.call('send_event', { event: 'order.created' }, SENT);
  const recipe = await agent.call('explain_signature', {}, z.unknown());

  expect(JSON.stringify(sent)).toContain('[secret]');
  expect(JSON.stringify([sent, recipe])).not.toContain(secret);
});

it('says what a call lacks, and goes on', async () => {
  await writeFile(join(folder, 'cf-webhook-sim.config.yaml'), '{}\n');
  await using agent = await connectAgent(folder);

  const noReceiver = await agent.fail('check_receiver', {});
  const noWorkspace = await agent.fail('trigger', { event: 'order.created' });
  const noEvent = await agent.fail('preview_event', { event: 'order.creatd' });
  const noName = await agent.fail('send_event', { evnt: 'order.created' });

  expect(noReceiver.cure).toContain('receiver: node server.js');
  expect(noWorkspace.cure).toBe('Call start_workspace first.');
  expect(noEvent.cure).toContain('order.created');
  expect(noName).toMatchObject({
    problem: 'send_event has no argument "evnt".',
    cure: 'Did you mean event?',
  });
});

it('says of a receiver that no request has reached nothing but that', async () => {
  await writeFile(join(folder, 'cf-webhook-sim.config.yaml'), '{}\n');
  await using agent = await connectAgent(folder);
  const to = `http://127.0.0.1:${await getPort()}/`;

  const sent = await agent.call('send_event', { event: 'order.created', to }, z.looseObject({}));
  const forced = await agent.fail('preview_event', { event: 'order.created', set: { 'data.nothing': 1 } });

  expect(sent).toMatchObject({
    verdict: 'incomplete',
    why: 'Could not connect to the receiver, so it was not tested.',
  });
  expect(JSON.stringify(forced)).not.toContain('--');
});

it('explains a signature by the mistake that led to it', async () => {
  await using agent = await connectAgent(folder);
  const signature = createHmac('sha256', DEVELOPMENT_SECRET).update('1767225600{}').digest('hex');
  const request = { body: '{}', timestamp: '1767225600', signature, at: 1_767_225_600 };

  const explained = await agent.call('explain_signature', request, z.unknown());

  expect(explained).toMatchObject({
    valid: false,
    mistakes: ['the dot between timestamp and body is missing'],
  });
});

it('runs a journey, and lists the journeys there are', async () => {
  await change('Respond 200 or 204 instead.');
  await change('Respond 200 to every documented event type.');
  await using agent = await connectAgent(folder);

  const list = await agent.call('run_journey', {}, z.object({ journeys: z.array(z.unknown()) }));
  const run = await agent.call(
    'run_journey',
    { journey: 'one-time-purchase', faults: { duplicate: 1 } },
    z.object({
      verdict: z.string(),
      summary: z.object({ deliveries: z.number() }),
      events: z.array(z.string()),
    }),
  );

  expect(list.journeys.length).toBeGreaterThan(20);
  expect(run).toMatchObject({ verdict: 'passed', summary: { deliveries: 12 } });
  expect(run.events[0]).toBe('contact.created: delivered');
});

it('stops the receiver when the client is gone', async () => {
  const pidFile = join(folder, 'pid');
  await writeFile(
    join(folder, 'server.mjs'),
    `import { writeFileSync } from 'node:fs';
     import { createServer } from 'node:http';
     writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
     createServer((_, response) => response.end()).listen(process.env.PORT);`,
  );
  const agent = await connectAgent(folder);
  await agent.call('send_event', { event: 'order.created' }, SENT);
  const pid = Number(await readFile(pidFile, 'utf8'));
  expect(isAlive(pid)).toBe(true);

  await agent.client.close();

  await expect.poll(() => isAlive(pid), { timeout: 60_000 }).toBe(false);
});

/** What an agent does with a fix. */
async function change(fix: string): Promise<void> {
  const [, before = '', after = ''] = CRAFT.find(([words]) => words.test(fix)) ?? [];
  const path = join(folder, 'server.mjs');
  const code = await readFile(path, 'utf8');
  expect(code, fix).toContain(before);
  await writeFile(
    path,
    code.replace(before, () => after),
  );
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
