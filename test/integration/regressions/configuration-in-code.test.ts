import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runCli } from '../../cli/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'cf-code-'));

afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['syntax.ts', 'export default {\n  to: 3000,,\n}', ' failed in line 2: Unexpected token.'],
  ['throws.ts', '\n\nthrow new Error("no port")', ' failed in line 3: no port.'],
  ['throws.mjs', '\n\nthrow new Error("no port")', ' failed in line 3: no port.'],
  [
    'import.ts',
    'import "no-such-package"\nexport default {}',
    "Cannot find module 'no-such-package'.\nInstall the package",
  ],
])('an error of %s says where and why', async (name, text, message) => {
  const { exitCode, stderr } = await eventsWith(name, text);

  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
});

it.each(['mistake.mjs', 'mistake.ts'])(
  'wrong syntax in %s is not quoted: it may be another file',
  async (name) => {
    const { stderr } = await eventsWith(name, 'PRIVATE sesame4711 line\n');

    expect(stderr).toMatch(
      new RegExp(`Running the configuration file \\S*${name.replace('.', '\\.')} failed`),
    );
    expect(stderr).not.toMatch(/PRIVATE|sesame4711/);
  },
);

it('a configuration that never comes to an end is no success', async () => {
  const file = join(folder, 'endless.mjs');
  writeFileSync(file, 'await new Promise(() => {});\nexport default {};\n');

  const { code, stderr } = await new Promise<{ readonly code: unknown; readonly stderr: string }>(
    (resolve) => {
      execFile(process.execPath, ['dist/cli/bin.cjs', 'events', '--config', file], (error, _, text) =>
        resolve({ code: error?.code, stderr: text }),
      );
    },
  );

  expect(code).toBe(2);
  expect(stderr).toContain('it waits for something that never happens');
});

async function eventsWith(name: string, text: string) {
  const file = join(folder, name);
  writeFileSync(file, text);
  return await runCli(['events', '--config', file]);
}
