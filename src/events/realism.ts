/** How tidy payloads are: `real` leaves blank what real ones do, `tidy` fills everything in. */
export type Realism = 'real' | 'tidy';

/** Every {@link Realism}. */
export const REALISMS: readonly Realism[] = ['real', 'tidy'];

/**
 * When a payload is read: as the `event` happens, or `late`, when the job that sends it runs. In captures
 * `data.updated_at` is up to 14 s after the event (observed).
 */
export type SnapshotMoment = 'event' | 'late';

/** Every {@link SnapshotMoment}. */
export const SNAPSHOT_MOMENTS: readonly SnapshotMoment[] = ['event', 'late'];
