import { createStartingLine } from '../../delivery/starting-line.ts';
import { responseKind } from '../catalog/response-kind.ts';
import type { Exchange } from '../evidence/exchange.ts';
import type { CheckEnvironment } from './check-environment.ts';
import { attemptVariation, goneAway } from './send-variation.ts';
import type { Variation } from './variation.ts';

/**
 * Sends requests all at once, each but for its last byte, and then the last bytes together. A receiver that is down by
 * then is started again where that can be done.
 *
 * @throws CheckInterruption when the budget is used up, the run is stopped or the receiver is not there.
 */
export async function sendCrowd(
  variations: readonly Variation[],
  environment: CheckEnvironment,
): Promise<readonly Exchange[]> {
  const { revive, traffic } = environment;
  const { result } = await traffic.enter(async () => {
    const crowd = await race(variations, environment);
    if (revive === undefined || !crowd.every(isUnreachable)) return crowd;
    await revive();
    return await race(variations, environment);
  });
  const missed = result.find(isUnreachable);
  if (missed !== undefined) throw goneAway(missed.result.outcome);
  return result;
}

async function race(
  variations: readonly Variation[],
  environment: CheckEnvironment,
): Promise<readonly Exchange[]> {
  const line = createStartingLine(variations.length);
  const runners = variations.map((variation) => ({ variation, runner: line.enter() }));
  const settled = await Promise.allSettled(
    runners.map(({ variation, runner }) => attemptVariation(variation, environment, { runner })),
  );
  const failure = settled.find((one) => one.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
  return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

function isUnreachable({ result }: Exchange): boolean {
  return responseKind(result.outcome) === 'unreachable';
}
