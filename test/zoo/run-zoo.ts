import type { CheckReport } from '../../src/checks/engine/check-report.ts';
import type { CheckOptions } from '../../src/compose/check-options.ts';
import { createSimulator } from '../../src/compose/create-simulator.ts';
import { ZOO_SECRET, type ZooMember } from './zoo.ts';

/** Carries out every check on a receiver of the zoo, in the same process. */
export async function checkMember(
  member: ZooMember,
  seed: number,
  only?: readonly string[],
  watching: Pick<CheckOptions, 'onResult' | 'signal'> = {},
): Promise<CheckReport> {
  const {
    close,
    oldSecret,
    processControl,
    probe,
    settleMs = 0,
    // A correct receiver always responds, if not soon on a busy machine.
    timeoutMs = member.red.length === 0 ? 120_000 : undefined,
    to,
  } = await member.create(ZOO_SECRET);
  await using simulator = createSimulator({ to, secret: ZOO_SECRET, seed });
  try {
    return await simulator.check({
      ...watching,
      settleMs,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(only === undefined ? {} : { only }),
      ...(oldSecret === undefined ? {} : { oldSecret }),
      ...(probe === undefined ? {} : { probe }),
      ...(processControl === undefined ? {} : { processControl }),
    });
  } finally {
    await close?.();
  }
}

/** The checks that found something: fail, warn or info. */
export function redIds({ checks }: CheckReport): string[] {
  return checks.filter(({ verdict }) => ['fail', 'warn', 'info'].includes(verdict)).map(({ id }) => id);
}
