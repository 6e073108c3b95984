import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CONFIG_VOCABULARY } from '../../src/cli/parse/config-vocabulary.ts';
import { folderWith } from '../unit/config/temp-folder.ts';
import { runCli } from './run-cli.ts';

const SCHEMA_FILE = new URL('../../schemas/config.schema.json', import.meta.url);
const CONFIGURABLE = Object.keys(CONFIG_VOCABULARY.options);
const CONFIG = `to: http://ada:hush@localhost:3000/hooks
secret: the-secret-itself
header: {Authorization: Bearer the-token, X-Tenant: 7}
runs:
  smoke: {events: [order.created], attempts: 3}
receiver: {command: node server.js}
`;

it('tells what every option is set to, and where that comes from', async () => {
  const { exitCode, stdout } = await config('config smoke --count 5', { CF_WEBHOOK_SIM_TIMEOUT: '3s' });
  const rows = stdout
    .split('\n')
    .map((line) => line.split(/ {2,}/).map((cell) => cell.replace(/\S*c\.yaml/, 'c.yaml')));

  expect(exitCode).toBe(0);
  expect(rows).toContainEqual(['run "smoke" sends order.created']);
  expect(rows).toContainEqual(['receiver: node server.js']);
  expect(rows).toContainEqual(['attempts', '3', 'c.yaml:5']);
  expect(rows).toContainEqual(['count', '5', '--count']);
  expect(rows).toContainEqual(['timeout', '3s', 'CF_WEBHOOK_SIM_TIMEOUT']);
  expect(rows).toContainEqual(['wire', 'documented', 'default']);
  expect(rows).toContainEqual(['instant', 'off', 'default']);
});

it('masks secrets in every form', async () => {
  const text = await config('config');
  const json = await config('config --json');

  for (const output of [text.stdout, json.stdout]) {
    expect(output).not.toMatch(/the-secret-itself|the-token|hush/);
    expect(output).toContain('Authorization: ***');
    expect(output).toContain('X-Tenant: 7');
    expect(output).toContain('http://***@localhost:3000/hooks');
  }
});

it('prints the same as JSON', async () => {
  const { stdout } = await config('config smoke --json');
  const shown = JSON.parse(stdout);

  expect(shown).toMatchObject({
    version: 1,
    run: 'smoke',
    events: ['order.created'],
    receiver: ['node', 'server.js'],
  });
  expect(Object.keys(shown.options)).toEqual(CONFIGURABLE.filter((name) => name !== 'json'));
  expect(shown.options.attempts).toMatchObject({ value: '3', from: 'config' });
  expect(shown.options.wire).toEqual({
    value: null,
    default: 'documented',
    from: 'default',
    source: 'default',
  });
});

it('works without a configuration file', async () => {
  const { exitCode, stdout, stderr } = await runCli('config --config none');

  expect(exitCode).toBe(0);
  expect(stderr).toBe('No configuration file.\n');
  expect(stdout).toContain('attempts');
});

it('publishes the schema of configuration files as it follows from the options of send and check', async () => {
  const { stdout } = await runCli('config --schema --config none');

  const renewed = 'renew it: cf-webhook-sim config --schema --config none > schemas/config.schema.json';
  expect(readFileSync(SCHEMA_FILE, 'utf8'), renewed).toBe(stdout);
});

it('has a key for every option of send, replay and check, at the top and in a run, and for nothing else', () => {
  const schema = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'));
  const others = [
    '$schema',
    'events',
    'journeys',
    'journey',
    'parameters',
    'runs',
    'receiver',
    'contactAttributes',
    'formFields',
    'description',
    'extends',
    'check',
    'serve',
  ];
  const keys = (properties: object) => Object.keys(properties).filter((name) => !others.includes(name));

  expect(keys(schema.properties)).toEqual(CONFIGURABLE);
  expect(keys(schema.$defs.run.properties)).toEqual(CONFIGURABLE);
  expect(Object.keys(schema.$defs.serve.properties)).toEqual(Object.keys(CONFIG_VOCABULARY.serveOptions));
  expect(schema.$defs['option-failed'].description).toBe('replay: only deliveries that failed');
});

async function config(commandLine: string, environment: Readonly<Record<string, string>> = {}) {
  const folder = folderWith({ 'c.yaml': CONFIG });
  return await runCli([...commandLine.split(' '), '--config', join(folder, 'c.yaml')], { environment });
}
