import { createHmac } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { DEVELOPMENT_SECRET } from '../../src/signature/sign.ts';
import { verifySignature } from '../../src/verify.ts';
import { artilleryUser } from '../support/artillery-user.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { runCli } from './run-cli.ts';

const SCENARIO = z.object({
  config: z.object({
    target: z.string(),
    processor: z.string(),
    phases: z.array(z.record(z.string(), z.number())),
    variables: z.object({ clickfunnels: z.object({ seed: z.string() }).loose() }),
  }),
  scenarios: z.array(
    z.object({
      name: z.string(),
      weight: z.number(),
      flow: z.array(
        z.object({
          post: z.object({
            url: z.string(),
            beforeRequest: z.literal('signEvent'),
            afterResponse: z.literal('countResponse'),
            clickfunnels: z.object({ eventType: z.string() }).loose(),
          }),
        }),
      ),
    }),
  ),
});

const TARGET = z.object({
  method: z.literal('POST'),
  url: z.string(),
  header: z.record(z.string(), z.array(z.string()).length(1)),
  body: z.base64(),
});

/** What a script for k6 sends, as the stub of k6/http notes it. */
interface Sent {
  readonly url: string;
  readonly body: string;
  readonly params: { readonly headers: Record<string, string>; readonly redirects: number };
}

let folder = '';

beforeEach(() => {
  folder = temporaryFolder();
});

it('writes a scenario whose events the processor signs', async () => {
  const { stdout } = await runCli([
    ...['export', 'artillery', 'order.created:3', 'contact.created', '--to', '3000/webhooks?tenant=7'],
    ...['--rate', '200/s', '--duration', '1m', '--seed', '7', '--set', 'data.id=12345678'],
    ...['--duplicate', '20%', '--config', 'none'],
  ]);
  const { config, scenarios } = SCENARIO.parse(parse(stdout));

  expect(config).toMatchObject({ target: 'http://localhost:3000', processor: './cf-webhook-sim.cjs' });
  expect(config.phases).toEqual([{ duration: 60, arrivalRate: 200 }]);
  expect(config.variables.clickfunnels.seed).toBe('7');
  expect(scenarios.map(({ name, weight }) => [name, weight])).toEqual([
    ['order.created', 3],
    ['contact.created', 1],
  ]);
  for (const { flow } of scenarios) {
    const { url, clickfunnels } = flow[0]?.post ?? { url: '', clickfunnels: { eventType: '' } };
    const { body, headers = {} } = artilleryUser(config.variables.clickfunnels).sign(clickfunnels);
    expect(url).toBe('/webhooks?tenant=7');
    expect(clickfunnels).toMatchObject({ faults: { duplicate: '20%' } });
    expect(JSON.parse(String(body)).data.id).toBe(12_345_678);
    expect(verifySignature({ body: String(body), headers, secret: DEVELOPMENT_SECRET }).valid).toBe(true);
  }
});

it('exports a run of the configuration, and says what a load generator cannot do', async () => {
  const file = join(folder, 'cf-webhook-sim.config.yaml');
  await writeFile(
    file,
    `to: 4000/hooks
seed: 9
runs:
  rush: { events: ["order.created:2", { event: contact.created, set: { data.first_name: Ada } }], rate: 20/s, order: shuffled, loseAck: 30%, drop: 10% }
  probe: { check: true }
`,
  );

  const { stdout, stderr } = await runCli(['export', 'artillery', 'rush', '--config', file]);
  const unknown = await runCli(['export', 'artillery', 'rusj', '--config', file]);
  const check = await runCli(['export', 'k6', 'probe', '--config', file]);
  const { config, scenarios } = SCENARIO.parse(parse(stdout));

  expect(stderr).toContain('Left out: order, loseAck.');
  expect(config).toMatchObject({
    target: 'http://localhost:4000',
    phases: [{ duration: 30, arrivalRate: 20 }],
  });
  expect(config.variables.clickfunnels.seed).toBe('9');
  expect(scenarios.map(({ weight, flow }) => [weight, flow[0]?.post.clickfunnels])).toEqual([
    [2, { eventType: 'order.created', faults: { drop: '10%' } }],
    [1, { eventType: 'contact.created', set: { 'data.first_name': 'Ada' }, faults: { drop: '10%' } }],
  ]);
  expect(unknown).toMatchObject({ exitCode: 2 });
  expect(unknown.stderr).toContain('Did you mean rush?');
  expect(check.stderr).toContain('The run "probe" sends no events of its own');
});

it('writes the scenario and its processor, and leaves a processor that is there', async () => {
  const file = join(folder, 'load.yaml');
  const processor = join(folder, 'cf-webhook-sim.cjs');

  const first = await runCli(['export', 'artillery', '--out', file, '--config', 'none']);
  const written = await readFile(processor, 'utf8');
  await writeFile(processor, '// mine\n');
  await runCli(['export', 'artillery', '--out', file, '--config', 'none']);

  expect(first).toMatchObject({ exitCode: 0, stdout: '' });
  expect(written).toBe("module.exports = require('cf-webhook-sim/artillery');\n");
  expect(SCENARIO.safeParse(parse(await readFile(file, 'utf8'))).success).toBe(true);
  expect(await readFile(processor, 'utf8')).toBe('// mine\n');
});

it('keeps the secret and the credentials of the address out of what it writes', async () => {
  const words = ['--to', 'http://user:password@localhost:3000/', '--secret', 'the secret of the endpoint'];

  for (const tool of ['artillery', 'k6', 'vegeta']) {
    const { stdout } = await runCli(['export', tool, ...words, '--duration', '1s', '--config', 'none']);
    expect(stdout).not.toContain('the secret of the endpoint');
    expect(stdout).not.toContain('password');
  }
});

it.each(['artillery', 'k6', 'vegeta'])(
  'aims %s at this machine only, unless a host is named',
  async (tool) => {
    const words = ['export', tool, '--to', 'https://load.example/', '--duration', '1s', '--config', 'none'];

    const refused = await runCli(words);
    const allowed = await runCli([...words, '--allow-remote', 'load.example']);

    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('load.example is not on this machine');
    expect(allowed.exitCode).toBe(0);
    expect(allowed.stdout).toContain('https://load.example');
  },
);

it('refuses another tool', async () => {
  const { exitCode, stderr } = await runCli('export artilery --config none');

  expect(exitCode).toBe(2);
  expect(stderr).toContain('Did you mean artillery?');
});

it('writes a script for k6 whose requests have new ids and times, and valid signatures', async () => {
  const words = ['export', 'k6', 'order.created', 'contact.created', '--count', '3', '--to', '3000/hooks'];
  const { stdout } = await runCli([...words, '--header', 'X-Tenant: 7', '--rate', '2/m', '--config', 'none']);
  vi.stubGlobal('__ENV', { CF_WEBHOOK_SIM_SECRET: 'the secret of the endpoint' });
  const { options, sent } = await runInStub(stdout, { users: 4, iterations: 6 });
  vi.unstubAllGlobals();

  expect(options.scenarios.events).toMatchObject({ rate: 120, timeUnit: '1h', duration: '30s' });
  expect(sent).toHaveLength(24);
  const bodies = sent.map(({ body }) => JSON.parse(body));
  expect(new Set(bodies.map(({ event_id }) => event_id)).size).toBe(24);
  expect(new Set(bodies.map(({ subject_id }) => subject_id)).size).toBe(6);
  for (const { url, body, params } of sent) {
    const { event_id, created_at } = JSON.parse(body);
    expect(url).toBe('http://localhost:3000/hooks');
    expect(event_id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
    expect(Math.abs(Date.parse(created_at) - Date.now())).toBeLessThan(600_000);
    expect(params).toMatchObject({
      redirects: 0,
      headers: { 'X-Tenant': '7', 'X-Webhook-Clickfunnels-Id': event_id },
    });
    expect(
      verifySignature({ body, headers: params.headers, secret: 'the secret of the endpoint' }).valid,
    ).toBe(true);
  }
});

it('writes targets in the JSON format of vegeta, each signed and new', async () => {
  const words = [
    'export',
    'vegeta',
    'order.created',
    '--rate',
    '40/s',
    '--duration',
    '1s',
    '--to',
    '3000/hooks',
  ];
  const { stdout, stderr } = await runCli([...words, '--duplicate', '10', '--config', 'none']);
  const targets = stdout
    .trim()
    .split('\n')
    .map((line) => TARGET.parse(JSON.parse(line)));

  expect(stderr).toContain('vegeta attack -lazy -format=json -redirects=-1 -rate=40 -duration=1s');
  expect(targets).toHaveLength(50);
  const ids = targets.map(({ body, header, url }) => {
    const text = Buffer.from(body, 'base64').toString('utf8');
    const headers = Object.fromEntries(Object.entries(header).map(([name, [value = '']]) => [name, value]));
    expect(url).toBe('http://localhost:3000/hooks');
    expect(verifySignature({ body: text, headers, secret: DEVELOPMENT_SECRET }).valid).toBe(true);
    return JSON.parse(text).event_id;
  });
  expect(new Set(ids).size).toBe(40);
});

/** Runs a script with stubs of the modules of k6, as its virtual users would. */
async function runInStub(script: string, { users, iterations }: { users: number; iterations: number }) {
  const sent: Sent[] = [];
  const place = { idInTest: 0, iterationInInstance: 0, iterationInTest: -1 };
  const checks: boolean[] = [];
  vi.stubGlobal('k6Stub', {
    check: (response: unknown, named: Record<string, (response: unknown) => boolean>) =>
      checks.push(...Object.values(named).map((check) => check(response))),
    hmac: (algorithm: string, secret: string, data: string) =>
      createHmac(algorithm, secret).update(data).digest('hex'),
    exec: {
      vu: place,
      scenario: {
        startTime: 1_796_056_964_123,
        get iterationInTest() {
          return place.iterationInTest;
        },
      },
    },
    post: (url: string, body: string, params: Sent['params']) => {
      sent.push({ url, body, params });
      return { status: 204 };
    },
  });
  await mkdir(join(folder, 'node_modules', 'k6'), { recursive: true });
  const stub = (name: string, code: string) => writeFile(join(folder, 'node_modules', 'k6', name), code);
  await stub('package.json', '{"type":"module","exports":{".":"./k6.js","./*":"./*.js"}}');
  await stub('k6.js', 'export const { check } = globalThis.k6Stub;');
  await stub('crypto.js', 'export default { hmac: globalThis.k6Stub.hmac };');
  await stub('execution.js', 'export default globalThis.k6Stub.exec;');
  await stub('http.js', 'export default { post: globalThis.k6Stub.post };');
  await writeFile(join(folder, 'load.mjs'), script);

  const { options, send } = await import(/* @vite-ignore */ pathToFileURL(join(folder, 'load.mjs')).href);
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    for (let user = 1; user <= users; user += 1) {
      Object.assign(place, { idInTest: user, iterationInInstance: iteration });
      place.iterationInTest += 1;
      send();
    }
  }
  expect(checks).toEqual(sent.map(() => true));
  return { options, sent };
}
