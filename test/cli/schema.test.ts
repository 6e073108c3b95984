import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { EVENT_CATALOG } from '../../src/events/catalog.ts';
import { runCli } from './run-cli.ts';

function compile(schema: string) {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(schema) as object);
}

it.each(EVENT_CATALOG.map(({ name }) => name))(
  'prints a schema of %s that fits its preview',
  async (name) => {
    const schema = await runCli(`schema ${name}`);
    const body = await runCli(`preview ${name} --seed 7 --raw`);

    const validate = compile(schema.stdout);

    expect(schema.exitCode).toBe(0);
    expect(validate(JSON.parse(body.stdout)), JSON.stringify(validate.errors)).toBe(true);
  },
);

it.each(['--wire observed', '--api-version v1', '--api-version 2'])(
  'fits the preview with %s',
  async (option) => {
    const schema = await runCli(`schema order.created ${option}`);
    const body = await runCli(`preview order.created --seed 7 --raw ${option}`);

    const validate = compile(schema.stdout);

    expect(validate(JSON.parse(body.stdout)), JSON.stringify(validate.errors)).toBe(true);
  },
);

it('prints the schema of data alone', async () => {
  const schema = await runCli('schema contact.created --data-only');
  const body = await runCli('preview contact.created --seed 7 --raw');

  const validate = compile(schema.stdout);

  expect(validate((JSON.parse(body.stdout) as { data: unknown }).data)).toBe(true);
  expect(JSON.parse(schema.stdout)).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    properties: { email_address: {} },
  });
});

it('leaves out what only this package understands', async () => {
  const { stdout } = await runCli('schema order.created');

  expect(stdout).not.toMatch(/"(\$id|\$ref|faker|x-usually)":/);
  expect(stdout.match(/"\$schema"/g)).toHaveLength(1);
  expect(stdout).not.toContain('"format": "public-id"');
  expect(stdout).toContain('Form: a public id of 5 to 8 letters.');
});

it('says that a V1 payload is assumed', async () => {
  const assumed = await runCli('schema order.created --api-version v1');
  const observed = await runCli('schema form/submission.created --api-version v1');

  expect(assumed.stderr).toContain('The V1 payload of order.created is assumed');
  expect(observed.stderr).toBe('');
});

it('refuses a name that does not exist, suggesting the nearest', async () => {
  const { exitCode, stderr } = await runCli('schema subscription.cancelled');

  expect(exitCode).toBe(2);
  expect(stderr).toContain('Did you mean "subscription.canceled"');
});
