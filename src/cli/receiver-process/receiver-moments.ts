import {
  type AttemptPosition,
  attemptInWords,
  compareMoments,
  hasCome,
  type Moment,
} from '../../options/value-types/moment.ts';
import type { ReceiverProcess } from './receiver-process.ts';

/** When a receiver is killed and started again in the middle of a run. */
export interface ReceiverMomentsOptions {
  /** Kills the receiver and starts it again. */
  readonly restartAt?: Moment;
  /** Kills the receiver; attempts after it find no one there, until `restartAt` comes. */
  readonly killAt?: Moment;
  readonly narrate: (line: string) => void;
}

/**
 * What is to happen to the receiver before attempts are made: to be awaited before each. Every moment acts once, before
 * the first attempt that is due at it or later, on whatever clock; when both come at once, in the order in which they
 * were meant, and the kill first where that cannot be told. Attempts wait until what has begun is done.
 */
export function receiverMoments(
  receiver: Pick<ReceiverProcess, 'kill' | 'restart'>,
  { restartAt, killAt, narrate }: ReceiverMomentsOptions,
): (attempt: AttemptPosition) => Promise<void> {
  const planned = [
    ...(killAt === undefined
      ? []
      : [{ at: killAt, what: 'the receiver is killed', act: () => receiver.kill() }]),
    ...(restartAt === undefined
      ? []
      : [{ at: restartAt, what: restartWords(killAt), act: () => receiver.restart() }]),
  ].sort((a, b) => compareMoments(a.at, b.at));
  let acting = Promise.resolve();

  return (attempt) => {
    const due = planned.filter(({ at }) => hasCome(at, attempt));
    for (const action of due) {
      planned.splice(planned.indexOf(action), 1);
      acting = acting.then(() => {
        narrate(`${attemptInWords(attempt)}: ${action.what}.`);
        return action.act();
      });
    }
    return acting;
  };
}

function restartWords(killAt: Moment | undefined): string {
  return killAt === undefined ? 'the receiver is killed and started again' : 'the receiver is started again';
}
