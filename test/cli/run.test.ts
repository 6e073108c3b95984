import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith } from '../unit/config/temp-folder.ts';
import { type CliRun, runCli, type TestTerminalOptions } from './run-cli.ts';

const RUNS = `seed: "7"
instant: true
json: true
runs:
  smoke:
    description: what must always work
    events:
      - order.created
      - {event: contact.created, set: {data.first_name: Ada}, count: 2}
  failing:
    extends: smoke
    respond: [500, 500]
    attempts: 2
    expect: [exhausted]
  like-it: {extends: smoke}
`;

it('sends what the run describes, with its options', async () => {
  const { exitCode, stdout } = await run('run smoke', RUNS);
  const { deliveries, seed } = JSON.parse(stdout);

  expect(exitCode).toBe(0);
  expect(seed).toBe('7');
  expect(deliveries.map(({ eventType }: { eventType: string }) => eventType).sort()).toEqual([
    'contact.created',
    'contact.created',
    'order.created',
  ]);
});

it('lays a run over the one that it extends', async () => {
  const { exitCode, stdout } = await run('run failing', RUNS);
  const { deliveries, summary } = JSON.parse(stdout);

  expect(exitCode).toBe(0);
  expect(deliveries).toHaveLength(3);
  expect(summary.attempts).toBe(6);
});

it('counts options that are typed more than those of the run', async () => {
  const { stdout } = await run('run failing --attempts 1', RUNS);

  expect(JSON.parse(stdout).summary.attempts).toBe(3);
});

it('counts the environment more than the file', async () => {
  const { stdout } = await run('run failing', RUNS, { environment: { CF_WEBHOOK_SIM_ATTEMPTS: '3' } });

  expect(JSON.parse(stdout).summary.attempts).toBe(9);
});

it('gives an event options of its own', async () => {
  const text = 'runs: {one: {events: [{event: contact.created, set: {data.nope: 1}}]}}';

  const { exitCode, stderr } = await run('run one --instant', text);

  expect(exitCode).toBe(2);
  expect(stderr).toContain('Cannot set "data.nope" in contact.created');
});

it('lists the runs when none is named', async () => {
  const { exitCode, stdout, stderr } = await run('run', RUNS.replace('json: true\n', ''));

  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Runs in .*c\.yaml\n/);
  expect(stdout).toContain(
    '  smoke    what must always work\n  failing  like "smoke"\n  like-it  like "smoke"\n',
  );
  expect(stdout).toMatch(/\nJourneys\n.*\n {2}one-time-purchase +A visitor buys one product/s);
  expect(stderr).toContain('journeys show NAME');
});

it('takes the options of send from the top of the file', async () => {
  const { stdout, stderr } = await run('send order.created', 'seed: 7\ninstant: true\njson: true\n');

  expect(JSON.parse(stdout)).toMatchObject({ seed: '7', deliveries: [{ eventType: 'order.created' }] });
  expect(stderr).toMatch(/^With options from \S*c\.yaml\n/);
});

it('takes the options of preview from the file, and none when it is told so', async () => {
  const text = 'seed: 7\nset: {data.first_name: Ada}\n';

  const withFile = await run('preview contact.created', text);
  const without = await runCli('preview contact.created --seed 7 --config none');

  expect(JSON.parse(withFile.stdout).data.first_name).toBe('Ada');
  expect(JSON.parse(without.stdout).data.first_name).not.toBe('Ada');
});

it('finds the file from the working directory', async () => {
  const folder = folderWith({ 'cf-webhook-sim.config.yaml': RUNS, 'a/b/x': '' });
  const before = process.cwd();
  process.chdir(join(folder, 'a/b'));
  try {
    const { stderr } = await runCli('run smok');

    expect(stderr).toContain('and no run of ../../cf-webhook-sim.config.yaml either.\nDid you mean "smoke"?');
  } finally {
    process.chdir(before);
  }
});

it.each([
  [
    'attempts: none',
    'line 1: "attempts": expected a whole number from 1 to 100, got "none".\nFor example attempts: 3.',
  ],
  ['maxWait: 5', 'line 1: "maxWait": expected a duration, got "5".\nFor example maxWait: 500ms'],
  ['# x\nreporter: [juint=a.xml]', 'line 2: "reporter": Unknown reporter "juint".\nDid you mean junit?'],
  ['schedule: [1s, soon]', 'line 1: "schedule"'],
  ['runs: {r: {events: [order.creatd]}}', 'line 1: Unknown event type "order.creatd".\nDid you mean'],
  ['runs: {r: {events: [{event: all, count: 0}]}}', 'line 1: "count": expected a whole number'],
  ['runs: {r: {events: []}}', 'has no events.\nAdd them'],
  ['to: nowhere.example\nruns: {r: {events: all}}', 'The value comes from "to" in'],
  ['header: [X]\nruns: {r: {events: all}}', 'The value comes from "header" in'],
])('tells where %j is wrong', async (text, complaint) => {
  const { exitCode, stderr } = await run(
    'run r',
    text.includes('runs') ? text : `${text}\nruns: {r: {events: all}}`,
  );

  expect(exitCode).toBe(2);
  expect(stderr).toContain(complaint);
});

it('says what there is where no run and no journey has the name', async () => {
  const { exitCode, stderr } = await runCli('run smoke --config none');

  expect(exitCode).toBe(2);
  expect(stderr).toContain('Unknown journey "smoke"');
  expect(stderr).toContain('cf-webhook-sim run lists runs and journeys.');
});

it('lists, previews, describes and sends the event types that the file adds', async () => {
  const folder = folderWith({
    'c.yaml': 'events: {parcels/parcel.sent: {schema: parcel.json, description: A parcel left.}}\n',
    'parcel.json': {
      properties: { id: { type: 'integer' }, carrier: { const: 'UPS' } },
      required: ['carrier'],
    },
  });
  const withFile = (line: string) => runCli([...line.split(' '), '--config', join(folder, 'c.yaml')]);

  const [listed, details, preview, schema, sent, all] = await Promise.all([
    withFile('events'),
    withFile('events parcel.sent'),
    withFile('preview parcels/parcel.sent'),
    withFile('schema parcels/* --data-only'),
    withFile('send parcel* --instant --json'),
    withFile('send all --plan'),
  ]);

  expect(listed.stdout).toMatch(/Your own \(custom\)\n {2}parcels\/parcel\.sent +v2 {2}A parcel left\./);
  expect(listed.stderr).toContain('1 custom');
  expect(details.stdout).toContain('custom: your own');
  expect(JSON.parse(preview.stdout)).toMatchObject({
    data: { carrier: 'UPS' },
    subject_type: 'Parcels::Parcel',
  });
  expect(JSON.parse(schema.stdout)).toMatchObject({ properties: { carrier: { const: 'UPS' } } });
  expect(JSON.parse(sent.stdout)).toMatchObject({
    verdict: 'passed',
    deliveries: [{ eventType: 'parcels/parcel.sent' }],
  });
  expect(all.stdout).not.toContain('parcels/parcel.sent');
});

it.each([
  [
    'events: {a.b: gone.json}',
    /c\.yaml line 1: Reading the schema \S*gone\.json failed: there is no such file/,
  ],
  ['events: {order.created: bad.json}', /c\.yaml line 1: "order\.created" is an event type of ClickFunnels/],
  ['events: {a.b: bad.json}', /bad\.json#\/type must be/],
  ['contactAttributes: gone.json', /c\.yaml line 1: Reading the schema/],
  ['formFields: bad.json', /bad\.json#\/type must be/],
])('tells what is wrong with %j', async (text, complaint) => {
  const folder = folderWith({ 'c.yaml': text, 'bad.json': { type: 'strin' } });

  const { exitCode, stderr } = await runCli(['preview', 'order.created', '--config', join(folder, 'c.yaml')]);

  expect(exitCode).toBe(2);
  expect(stderr).toMatch(complaint);
});

async function run(commandLine: string, text: string, options: TestTerminalOptions = {}): Promise<CliRun> {
  const folder = folderWith({ 'c.yaml': text });
  return await runCli([...commandLine.split(' '), '--config', join(folder, 'c.yaml')], options);
}
