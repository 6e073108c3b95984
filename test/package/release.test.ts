import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildPackage, PACKAGE_ROOT } from './built-package.ts';

it('refuses to release a version whose tag, changelog or repository says otherwise', async () => {
  const { exitCode, stdout } = await execa('node', ['.build/release/run.mjs', 'check', 'v99.0.0'], {
    cwd: PACKAGE_ROOT,
    reject: false,
  });

  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/The tag is v99\.0\.0, package\.json has \S+: expected v\S+\./);
  expect(stdout).toMatch(/^Not ready to be released\.$/m);
});

it('takes the newest section of the changelog as the notes of a release', async () => {
  const { version } = JSON.parse(await text('package.json'));
  const changelog = `# Changelog\n\n## [${version}] - 2026-01-02\n\n- New.\n\n## [0.0.1] - 2025-01-02\n\n- Old.\n`;

  expect(await call('notes', 'newestSection', changelog)).toEqual({
    version,
    date: '2026-01-02',
    text: '- New.',
  });
});

it('lists each bundled package in the bill of materials, and no other', async () => {
  await buildPackage();
  const licenses = await text('dist/THIRD-PARTY-LICENSES');
  const bundled = Array.from(
    licenses.matchAll(/^─+\n(\S+) (\S+) \(/gm),
    ([, name, version]) => `${name}@${version}`,
  );

  const { components, bomFormat } = await call('sbom', 'billOfMaterials');

  expect(bomFormat).toBe('CycloneDX');
  expect(new Set(components.map((component: { 'bom-ref': string }) => component['bom-ref']))).toEqual(
    new Set(bundled),
  );
  expect(JSON.stringify(components)).not.toContain('cdx:npm:package:development');
});

it('makes the image of files of the repository, and runs it without rights', async () => {
  const instructions: readonly { name: string; value: string }[] = await call('image', 'instructionsOf');
  const copied = instructions
    .filter(({ name, value }) => name === 'COPY' && !value.startsWith('--from='))
    .flatMap(({ value }) => value.split(' ').slice(0, -1));

  expect(copied.length).toBeGreaterThan(0);
  for (const path of copied) expect(existsSync(join(PACKAGE_ROOT, path)), path).toBe(true);
  expect(instructions.findLast(({ name }) => name === 'USER')?.value).toMatch(/^[1-9]\d*$/);
  expect(instructions.at(-2)).toEqual({ name: 'ENTRYPOINT', value: '["node", "/app/dist/cli/bin.cjs"]' });
});

it('publishes on npm only what has passed everything else', async () => {
  const { jobs } = parse(await text('.github/workflows/release.yml'));
  const before = new Set<string>();
  const follow = (name: string) => {
    for (const needed of [jobs[name].needs ?? []].flat()) {
      before.add(needed);
      follow(needed);
    }
  };

  follow('npm');

  expect(before).toEqual(new Set(Object.keys(jobs).filter((name) => name !== 'npm' && name !== 'github')));
  expect(jobs.npm.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
  expect(jobs.ready.steps.map(({ run }: { run?: string }) => run)).toContain(
    'npm run release:check -- "$GITHUB_REF_NAME"',
  );
});

async function text(path: string): Promise<string> {
  return await readFile(join(PACKAGE_ROOT, path), 'utf8');
}

/** What a function of `.build/release` gives, which is plain JavaScript without types. */
async function call(module: string, name: string, ...parameters: readonly string[]) {
  const code = `import { ${name} } from './.build/release/${module}.mjs';
    console.log(JSON.stringify(await ${name}(...${JSON.stringify(parameters)})));`;
  const { stdout } = await execa('node', ['--input-type=module', '-e', code], {
    cwd: PACKAGE_ROOT,
    stripFinalNewline: true,
  });
  return JSON.parse(stdout);
}
