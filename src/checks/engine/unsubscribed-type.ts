/**
 * Ends a check that would send an event that the endpoint is not subscribed to. Never leaves the runner, which reports the
 * check as not evaluated.
 */
export class UnsubscribedType extends Error {
  override readonly name = 'UnsubscribedType';

  /** @param eventType What would have been sent. */
  constructor(eventType: string) {
    super(`The endpoint is not subscribed to ${eventType}, so it never gets such events.`);
  }
}
