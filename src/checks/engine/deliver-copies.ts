import { isSuccess } from '../../delivery/outcome.ts';
import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import type { Exchange } from '../evidence/exchange.ts';
import type { CheckContext } from './check-context.ts';

/** What came of copies of one delivery that arrived at the same moment. */
export interface Race {
  /** The responses to the copies that were sent together. */
  readonly copies: readonly Exchange[];
  /** The retry, as ClickFunnels would make it where a copy was refused; undefined where none was. */
  readonly retry: Exchange | undefined;
}

/** Sends copies of one delivery together, and a retry where one of them was not taken. */
export async function raceCopies(context: CheckContext, event: OutgoingEvent, copies: number): Promise<Race> {
  const about = (number: number) => `copy ${number} of ${copies} at once`;
  const responses = await context.sendTogether(
    Array.from({ length: copies }, (_, index) => ({ about: about(index + 1), event })),
  );
  if (responses.every(({ result }) => isSuccess(result.outcome)))
    return { copies: responses, retry: undefined };
  return { copies: responses, retry: await context.send({ about: 'the retry of a rejected copy', event }) };
}
