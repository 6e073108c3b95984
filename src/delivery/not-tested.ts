/** What is said of a receiver that no request has reached, instead of a verdict about it. */
export const NOT_TESTED = 'Could not connect to the receiver, so it was not tested.';

/** Whether anything can be said of a receiver: a request has reached it, or none was made. */
export function wasReached({
  attempts,
  reachedReceiver,
}: {
  readonly attempts: number;
  readonly reachedReceiver: boolean;
}): boolean {
  return attempts === 0 || reachedReceiver;
}
