import { join } from 'node:path';
import { expect, it } from 'vitest';
import { builtInJourneyNames } from '../../src/journeys/load-journey.ts';
import { folderWith } from '../unit/config/temp-folder.ts';
import { runCli } from './run-cli.ts';

const STORY = `title: Somebody signs up
parameters:
  country: { about: Where they live., default: US, options: [US, DE] }
  visits: { default: 2, minimum: 1 }
steps:
  - create: visitor
    contact: { country: '\${country}', anonymous: true }
  - after: 30s
    identify: visitor
  - repeat: \${visits}
    steps:
      - after: 2 months
        change: visitor
`;

it('lists the built-in journeys in a line each, with the number of their events', async () => {
  const { exitCode, stdout, stderr } = await runCli('journeys --config none', { columns: 100 });

  expect(exitCode).toBe(0);
  for (const name of builtInJourneyNames()) expect(stdout).toMatch(new RegExp(`^${name} +\\d+ {2}\\S`, 'm'));
  expect(stderr).toContain(`${builtInJourneyNames().length} journeys`);
});

it('shows what a journey is about, what may be chosen, and its events in story time', async () => {
  const { exitCode, stdout } = await journeys('show sign-up.yaml --param visits=1');

  expect(exitCode).toBe(0);
  expect(stdout).toBe(`sign-up  Somebody signs up

Parameters
  country=US  Where they live. (US, DE)
  visits=1    (at least 1)

  +0 s             create visitor
                   · contact.created
  +30 s            identify visitor
                   · contact.updated
                   · contact.identified
  +59 d 00:00:30   change visitor
                   · contact.updated

4 events in 59 days of story time
`);
});

it('shows the same as JSON', async () => {
  const { stdout } = await journeys('show sign-up.yaml --json');

  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    name: 'sign-up',
    parameters: { visits: { default: 2, value: 2 } },
    events: { length: 5, 0: { eventType: 'contact.created', afterMs: 0, step: 'create visitor' } },
  });
});

it('finds nothing wrong with the built-in journeys', async () => {
  const { exitCode, stdout } = await runCli([
    'journeys',
    'validate',
    ...builtInJourneyNames(),
    '--config',
    'none',
  ]);

  expect(stdout.trim().split('\n')).toEqual(builtInJourneyNames().map((name) => `✓ ${name}`));
  expect(exitCode).toBe(0);
});

it('tells file, line and column of whatever is wrong', async () => {
  const { exitCode, stdout, stderr } = await journeys('validate sign-up.yaml', {
    'sign-up.yaml': STORY.replace('identify: visitor', 'identify: vistor').replace('US, DE', 'CA, DE'),
  });

  expect(exitCode).toBe(2);
  expect(stdout).toMatch(/sign-up\.yaml:3:\d+: the default: "country" must be CA or DE, got "US"\./);
  expect(stdout).toMatch(
    /sign-up\.yaml:9:5: "vistor" does not exist at this point\.\n {2}Did you mean "visitor"\?/,
  );
  expect(stderr).toBe('2 problems\n');
});

it('tells what only happening shows', async () => {
  const { exitCode, stdout } = await journeys('validate sign-up.yaml --json', {
    'sign-up.yaml': STORY.replace('change: visitor', 'untag: visitor\n        with: vip'),
  });

  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    valid: false,
    problems: [{ line: 12, column: 9, problem: expect.stringContaining('does not have the tag "vip"') }],
  });
});

it('tells where a file is no YAML', async () => {
  const { exitCode, stdout } = await journeys('validate sign-up.yaml', {
    'sign-up.yaml': STORY.replaceAll("'", ''),
  });

  expect(exitCode).toBe(2);
  expect(stdout).toMatch(
    /sign-up\.yaml:7:\d+: this is not YAML: .*\n {2}.* quote references: '\$\{country\}'\./,
  );
});

it('prints the schema by which editors complete journey files', async () => {
  const { stdout } = await runCli('journeys schema');

  expect(JSON.parse(stdout)).toMatchObject({ title: 'JourneyDefinition', required: ['steps'] });
});

it.each([
  ['journeys show', 'journeys show requires a name.'],
  ['journeys show one-time-purchase now', 'journeys show does not accept the argument "now".'],
  ['journeys show one-time-purchas', 'Did you mean "one-time-purchase"?'],
  ['journeys validate', 'journeys validate requires a file.'],
  ['journeys one-time-purchase', 'cf-webhook-sim journeys show one-time-purchase'],
  ['journeys vaildate x.yaml', 'Did you mean "validate"?'],
  [
    'journeys validate gone.yaml',
    'Reading the journey file gone.yaml failed: there is no such file or folder',
  ],
  ['run one-time-purchas', 'Unknown journey "one-time-purchas"'],
  ['run one-time-purchase --param quantty=2', 'has no parameter "quantty". Did you mean "quantity"?'],
  ['run one-time-purchase --param quantity=two', '"quantity" must be a number, got "two".'],
  ['run one-time-purchase --param quantity', '--param: expected name=value, got "quantity".'],
  ['run one-time-purchase --count 3', 'Use --repeat to run the journey several times.'],
  ['run one-time-purchase --fresh ids', 'Every repetition of a journey has new people.'],
  ['run one-time-purchase --set data.id=1', '--set is for single events, not for journeys.'],
  ['run one-time-purchase --repeat 0', '--repeat: expected a whole number from 1'],
])('says what is wrong with %s', async (line, message) => {
  const { exitCode, stderr } = await runCli([...line.split(' '), '--config', 'none']);

  expect(exitCode).toBe(2);
  expect(stderr.replaceAll('\n', ' ')).toContain(message);
});

it('lists runs and journeys where nothing is named, without a configuration file too', async () => {
  const { exitCode, stdout } = await runCli('run --config none');

  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Journeys\n/);
  expect(stdout).toContain('one-time-purchase');
});

it('tells a journey: one line for each event, and the step beside its first', async () => {
  const { exitCode, stdout } = await runCli('run one-time-purchase --instant --seed 7 --config none');
  const lines = stdout.trimEnd().split('\n');

  expect(exitCode).toBe(0);
  expect(lines[0]).toMatch(/^✓ contact\.created +200 .* create buyer$/);
  expect(lines[1]).toMatch(/^✓ contact\.identified +200 +\d+ ms$/);
  expect(lines).toHaveLength(11 + 3);
  for (const line of lines.slice(0, 11)) expect(line.length).toBeLessThanOrEqual(80);
  expect(lines.at(-1)).toMatch(
    /^Reproduce: (?:npx )?cf-webhook-sim run one-time-purchase --instant --config none --seed 7 --now 2026-01-15T12:00:00.000Z$/,
  );
});

it('tells of each delivery in JSON where it stands in the story', async () => {
  const { stdout } = await runCli('run one-time-purchase --instant --json --repeat 2 --every 10s --seed 7');
  const { deliveries } = JSON.parse(stdout);

  expect(deliveries).toHaveLength(22);
  expect(deliveries.at(-1).story).toEqual({
    journey: 'one-time-purchase',
    telling: 2,
    step: 'pay purchase',
    stepNumber: 3,
    subject: 'purchase',
  });
});

it('plans a journey without sending it', async () => {
  const { exitCode, stdout } = await runCli('run one-time-purchase --plan --seed 7 --config none');

  expect(exitCode).toBe(0);
  expect(stdout).toContain('step 2 of one-time-purchase: create purchase');
  expect(stdout).toMatch(/order\.created +\w{8} {2}\+40\.\d s/);
});

it('keeps the times of a story that arrives in another order, and sends some of it twice', async () => {
  const { exitCode, stdout } = await runCli(
    'run one-time-purchase --plan --json --seed 7 --order shuffled --duplicate 3 --config none',
  );
  const { deliveries } = JSON.parse(stdout);
  const times: number[] = deliveries.map(({ lateByMs }: { lateByMs: number }) => lateByMs);

  expect(exitCode).toBe(0);
  expect(deliveries).toHaveLength(14);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(JSON.stringify(deliveries)).toContain('out of order');
  expect(JSON.stringify(deliveries)).toContain('duplicate: the same event again');
});

const CONFIG = `seed: "7"
instant: true
json: true
journeys: { sign-up: stories/sign-up.yaml }
runs:
  german: { journey: sign-up, parameters: { country: DE, visits: 1 }, repeat: 2, every: 5m }
  likewise: { extends: german, repeat: 3 }
  by-file: { journey: stories/sign-up.yaml }
  one-time-purchase: { events: [order.created] }
`;

it.each([
  ['run sign-up', 5],
  ['run german', 8],
  ['run german --param visits=2', 10],
  ['run likewise', 12],
  ['run by-file', 5],
  ['run by-file --param country=DE --repeat 2', 10],
  ['run one-time-purchase', 1],
])('does what the configuration file says: %s', async (line, events) => {
  const { exitCode, stdout } = await configured(line);

  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout).summary.events).toBe(events);
});

it('says that a run counts more than a journey of the same name', async () => {
  const { stderr } = await configured('run one-time-purchase');

  expect(stderr).toContain('"one-time-purchase" is both a run in');
});

it('lists the journeys and runs of a configuration file', async () => {
  const [listed, runs] = await Promise.all([configured('journeys --json'), configured('run')]);

  expect(JSON.parse(listed.stdout).journeys[0]).toEqual({
    name: 'sign-up',
    title: 'Somebody signs up',
    origin: 'configuration',
    events: 5,
  });
  expect(JSON.parse(runs.stdout).runs[0]).toEqual({ name: 'german', description: 'runs sign-up' });
});

it.each([
  ['{ journey: sign-up, parameters: { contry: DE } }', 'has no parameter "contry"'],
  ['{ journey: sign-up, parameters: { visits: 0 } }', '"visits" must be at least 1, got 0.'],
  [
    '{ journey: sign-up, parameters: { visits: [1] } }',
    'the parameter "visits" must be one value, got a list.',
  ],
  ['{ journey: sign-up, events: [order.created] }', 'the run "r" has both "events" and "journey".'],
  ['{ parameters: { visits: 1 } }', '"parameters" requires "journey".'],
  ['{ journey: sing-up }', 'Unknown journey "sing-up"'],
])('tells where the run %s is wrong', async (run, message) => {
  const { exitCode, stderr } = await configured(
    'run r',
    `journeys: { sign-up: stories/sign-up.yaml }\nruns: { r: ${run} }\n`,
  );

  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
});

it('refuses options of journeys for a run of events', async () => {
  const { exitCode, stderr } = await configured('run one-time-purchase --repeat 2');

  expect(exitCode).toBe(2);
  expect(stderr).toContain('Use --count to send more of each event.');
});

it('tells a journey that is written in TypeScript', async () => {
  const code = `const steps = [{ create: 'visitor', contact: { anonymous: true } }] as const;
export default { title: 'Somebody comes', steps };`;
  const { exitCode, stdout } = await journeys('validate visit.ts', { 'visit.ts': code });
  const wrong = await journeys('validate visit.ts', { 'visit.ts': code.replace('anonymous', 'anonymus') });

  expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^✓ .*visit\.ts\n$/)]);
  expect(wrong.stdout).toMatch(/visit\.ts at steps\.0\.contact\.anonymus: "contact" has no key "anonymus"/);
});

async function journeys(words: string, files: Readonly<Record<string, string>> = { 'sign-up.yaml': STORY }) {
  const folder = folderWith(files);
  const named = words.split(' ').map((word) => (word in files ? join(folder, word) : word));
  return await runCli(['journeys', ...named, '--config', 'none']);
}

async function configured(line: string, config = CONFIG) {
  const folder = folderWith({ 'c.yaml': config, 'stories/sign-up.yaml': STORY });
  return await runCli([...line.split(' '), '--config', join(folder, 'c.yaml')]);
}
