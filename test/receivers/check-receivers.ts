import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import getPort from 'get-port';
import { expect, it } from 'vitest';
import type { CheckReport } from '../../src/checks/engine/check-report.ts';
import { STACKS } from '../../src/stacks/stacks.ts';
import { runCli } from '../cli/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { PYTHON } from './python.ts';
import { fillFolder, missing, runIn } from './receiver-folder.ts';
import type { SetUp, VectorTest } from './set-up.ts';

const STATE_SERVER = fileURLToPath(new URL('hosts/state.py', import.meta.url));
const SECRET = 'the secret of the receivers to paste';

/** Tests of receivers to paste: that no check finds a broken MUST, and that a duplicate changes nothing. */
export function checkReceivers(setUps: readonly SetUp[]): void {
  it.for(setUps)('has a receiver for $stack that breaks no MUST', async (setUp, { skip }) => {
    const reason = await missing(setUp.needs);
    if (reason !== undefined) skip(reason);
    const folder = temporaryFolder();
    fillFolder(folder, STACKS[setUp.stack].receiver?.files ?? [], setUp.hosts);
    for (const command of setUp.prepare ?? []) {
      const { exitCode, output } = await runIn(folder, command, setUp.environment);
      expect(exitCode, output).toBe(0);
    }
    await using state = await serveState(folder, setUp);

    const report = await checkIn(folder, setUp, state?.url);

    const bad = report.checks.filter(({ verdict }) => !['pass', 'not-evaluated'].includes(verdict));
    const unexpected = bad.filter(({ id }) => !(setUp.mayWarn ?? []).includes(id));
    expect(unexpected.map(({ id, observed }) => `${id}: ${observed}`)).toEqual([]);
    expect(report.verdict).toBe('passed');
    const once = report.checks.filter(({ id }) => ['IDEM-01b', 'IDEM-02d', 'IDEM-06b'].includes(id));
    if (state !== undefined) expect(once.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass']);
  });
}

/** A test of a language's signature verification against `vectors`. */
export function checkVectors({ environment, files, needs, run }: VectorTest): void {
  it('verifies signatures as the vectors say', async ({ skip }) => {
    const reason = await missing(needs);
    if (reason !== undefined) skip(reason);
    const folder = temporaryFolder();
    fillFolder(folder, [...files, '../signature-vectors.json'], {});
    const vectors = readFileSync(join(folder, 'signature-vectors.json'), 'utf8');
    const { stdout } = await runCli('vectors');
    expect(stdout).toBe(vectors);

    const { exitCode, output } = await runIn(folder, ['sh', '-c', 'mv signature-vectors.json vectors.json']);
    expect(exitCode, output).toBe(0);
    const test = await runIn(folder, run, environment);

    expect(test.exitCode, test.output).toBe(0);
  });
}

/** Checks the receiver in a folder from a shell that starts there. */
async function checkIn(folder: string, setUp: SetUp, stateUrl: string | undefined): Promise<CheckReport> {
  const port = await getPort();
  const [file = '', ...words] = setUp.start(port);
  const { stdout, stderr } = await runCli(
    [
      ...['check', `http://localhost:${port}/webhooks`, '--secret', SECRET, '--seed', '7', '--json'],
      ...['--config', 'none', '--wait', '2m', '--timeout', '2m'],
      ...(stateUrl === undefined ? [] : ['--probe-url', `${stateUrl}/{subject_id}`]),
      ...['--', 'sh', '-c', 'cd "$0" && exec "$@"', folder, file, ...words],
    ],
    {
      environment: {
        ...textVariables(process.env),
        ...setUp.environment,
        WEBHOOK_SECRET: SECRET,
        PORT: String(port),
      },
    },
  );
  expect(stdout, stderr).toContain('"verdict"');
  return JSON.parse(stdout);
}

/** Serves what a receiver has stored; undefined where there is no Python for it. */
async function serveState(folder: string, { stores = ['webhooks.db', 'webhook_events'] }: SetUp) {
  if ((await missing([PYTHON, '-c', 'import sqlite3'])) !== undefined) return undefined;
  const [database, table] = stores;
  const server = spawn(PYTHON, [STATE_SERVER, join(folder, database), table], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await once(createInterface(server.stdout), 'line');
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      const exited = once(server, 'exit');
      server.kill();
      await exited;
    },
  };
}

function textVariables(environment: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(environment);
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
