import { type Disturbance, NOTHING_WRONG } from '../delivery/disturbance.ts';
import { isSuccess } from '../delivery/outcome.ts';
import { type AttemptResult, NOTHING_ON_PURPOSE, type SendingManner } from '../delivery/sender.ts';
import { createStartingLine, type StartingLine } from '../delivery/starting-line.ts';
import { findMutant, forge } from '../signature/mutants.ts';
import type { HeaderLine, WireRequest } from '../wire/wire-request.ts';

/** The request as the disturbance wants it: forged, chunked, or as it was. */
export function disturbRequest(
  request: WireRequest,
  { forgedAs, chunked = false }: Disturbance,
  signed: { readonly secret: string; readonly timestamp: number },
): WireRequest {
  const sent = forgedAs === undefined ? request : forge(findMutant(forgedAs).name, request, signed);
  return chunked ? { ...sent, headers: sent.headers.map(chunkedLine) } : sent;
}

function chunkedLine(line: HeaderLine): HeaderLine {
  return line[0].toLowerCase() === 'content-length' ? ['Transfer-Encoding', 'chunked'] : line;
}

/** Takes a success for a failure where its response shall get lost, and lets that happen once less. */
export function loseAcknowledgement(
  result: AttemptResult,
  disturbance: Disturbance,
): { readonly result: AttemptResult; readonly disturbance: Disturbance } {
  const toLose = disturbance.loseAck ?? 0;
  if (toLose === 0 || !isSuccess(result.outcome)) return { result, disturbance };
  return {
    result: {
      ...result,
      outcome: {
        kind: 'connection-error',
        errorCode: 'acknowledgement-lost',
        message: `the response ${result.response?.statusCode ?? ''} was lost on purpose`,
      },
    },
    disturbance: { ...disturbance, loseAck: toLose - 1 },
  };
}

/** The manners of the attempts of one run; the copies of a race share a starting line. */
export interface Manners {
  /** What is done on purpose while an attempt is sent; most of it only at the first one. */
  of(disturbance: Disturbance, attemptNumber: number): SendingManner;
}

/** Makes {@link Manners}. */
export function createManners(): Manners {
  let current: { readonly group: string; readonly line: StartingLine } | undefined;
  const lineOf = ({ group, copies }: NonNullable<Disturbance['race']>) => {
    // The copies of an event stand next to each other in the plan, so one line is open at a time.
    if (current?.group !== group) current = { group, line: createStartingLine(copies) };
    return current.line;
  };

  return {
    of: (disturbance, attemptNumber) => {
      if (disturbance === NOTHING_WRONG) return NOTHING_ON_PURPOSE;
      const { bodyBytesPerSecond, cutAfter, race } = disturbance;
      return {
        ...(bodyBytesPerSecond === undefined ? {} : { bodyBytesPerSecond }),
        ...(attemptNumber === 1 && cutAfter !== undefined ? { cutAfter } : {}),
        ...(attemptNumber === 1 && race !== undefined ? { runner: lineOf(race).enter() } : {}),
      };
    },
  };
}
