import type { CutPoint, Disturbance } from './disturbance.ts';

/** How the line about an invalid signature begins, so that a report can tell a forgery by its faults. */
const FORGED = 'forged';

type Whole = Required<Disturbance>;

/** What each member does, in words; nothing where it changes nothing. */
const EXPLANATIONS: { readonly [Name in keyof Whole]: (value: Whole[Name]) => string } = {
  status: (status) => `counts as a ${status} response, not sent`,
  failAs: (failure) => `counts as a ${failure === 'timeout' ? 'timeout' : 'connection reset'}, not sent`,
  loseAck: (count) =>
    count === 0
      ? ''
      : `acknowledgement lost: the first ${count === 1 ? 'success response counts as a failure' : `${count} success responses count as failures`}`,
  cutAfter: (point) => `first attempt cut off after ${cutPlace(point)}`,
  bodyBytesPerSecond: (rate) => `body sent at ${rate} bytes per second`,
  chunked: (isChunked) => (isChunked ? 'body sent in chunks, without a length' : ''),
  forgedAs: (mutant) => `${FORGED} (${mutant})`,
  dropped: (isDropped) => (isDropped ? 'dropped: never sent' : ''),
  race: ({ copies }) => `${copies} copies released together`,
  lateByMs: (lateByMs) => (lateByMs === 0 ? '' : `every attempt ${lateByMs} ms late`),
  holdBack: (isHeld) => (isHeld ? 'attempts held back' : ''),
};

/**
 * Explains what a disturbance does, in one line: `acknowledgement lost: …; body sent at 500 bytes per second`. Empty
 * where nothing goes wrong.
 */
export function explainDisturbance(disturbance: Disturbance): string {
  return (Object.keys(EXPLANATIONS) as (keyof Disturbance)[])
    .map((name) => explainMember(name, disturbance))
    .filter((line) => line !== '')
    .join('; ');
}

/** Whether the faults of a delivery, as reports list them, make it a forgery, which a receiver is right to reject. */
export function isForgery(faults: readonly string[]): boolean {
  return faults.some((fault) => fault.startsWith(`${FORGED} (`));
}

function explainMember<Name extends keyof Whole>(name: Name, disturbance: Partial<Whole>): string {
  const value: Whole[Name] | undefined = disturbance[name];
  return value === undefined ? '' : EXPLANATIONS[name](value);
}

function cutPlace(point: CutPoint): string {
  return typeof point === 'number' ? `${point} bytes of the body` : `the ${point}`;
}
