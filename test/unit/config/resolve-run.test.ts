import { expect, it } from 'vitest';
import { readSimulatorConfig } from '../../../src/config/read-simulator-config.ts';
import { type ResolvedRun, resolveRun } from '../../../src/config/resolve-run.ts';
import type { Setting } from '../../../src/config/setting.ts';
import type { SimulatorConfig } from '../../../src/config/simulator-config.ts';
import { readYaml } from '../../../src/source/read-text.ts';

const VOCABULARY = {
  options: {
    to: { name: 'to', kind: 'value' },
    attempts: { name: 'attempts', kind: 'value' },
    ca: { name: 'ca', kind: 'value', placeholder: 'FILE' },
    reporter: { name: 'reporter', kind: 'list', placeholder: 'NAME[=FILE]', form: { pairedBy: '=' } },
    header: { name: 'header', kind: 'list', form: { pairedBy: ': ' } },
    schedule: { name: 'schedule', kind: 'value', form: { joinedBy: ',' } },
    set: { name: 'set', kind: 'list', form: { pairedBy: '=' } },
    setJson: { name: 'setJson', kind: 'list', form: { pairedBy: '=' } },
    instant: { name: 'instant', kind: 'flag' },
  },
  serveOptions: {},
  eventOptions: { set: { name: 'set', kind: 'list', form: { pairedBy: '=' } } },
  receiverOptions: { wait: { name: 'wait', kind: 'value' } },
} as const;

it('lays a run over the one that it extends, and both over the top', () => {
  const run = resolve(
    `to: 3000
attempts: 8
instant: true
header: ["A: 1"]
runs:
  base: {attempts: 3, events: [order.created], header: ["B: 2"]}
  child: {extends: base, instant: false}`,
    'child',
  );

  expect(textsOf(run)).toEqual({ to: ['3000'], attempts: ['3'], instant: false, header: ['B: 2'] });
  expect(run.events.map(({ pattern }) => pattern)).toEqual(['order.created']);
});

it.each([
  ['schedule: [1s, 15s]', { schedule: ['1s,15s'] }],
  ['schedule: 1s,15s', { schedule: ['1s,15s'] }],
  ['header: {X-Tenant: 7, X-A: b}', { header: ['X-Tenant: 7', 'X-A: b'] }],
  ['header: [X-Tenant: 7, "X-A: b"]', { header: ['X-Tenant: 7', 'X-A: b'] }],
  ['header: "X-Tenant: 7"', { header: ['X-Tenant: 7'] }],
  [
    'set: {data.total_amount: 49.00, data.notes: null}',
    { set: ['data.total_amount=49.00', 'data.notes=null'] },
  ],
  ['setJson: {data.tag_ids: [1, 2]}', { setJson: ['data.tag_ids=[1,2]'] }],
  ['reporter: {junit: out/j.xml}', { reporter: ['junit=/project/out/j.xml'] }],
  ['reporter: [junit=j.xml, json=-, text]', { reporter: ['junit=/project/j.xml', 'json=-', 'text'] }],
  ['ca: ./ca.pem', { ca: ['/project/ca.pem'] }],
])('reads %s', (text, expected) => {
  expect(textsOf(resolve(`${text}\nruns: {it: {events: all}}`, 'it'))).toEqual(expected);
});

it('takes the receiver from the run, from the top, or from nowhere', () => {
  const config = configOf(`receiver: {command: node "my server.js", wait: 5s}
runs:
  plain: {events: all}
  own: {events: all, receiver: [npm, start]}
  none: {events: all, receiver: false}`);

  expect(resolveRun(config, 'plain').receiver).toEqual(['node', 'my server.js']);
  expect(textsOf(resolveRun(config, 'plain'))).toEqual({ wait: ['5s'] });
  expect(resolveRun(config, 'own').receiver).toEqual(['npm', 'start']);
  expect(resolveRun(config, 'none').receiver).toEqual([]);
  expect(textsOf(resolveRun(config, 'none'))).toEqual({});
});

it.each([
  ['atempts: 3', 'c.yaml line 1: unknown key "atempts", did you mean "attempts"?'],
  ['runs:\n  a:\n    atempts: 3', 'c.yaml line 3: unknown key "atempts", did you mean "attempts"?'],
  [
    'runs:\n  a:\n    events:\n      - {evnt: all}',
    'c.yaml line 4: unknown key "evnt", did you mean "event"?',
  ],
  ['xyzzy: 3', 'c.yaml line 1: unknown key "xyzzy".'],
  ['- to: 3000', 'c.yaml line 1: the configuration must be a mapping, got a list.'],
  ['to: [1, 2]', 'c.yaml line 1: "to" must be one value, got a list.'],
  ['to:', 'c.yaml line 1: "to" has no value.'],
  ['instant: maybe', 'c.yaml line 1: "instant" must be true or false, got "maybe".'],
  ['header: [[1]]', 'c.yaml line 1: an item of "header" must be text or a number, got a list.'],
  ['set: {data: {a: 1}}', 'c.yaml line 1: "set" must have one value for each key, got a mapping.'],
  ['receiver: {command: "node \\"x"}', 'c.yaml line 1: unclosed quote in the command node "x.'],
  ['receiver: {command: 3, wait: [1]}', 'c.yaml line 1: "wait" must be one value, got a list.'],
  ['runs: {a: {events: [{set: {}}]}}', 'c.yaml line 1: this item has no event.'],
  ['events: {a.b: {description: x}}', 'c.yaml line 1: the event "a.b" has no schema.'],
  ['events: {a.b: {schema: x, versions: [v3]}}', 'c.yaml line 1: a version must be v1 or v2, got "v3".'],
  ['contactAttributes: [a]', 'c.yaml line 1: "contactAttributes" must be text, got a list.'],
])('refuses %j', (text, problem) => {
  expect(() => configOf(text)).toThrow(problem);
});

it('names the nearest run for one that does not exist', () => {
  expect(() => resolve('runs: {smoke: {events: all}}', 'smoek')).toThrow(
    'Unknown run "smoek" in c.yaml. Did you mean "smoke"?',
  );
  expect(() => resolve('runs: {a: {extends: bb}, b: {}}', 'a')).toThrow(/c\.yaml line 1: Unknown run "bb"/);
  expect(() => resolve('to: 3000', 'a')).toThrow('There are no runs in c.yaml.');
});

it('names the runs that extend each other in a circle', () => {
  const text = 'runs:\n  a: {extends: b}\n  b: {extends: c}\n  c: {extends: b}';

  expect(() => resolve(text, 'a')).toThrow(
    'c.yaml line 4: the runs extend each other in a cycle: "b" → "c" → "b". Remove one "extends".',
  );
});

function configOf(text: string): SimulatorConfig {
  return readSimulatorConfig(readYaml(text, 'c.yaml', { columns: false }), '/project/c.yaml', VOCABULARY);
}

function resolve(text: string, name: string): ResolvedRun {
  return resolveRun(configOf(text), name);
}

function textsOf({ settings }: ResolvedRun): Record<string, unknown> {
  const value = (setting: Setting) =>
    setting.kind === 'flag' ? setting.on : setting.texts.map(({ text }) => text);
  return Object.fromEntries([...settings].map(([name, setting]) => [name, value(setting)]));
}
