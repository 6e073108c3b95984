import type { AttemptResult, Sender } from '../../delivery/sender.ts';
import { responseKind } from '../catalog/response-kind.ts';
import { CheckInterruption } from './check-interruption.ts';
import type { RequestBudget } from './request-budget.ts';
import type { Traffic } from './traffic.ts';

/** What a receiver that goes down is met with. */
export interface CrashProofing {
  readonly traffic: Traffic;
  /** What requests that are sent once more are taken out of. */
  readonly budget: RequestBudget;
  /** Starts the receiver again; undefined where that cannot be done. */
  readonly revive: (() => Promise<void>) | undefined;
}

const WHOSE =
  'The receiver went down while several requests were under way, so that it cannot be told which of them was the cause. Let the tool start it (after --), so that it can be started again, or look in its log.';

/** A process that is about to end still accepts connections, and breaks them. */
const MOST_TRIES = 3;

/**
 * Sends so that no request is blamed for another one's crash: where a connection breaks while others are under way, the
 * request is sent once more by itself, and to a receiver that was started again. What is disturbed on purpose is left
 * alone.
 */
export function crashProofSender(sender: Sender, { budget, revive, traffic }: CrashProofing): Sender {
  return {
    send: async (request, signal, manner = {}) => {
      const attempt = () => sender.send(request, signal, manner);
      const isOnPurpose =
        manner.cutAfter !== undefined || manner.onResponse !== undefined || manner.runner !== undefined;
      // One that waits for others at a starting line is part of a crowd, which has entered as one.
      if (manner.runner !== undefined) return await attempt();
      const { result, wasAlone } = await traffic.enter(attempt);
      if (result === null || isOnPurpose) return result;
      const kind = responseKind(result.outcome);
      const isGone = kind === 'unreachable' && revive !== undefined;
      // A process that is about to end breaks connections for a while, even for a request that comes alone.
      const isDoubtful = kind === 'hung-up' && (!wasAlone || revive !== undefined);
      if (!isGone && !isDoubtful) return result;

      return await traffic.enterAlone(async () => {
        let last: AttemptResult = result;
        let isFresh = false;
        for (let tries = 0; tries < MOST_TRIES && budget.take(); tries += 1) {
          const again = await attempt();
          if (again === null) return again;
          const now = responseKind(again.outcome);
          if (now !== 'unreachable') {
            if (now !== 'hung-up' || isFresh) return again;
            last = again;
          } else if (revive === undefined) {
            throw new CheckInterruption(WHOSE);
          } else {
            await revive();
            isFresh = true;
          }
        }
        return last;
      });
    },
    close: () => sender.close(),
  };
}
