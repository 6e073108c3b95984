/** A request that a receiver of this process got, as JSON. */
export interface ReceivedView {
  /** Counts from 1. */
  readonly number: number;
  readonly [member: string]: unknown;
}

/** What has arrived at a receiver of this process. */
export interface ReceivedBoard {
  /** Where it listens. */
  readonly url: string;
  /** The newest requests, oldest first. */
  readonly requests: () => readonly ReceivedView[];
  readonly subscribe: (listener: (request: ReceivedView) => void) => () => void;
}
