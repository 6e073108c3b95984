/**
 * Ends a check that waited for work that others are still waiting for, too. Never leaves the runner, which reports the check
 * as not evaluated.
 */
export class FellBehind extends Error {
  override readonly name = 'FellBehind';

  constructor() {
    super(FELL_BEHIND);
  }
}

/** Why a check cannot say that nothing more comes. */
export const FELL_BEHIND =
  'The receiver fell behind with its work, so more changes may follow. Raise --settle, or check it on a less busy machine.';
