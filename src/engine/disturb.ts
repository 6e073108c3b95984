import { type Disturbance, NOTHING_WRONG } from '../delivery/delivery-plan.ts';
import { isSuccess } from '../delivery/outcome.ts';
import { type AttemptResult, NOTHING_ON_PURPOSE, type SendingManner } from '../delivery/sender.ts';
import { createStartingLine, type StartingLine } from '../delivery/starting-line.ts';
import { findMutant, forge } from '../signature/mutants.ts';
import type { WireRequest } from '../wire/wire-request.ts';

/** The request as the disturbance wants it: forged, or as it was. */
export function disturbRequest(
  request: WireRequest,
  { forgedAs }: Disturbance,
  signed: { readonly secret: string; readonly timestamp: number },
): WireRequest {
  return forgedAs === undefined ? request : forge(findMutant(forgedAs).name, request, signed);
}

/** Takes a success for a failure where its answer shall get lost, and lets that happen once less. */
export function loseAcknowledgement(
  result: AttemptResult,
  disturbance: Disturbance,
): { readonly result: AttemptResult; readonly disturbance: Disturbance } {
  const toLose = disturbance.lostAcknowledgements ?? 0;
  if (toLose === 0 || !isSuccess(result.outcome)) return { result, disturbance };
  return {
    result: {
      ...result,
      outcome: {
        kind: 'connection-error',
        errorCode: 'acknowledgement-lost',
        message: `the answer ${result.answer?.statusCode ?? ''} was lost on purpose`,
      },
    },
    disturbance: { ...disturbance, lostAcknowledgements: toLose - 1 },
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
