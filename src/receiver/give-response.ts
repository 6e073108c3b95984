import type { ServerResponse } from 'node:http';
import { afterRealMs } from '../clock/wall-clock.ts';
import type { ScriptedResponse } from '../options/value-types/receiver-script.ts';
import type { GivenResponse } from './received-request.ts';

/** Status codes whose responses have no body. */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Gives a response when it is due: a status code with a small JSON body, silence, or a reset connection.
 *
 * @param settled Called once, just before the response leaves, with what really happens: the connection may end first.
 */
export function giveResponse(
  response: ServerResponse,
  scripted: ScriptedResponse,
  settled: (given: GivenResponse) => void,
): void {
  switch (scripted.kind) {
    case 'hang':
      settled(scripted);
      return;
    case 'reset':
      settled(scripted);
      if (response.socket === null) response.destroy();
      else response.socket.resetAndDestroy();
      return;
    case 'status':
      whenDue(response, scripted.delayMs, (inTime) => {
        settled(inTime ? scripted : { kind: 'no-response' });
        if (inTime) respondJson(response, scripted.statusCode, { received: true });
      });
      return;
    default:
      scripted satisfies never;
  }
}

/** Responses at once with a status code and a JSON body, left out where the status code has none. */
export function respondJson(
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
