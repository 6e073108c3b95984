import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BUILT_BIN, buildPackage, PACKAGE_ROOT } from './built-package.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'code-files-'));
  await buildPackage();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it.each([
  ['js', 'export default { seed: "from-a-file" };'],
  ['ts', 'const seed: string = "from-a-file"; export default { seed };'],
])('takes a configuration in .%s, at the first run and with what that kept', async (ending, code) => {
  const file = join(folder, `config.${ending}`);
  await writeFile(file, code);

  const first = await preview(file);
  const second = await preview(file);

  expect(first).toBe(second);
  expect(JSON.parse(first)).toHaveProperty('event_type', 'order.created');
});

it('tells a journey in TypeScript from the library', async () => {
  const journey = join(folder, 'journey.ts');
  await writeFile(
    journey,
    `const name: string = 'one-contact';
     export default { name, about: 'A contact.', steps: [{ create: 'reader', contact: {} }] };`,
  );
  const script = `
    import { createSimulator, fetchTarget } from ${JSON.stringify(`${PACKAGE_ROOT}/dist/index.js`)};
    const simulator = createSimulator({ to: fetchTarget(() => new Response()) });
    console.log((await simulator.run(${JSON.stringify(journey)})).verdict);
    await simulator.close();`;

  const { stdout, stderr } = await execa('node', ['--input-type=module', '-e', script], { reject: false });

  expect(stderr).toBe('');
  expect(stdout).toBe('passed');
});

/** The body that the command makes with a configuration. */
async function preview(config: string): Promise<string> {
  const env = { NODE_V8_COVERAGE: '', TMPDIR: folder, TEMP: folder };
  const words = ['preview', 'order.created', '--now', '2026-03-04T09:15:00Z', '--config', config];
  const { stdout } = await execa('node', [BUILT_BIN, ...words], { env });
  return stdout;
}
