import type { HeaderLine } from '../../wire/wire-request.ts';

/** A request that something else captured, as far as it says what came. */
export interface CapturedRequest {
  readonly headers: readonly HeaderLine[];
  readonly body: Uint8Array;
  /** Milliseconds since the epoch. */
  readonly receivedAt?: number;
  /** What the receiver responded; 0 where it gave no response. */
  readonly statusCode?: number;
  /** `api`: an event of ClickFunnels' API, with an envelope put around it. */
  readonly source?: 'api';
}

/** The value of a header, whatever its letter case. */
export function headerOf(headers: readonly HeaderLine[], name: string): string | undefined {
  return headers.find(([own]) => own.toLowerCase() === name)?.[1];
}
