import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRecording } from '../../src/recording/read-recording.ts';
import { inside } from '../support/inside.ts';
import { leavesOf } from '../support/learning/leaves.ts';
import { captures, recordingOf } from '../support/learning/real-captures.ts';
import { folderWith } from '../unit/config/temp-folder.ts';
import { runCli } from './run-cli.ts';

/** What captures say that is no one's: words of closed lists that many people share, and names of events. */
const CLOSED_LISTS = new Set([
  ...[
    'contact.identified',
    'order.created',
    'warehouse/parcel.packed',
    'Contact',
    'Order',
    'Warehouse::Parcel',
  ],
  ...['starter', 'growth', 'enterprise', 'bronze', 'silver', 'gold', 'spring', 'autumn', 'settled', 'open'],
  ...['eu-central', 'us-east'],
]);

it('writes an overlay that events then look like', async () => {
  const folder = withCaptures(60);

  const { exitCode, stdout, stderr } = await runCli('learn captures');
  const { stdout: body, stderr: told } = await runCli('preview contact.identified --seed 7 --raw');

  expect(exitCode).toBe(0);
  expect(stdout).toBe('wrote cf-webhook-sim.learned.yaml\n');
  expect(stderr).toContain('Learned 3 event types from');
  expect(readFileSync(join(folder, 'cf-webhook-sim.learned.yaml'), 'utf8')).toMatch(
    /^ {6}data\.custom_attributes\.plan: \{ null: \d+, values: \{/m,
  );
  expect(told).toContain('With bodies as learned in cf-webhook-sim.learned.yaml');
  expect(Object.keys(JSON.parse(body))).toEqual([
    ...['event_id', 'event_type', 'created_at', 'region', 'workspace_id', 'subject_type', 'subject_id'],
    ...['attempt_trace', 'data'],
  ]);
  expect(JSON.parse(body)).toMatchObject({
    event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    created_at: expect.stringMatching(/\+\d\d:\d\d$/),
    region: expect.stringMatching(/^(eu-central|us-east)$/),
    data: { custom_attributes: { newsletter: expect.any(Boolean) } },
  });
});

it('keeps ids that are the same the same, and those of the workspace constant', async () => {
  withCaptures(60);
  await runCli('learn captures');

  const bodies = await Promise.all(
    ['1', '2', '3'].map(async (seed) =>
      JSON.parse((await runCli(`preview order.created --raw --seed ${seed}`)).stdout),
    ),
  );

  for (const { subject_id: subjectId, data } of bodies) {
    expect(data.id).toBe(subjectId);
    expect(data.currency).toBe('CHF');
    expect(data.settled_at === null).toBe(data.status === 'open');
  }
  expect(new Set(bodies.map((body) => body.workspace_id)).size).toBe(1);
  expect(new Set(bodies.map((body) => body.subject_id)).size).toBe(3);
});

it('keeps the links between the events of a journey, also where only some were recorded', async () => {
  withCaptures(60);
  await runCli('learn captures');

  await runCli('run one-time-purchase --instant --seed 3 --record story.ndjson');

  const bodies = bodiesIn('story.ndjson').map((body) => Object(body));
  const contacts = bodies.flatMap(({ data }) => data.contact?.id ?? data.order?.contact?.id ?? []);
  const orders = bodies.flatMap(({ data, subject_type: type }) =>
    type === 'Order' ? [data.id] : (data.order?.id ?? data.order_id ?? []),
  );
  expect(contacts.length).toBeGreaterThan(3);
  expect(new Set(contacts)).toEqual(new Set([bodies[0].data.id]));
  expect(orders.length).toBeGreaterThan(3);
  expect(new Set(orders).size).toBe(1);
  expect(bodies[0].data.id).toBeGreaterThanOrEqual(600_000_000);
});

it('writes no name, address, email or number of the originals into any file', async () => {
  const bodies = captures('private', 80);
  const folder = inside(folderWith({ 'captures.ndjson': recordingOf(bodies) }));

  await runCli('learn captures.ndjson');
  await runCli('learn captures.ndjson --journey story');
  const { stdout: text } = await runCli('compare captures.ndjson --shareable --html report.html');
  const { stdout: json } = await runCli('compare captures.ndjson --shareable --json');
  writeFileSync(join(folder, 'report.txt'), text);
  writeFileSync(join(folder, 'report.json'), json);

  const written = readdirSync(folder).filter((name) => name !== 'captures.ndjson');
  expect(written.sort()).toEqual([
    ...['cf-webhook-sim.learned.yaml', 'report.html', 'report.json', 'report.txt', 'story.yaml'],
  ]);
  const leaves = [...leavesOf(bodies)].filter((leaf) => leaf.length > 3 && !CLOSED_LISTS.has(leaf));
  expect(leaves.length).toBeGreaterThan(1_000);
  for (const name of written) {
    const content = readFileSync(join(folder, name), 'utf8');
    const words = new Set(content.split(/[^\p{L}\p{N}_.+@-]+/u));
    const found = leaves.filter((leaf) =>
      /^[\w.+@-]+$/.test(leaf) ? words.has(leaf) : content.includes(leaf),
    );
    expect(found, name).toEqual([]);
  }
});

it('sends, runs and grades by the overlay beside the configuration, and by none for --learned none', async () => {
  const folder = withCaptures(30);
  writeFileSync(
    join(folder, 'cf-webhook-sim.config.yaml'),
    'runs:\n  parcels:\n    events: [warehouse/parcel.packed]\n',
  );
  await runCli('learn captures');

  const sent = await runCli('send contact.identified --record sent.ndjson --seed 3 --instant');
  const ran = await runCli('run parcels --record ran.ndjson --seed 3 --instant');
  const events = await runCli('events contact.identified');
  const table = await runCli('events');
  const plain = await runCli('preview contact.identified --raw --seed 3 --learned none');

  expect([sent.exitCode, ran.exitCode]).toEqual([0, 0]);
  expect(bodiesIn('sent.ndjson')[0]).toHaveProperty('region');
  expect(bodiesIn('ran.ndjson')[0]).toMatchObject({
    event_type: 'warehouse/parcel.packed',
    subject_type: 'Warehouse::Parcel',
    data: { parcel_id: expect.any(Number), weight_grams: expect.any(Number) },
  });
  expect(events.stdout).toMatch(/bodies +observed \(yours\), from 30 deliveries/);
  expect(table.stdout.match(/observed\s+\(yours\)/g)).toHaveLength(3);
  expect(JSON.parse(plain.stdout)).not.toHaveProperty('region');
});

it('gives events that were not recorded the envelope of the others', async () => {
  withCaptures(30);
  await runCli('learn captures');

  const body = JSON.parse((await runCli('preview course.created --raw')).stdout);

  expect(Object.keys(body)).toContain('attempt_trace');
  expect(body).toMatchObject({
    event_type: 'course.created',
    subject_type: 'Course',
    data: { title: expect.anything() },
  });
});

it('lets overrides set fields that only the workspace has', async () => {
  withCaptures(30);
  await runCli('learn captures');

  const set = await runCli('preview contact.identified --raw --set region=moon --set-json data.loyalty=null');
  const unknown = await runCli('preview contact.identified --set data.loyality=1');

  expect(JSON.parse(set.stdout)).toMatchObject({ region: 'moon', data: { loyalty: null } });
  expect(unknown.exitCode).toBe(2);
});

it('overwrites nothing unless it is told to, and prints with --print', async () => {
  withCaptures(5);
  await runCli('learn captures');

  const again = await runCli('learn captures');
  const forced = await runCli('learn captures --force');
  const printed = await runCli('learn captures --print');

  expect([again.exitCode, forced.exitCode, printed.exitCode]).toEqual([2, 0, 0]);
  expect(again.stderr).toContain('learn does not overwrite files, but cf-webhook-sim.learned.yaml exists.');
  expect(printed.stdout).toContain('format: cf-webhook-sim/learned@1');
});

it('names the line of a mistake in an edited overlay', async () => {
  inside(
    folderWith({
      'cf-webhook-sim.learned.yaml': `format: cf-webhook-sim/learned@1
events:
  contact.created:
    fields:
      data: { object: 3 }
      data.id: { integr: 3 }
`,
    }),
  );

  const { exitCode, stderr } = await runCli('preview contact.created');

  expect(exitCode).toBe(2);
  expect(stderr).toContain('cf-webhook-sim.learned.yaml line 6: unknown key "integr".');
});

it.each([
  {
    section: 'contact.creatd: { fields: { data: { object: 1 } } }',
    says: 'line 3: unknown event type "contact.creatd". Did you mean "contact.created"',
  },
  {
    section: 'contact.newest: { subjectType: C, fields: { event_type: { values: { contact.created: 9 } } } }',
    says: 'line 3: unknown event type "contact.newest". Did you mean "contact.created"?',
  },
  {
    section: 'contact.created: { fields: { data.a: { text: 1, like: wrod } } }',
    says: 'line 3: the field "data.a" has the unknown "like: wrod". Did you mean "word"',
  },
  {
    section: 'contact.created: { fields: { data.a: { text: 1, follows: data.a } } }',
    says: 'line 3: the field "data.a" follows itself.',
  },
  {
    section: 'contact.created: { fields: { data.aa: { text: 1, follows: data.bc }, data.bb: { text: 1 } } }',
    says: 'line 3: the field "data.aa" follows "data.bc", which is not a field here. Did you mean "data.bb"',
  },
  {
    section: 'contact.created: { fields: { a: { text: 1, follows: b }, b: { text: 1, follows: a } } }',
    says: 'line 3: fields follow each other in a circle: a, b.',
  },
])('refuses the overlay $section', async ({ section, says }) => {
  inside(
    folderWith({
      'cf-webhook-sim.learned.yaml': `format: cf-webhook-sim/learned@1\nevents:\n  ${section}\n`,
    }),
  );

  const { exitCode, stderr } = await runCli('preview contact.created');

  expect(exitCode).toBe(2);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain(says);
});

it('uses the overlay that the key "learned" of the configuration names, or none', async () => {
  const folder = withCaptures(10);
  await runCli('learn captures --output overlays/mine.yaml');
  const configure = (text: string) => writeFileSync(join(folder, 'cf-webhook-sim.config.yaml'), text);
  const regions = async () => {
    await runCli('send contact.identified --record sent.ndjson --seed 3 --instant');
    const { stdout } = await runCli('preview contact.identified --raw --seed 3');
    const { stdout: table } = await runCli('events contact.identified');
    return [
      Object.hasOwn(Object(bodiesIn('sent.ndjson')[0]), 'region'),
      Object.hasOwn(JSON.parse(stdout), 'region'),
      table.includes('observed (yours)'),
    ];
  };

  configure('learned: overlays/mine.yaml\n');
  expect(await regions()).toEqual([true, true, true]);

  writeFileSync(join(folder, 'cf-webhook-sim.learned.yaml'), readFileSync('overlays/mine.yaml'));
  configure('learned: none\n');
  expect(await regions()).toEqual([false, false, false]);
});

it('uses the overlay that a run of the configuration names', async () => {
  const folder = withCaptures(10);
  await runCli('learn captures --output mine.yaml');
  writeFileSync(
    join(folder, 'cf-webhook-sim.config.yaml'),
    'runs:\n  plain:\n    events: [contact.identified]\n  own:\n    extends: plain\n    learned: mine.yaml\n',
  );

  await runCli('run plain --record plain.ndjson --instant');
  await runCli('run own --record own.ndjson --instant');

  expect(bodiesIn('plain.ndjson')[0]).not.toHaveProperty('region');
  expect(bodiesIn('own.ndjson')[0]).toHaveProperty('region');
});

it.each(['compare', 'learn', 'replay'])('%s names import for what is no recording', async (command) => {
  inside(folderWith({ 'capture.har': { log: { entries: [] } } }));

  const { exitCode, stderr } = await runCli([
    command,
    'capture.har',
    ...(command === 'replay' ? ['--to', '3000'] : []),
  ]);

  expect(exitCode).toBe(2);
  expect(stderr).toContain('cf-webhook-sim import FILE --record real.ndjson');
});

it('says that a recording has nothing to learn from', async () => {
  inside(folderWith({ 'empty.ndjson': recordingOf([]) }));

  const { exitCode, stderr } = await runCli('learn empty.ndjson');

  expect(exitCode).toBe(2);
  expect(stderr).toContain('contains no delivery with a JSON body');
});

it('makes a journey of one story that raises the same events about other people', async () => {
  inside(folderWith({}));
  await runCli('run subscription-upgrade --instant --record one.ndjson --seed 5');

  const { exitCode } = await runCli('learn one.ndjson --journey upgrade');
  await runCli('run upgrade.yaml --instant --record two.ndjson --seed 6');

  expect(exitCode).toBe(0);
  expect(typesIn('two.ndjson')).toEqual(typesIn('one.ndjson'));
  const [before, after] = ['one.ndjson', 'two.ndjson'].map((file) => addressesIn(file));
  expect(before?.filter((address) => after?.includes(address))).toEqual([]);
  expect(readFileSync('upgrade.yaml', 'utf8')).toMatch(/- after: 11d3h\n {4}upgrade: order-1/);
});

it('makes a journey about the subject that is asked for', async () => {
  const bodies = captures('subjects', 3);
  inside(folderWith({ 'captures.ndjson': recordingOf(bodies) }));
  const { id } = Object(bodies[0]?.['data']);

  const { exitCode } = await runCli(`learn captures.ndjson --journey first --subject ${id}`);
  const unknown = await runCli('learn captures.ndjson --journey other --subject 1');
  const badName = await runCli(['learn', 'captures.ndjson', '--journey', 'Not A Name']);

  expect(exitCode).toBe(0);
  expect(readFileSync('first.yaml', 'utf8')).toContain('  - create: buyer');
  expect([unknown.exitCode, badName.exitCode]).toEqual([2, 2]);
});

function withCaptures(people: number): string {
  const folder = inside(folderWith({}));
  mkdirSync(join(folder, 'captures'));
  writeFileSync(join(folder, 'captures', 'captured.ndjson'), recordingOf(captures('cli', people)));
  return folder;
}

function bodiesIn(file: string): unknown[] {
  return [...readRecording(file)].map(({ event }) => JSON.parse(Buffer.from(event.body).toString()));
}

function typesIn(file: string): string[] {
  return [...readRecording(file)].map(({ event }) => event.type).sort((a, b) => a.localeCompare(b));
}

function addressesIn(file: string): string[] {
  return [...leavesOf(bodiesIn(file))].filter((leaf) => leaf.includes('@'));
}
