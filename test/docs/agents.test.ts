import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import getPort from 'get-port';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AGENTS } from '../../src/cli/help/topics/agents.ts';
import { TOOLS } from '../../src/cli/mcp/tools.ts';
import { SUCCESS_STATUS_CODES } from '../../src/delivery/outcome.ts';
import { SIGNATURE_TOLERANCE_SECONDS } from '../../src/signature/verify.ts';
import { PACKAGE_ROOT } from '../package/built-package.ts';
import { createShell, receiverScript, type Shell } from './shell.ts';

const FOLDER = join(PACKAGE_ROOT, 'fixtures', 'agents');
const OVERVIEW = await readFile(join(FOLDER, 'llms.txt'), 'utf8');
const SKILL = await readFile(join(FOLDER, 'cf-webhook-sim', 'SKILL.md'), 'utf8');
const [, SKILL_COMMANDS = ''] = /```sh\n([^`]+)```/.exec(SKILL) ?? [];

let shell: Shell;

beforeAll(async () => {
  shell = await createShell();
});

afterAll(() => shell[Symbol.asyncDispose]());

it('names every tool in the help', () => {
  for (const { name } of TOOLS) expect(AGENTS.text).toMatch(new RegExp(`\\b${name}\\b`));
});

it('links from llms.txt to files of the package', async () => {
  const links = [...OVERVIEW.matchAll(/\]\(([^)#]+)/g)].map(([, link = '']) => link);

  expect(links.length).toBeGreaterThan(3);
  for (const link of links) await expect(access(join(FOLDER, link)), link).resolves.toBeUndefined();
});

it('states to agents what counts as success, and how old a timestamp may be', () => {
  const codes = [...SUCCESS_STATUS_CODES];

  expect(OVERVIEW).toContain(`exactly ${codes.slice(0, -1).join(', ')} or ${codes.at(-1)}.`);
  for (const text of [OVERVIEW, SKILL])
    expect(text).toContain(`more than ${SIGNATURE_TOLERANCE_SECONDS} s away`);
});

it('is a skill with a name and a description', () => {
  expect(SKILL).toMatch(/^---\nname: cf-webhook-sim\ndescription: .{50,400}\n---\n/);
});

it.each(
  SKILL_COMMANDS.trim()
    .split('\n')
    .map((command) => ({ command })),
)(
  'shows a command that works: $command',
  async ({ command }) => {
    const port = await getPort();
    const workplace = await shell.makeWorkplace({ 'server.js': receiverScript(port, 204) });

    const { exitCode, output } = await shell.run(command.replace('3000', String(port)), workplace);

    // Its receiver verifies nothing.
    expect(exitCode, output).toBe(command.includes(' check ') ? 1 : 0);
  },
  240_000,
);
