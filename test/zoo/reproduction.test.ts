import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { CHECKS } from '../../src/checks/catalog/registry.ts';
import type { CheckResult } from '../../src/checks/engine/check-report.ts';
import { createSimulator } from '../../src/compose/create-simulator.ts';
import { BROKEN_RECEIVERS } from './members.ts';
import { ZOO_SECRET } from './zoo.ts';
import { listenAs } from './zoo-server.ts';

const run = promisify(execFile);
const HAS_TOOLS = ['sh', 'curl', 'openssl'].every((tool) => spawnSync(tool, ['--help']).error === undefined);

/** The receivers whose bug one request shows, so that a script of curl does; that of others is the check itself. */
const SHOWN_IN_A_SHELL = BROKEN_RECEIVERS.filter(
  ({ red, only }) =>
    only === undefined && CHECKS.some(({ id, reproducedBy }) => red.includes(id) && reproducedBy !== 'check'),
);

it.skipIf(!HAS_TOOLS).concurrent.each(SHOWN_IN_A_SHELL)(
  'writes scripts that show in a shell that $file $bug',
  async (member) => {
    await using server = await listenAs(member);
    await using simulator = createSimulator({ to: server.url, secret: ZOO_SECRET, seed: 11 });
    const { oldSecret, probe } = server;
    const { checks } = await simulator.check({
      only: member.red,
      ...(oldSecret === undefined ? {} : { oldSecret }),
      ...(probe === undefined ? {} : { probe }),
    });

    // A body that is too long to be pasted is sent again by the tool itself.
    const shown = checks.filter(
      ({ id, reproduce }) => member.red.includes(id) && /^curl /m.test(reproduce ?? ''),
    );
    for (const result of shown) {
      expect(result.reproduce).not.toContain(ZOO_SECRET);
      expect(result.reproduce).not.toContain(oldSecret ?? ZOO_SECRET);
      expect(await lastStatus(result, oldSecret), result.id).toBe(result.evidence[0]?.response?.statusCode);
    }
  },
);

/** The status of the last response that the script of a result gets. */
async function lastStatus({ reproduce }: CheckResult, oldSecret: string | undefined): Promise<number> {
  const { stdout } = await run('sh', ['-c', reproduce ?? ''], {
    env: {
      ...process.env,
      CF_WEBHOOK_SIM_SECRET: ZOO_SECRET,
      CF_WEBHOOK_SIM_OLD_SECRET: oldSecret,
    },
  });
  return Number([...stdout.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].at(-1)?.[1]);
}
