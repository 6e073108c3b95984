import type { RequestHandler } from 'express';
import { afterRealMs } from '../../clock/wall-clock.ts';
import { type ApiFault, strikes } from '../../workspace/api-fault.ts';
import { Refusal } from '../refusal.ts';

/** The faults of ClickFunnels' API, which may be changed while it is served. */
export interface ApiFaultBoard {
  /** Those that strike, with how often they will still. */
  list(): readonly ApiFault[];
  /** Puts faults in the place of those that were there. */
  replace(faults: readonly ApiFault[]): void;
  /** The fault of a request; it has struck then. */
  take(request: { readonly method: string; readonly path: string }): ApiFault | undefined;
}

/** Makes an {@link ApiFaultBoard}. Of several faults that fit a request, the first one strikes. */
export function createApiFaultBoard(initial: readonly ApiFault[] = []): ApiFaultBoard {
  let faults = initial;
  return {
    list: () => faults,
    replace: (others) => {
      faults = others;
    },
    take: (request) => {
      const found = faults.find((fault) => strikes(fault, request));
      if (found?.times !== undefined) {
        const { times } = found;
        faults = faults.flatMap((fault) => {
          if (fault !== found) return [fault];
          return times > 1 ? [{ ...fault, times: times - 1 }] : [];
        });
      }
      return found;
    },
  };
}

/** Lets faults strike requests whose token is right. What ClickFunnels says then is assumed. */
export function strikeRequests(board: ApiFaultBoard): RequestHandler {
  return (request, response, next) => {
    const fault = board.take({ method: request.method, path: request.path });
    switch (fault?.kind) {
      case undefined:
        return next();
      case '429':
        throw new Refusal(429, 'Rate limit exceeded', retryAfter(fault.retryAfterMs));
      case '503':
        throw new Refusal(503, 'Service unavailable', retryAfter(fault.retryAfterMs));
      case 'expired-token':
        throw new Refusal(401, 'API key missing or invalid', {
          'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The access token expired"',
        });
      case 'slow': {
        const callOff = afterRealMs(fault.delayMs, next);
        response.once('close', callOff);
        return;
      }
      case 'drop':
        request.socket.destroy();
        return;
      case 'lose-response':
        response.end = () => {
          request.socket.destroy();
          return response;
        };
        return next();
      default:
        return fault satisfies never;
    }
  };
}

function retryAfter(ms: number | undefined): Readonly<Record<string, string>> {
  return ms === undefined ? {} : { 'Retry-After': String(Math.ceil(ms / 1_000)) };
}
