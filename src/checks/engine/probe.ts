import type { SubjectId } from '../../events/subject-id.ts';
import type { JsonValue } from '../../internal/json.ts';

/** Of what the state is asked. */
export interface ProbeQuestion {
  readonly eventId: string;
  readonly eventType: string;
  readonly subjectId: SubjectId | null;
}

/** One thing that the receiver did to the outside: a request to the harness's collector, an email. */
export interface Effect {
  /** What tells effects apart that must happen once: what the receiver posted as `key`, or recipient and subject. */
  readonly key: string;
  readonly kind: string;
  /** All that it said, by which it is told whose it is and what is in it. */
  readonly body?: string;
  /** By what a downstream API recognizes that it was done before; repeating it does nothing. */
  readonly once?: string;
}

/** The port through which checks see what the receiver did. Each of its members may be missing. */
export interface Probe {
  /** In a few words for reports: `GET http://localhost:3000/test/state`. */
  readonly describe: string;
  /**
   * The receiver's state as JSON, volatile fields taken out, so that two states can be compared.
   *
   * @throws SimulatorError when it cannot be read; the check is not evaluated then, and shows the message.
   */
  readonly readState?: (about: ProbeQuestion) => Promise<JsonValue>;
  /** The effects so far, oldest first. */
  readonly readEffects?: () => Promise<readonly Effect[]>;
}
