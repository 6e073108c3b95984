/**
 * The time that a user's program goes by, in milliseconds since the epoch, also where a test runner has set it. For what
 * is called by such programs; everything else goes by a `Clock`.
 */
export function ambientTimeMs(): number {
  return Date.now();
}
