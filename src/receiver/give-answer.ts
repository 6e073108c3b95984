import type { ServerResponse } from 'node:http';
import { afterRealMs } from '../clock/wall-clock.ts';
import type { ScriptedAnswer } from '../options/value-types/receiver-script.ts';
import type { ReceivedAnswer } from './received-request.ts';

/** Status codes whose answers have no body. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Gives an answer when it is due: a status code with a small JSON body, silence, or a reset connection.
 *
 * @param settled Called once, just before the answer leaves, with what really happens: the connection may end first.
 */
export function giveAnswer(
  response: ServerResponse,
  answer: ScriptedAnswer,
  settled: (given: ReceivedAnswer) => void,
): void {
  switch (answer.kind) {
    case 'hang':
      settled(answer);
      return;
    case 'reset':
      settled(answer);
      if (response.socket === null) response.destroy();
      else response.socket.resetAndDestroy();
      return;
    case 'status':
      whenDue(response, answer.delayMs, (inTime) => {
        settled(inTime ? answer : { kind: 'unanswered' });
        if (inTime) answerJson(response, answer.statusCode, { received: true });
      });
      return;
    default:
      answer satisfies never;
  }
}

/** Answers at once with a status code and a JSON body, left out where the status code has none. */
export function answerJson(
  response: ServerResponse,
  statusCode: number,
  body: Readonly<Record<string, unknown>>,
): void {
  response.statusCode = statusCode;
  if (WITHOUT_BODY.has(statusCode)) {
    response.end();
    return;
  }
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

/** Calls back once: with true after real milliseconds, or with false as soon as the connection has ended. */
function whenDue(response: ServerResponse, delayMs: number, callback: (inTime: boolean) => void): void {
  if (delayMs === 0 || response.destroyed) {
    callback(!response.destroyed);
    return;
  }
  const gone = () => {
    callOff();
    callback(false);
  };
  const callOff = afterRealMs(delayMs, () => {
    response.off('close', gone);
    callback(true);
  });
  response.once('close', gone);
}
