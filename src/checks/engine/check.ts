import type { CheckContext } from './check-context.ts';
import type { Finding } from './finding.ts';

/**
 * How much a broken promise weighs. `must`: events are lost, done twice or forged in production, and the run fails.
 * `should`: careless, and fails the run only when it is strict. `info`: told and never judged.
 */
export type CheckLevel = 'must' | 'should' | 'info';

/** What checks are gathered by, in the order in which they are reported. */
export const CHECK_GROUPS = [
  'control',
  'signature-bytes',
  'forgery',
  'replay-window',
  'idempotency',
  'order',
  'responses',
  'payloads',
  'retries',
] as const;

/** What a check is about; reports gather checks by it. */
export type CheckGroup = (typeof CHECK_GROUPS)[number];

/**
 * What a check needs beside the receiver's responses. `probe`: some way to see what the receiver did, its state or its
 * effects. `state`, `effects`: the one or the other. `process`: killing and restarting the receiver. `dependency`:
 * breaking and fixing what the receiver depends on. `old-secret`: the secret before the last rotation.
 */
export type CheckNeed = 'probe' | 'state' | 'effects' | 'process' | 'dependency' | 'old-secret';

/**
 * One promise that a receiver has to keep, and how it is put to the test. Plain data that describes itself, and a
 * function.
 */
export interface Check {
  /** That of the catalog, with a letter where one entry is put to the test in several ways: `SIG-01`, `AUTH-02b`. */
  readonly id: string;
  readonly group: CheckGroup;
  readonly level: CheckLevel;
  /** One line that is true of a right receiver, without a full stop and a subject: "refuses a signature by another secret". */
  readonly promise: string;
  /** What is sent, in one line without a full stop. */
  readonly sends: string;
  /** What decides, in one line without a full stop. */
  readonly decides: string;
  /** How many requests it sends at most; for `--dry-run`. */
  readonly requests: number;
  /** Without members: nothing but responds. */
  readonly needs: readonly CheckNeed[];
  /**
   * What shows a broken promise again: the first request of the evidence, or only the check itself, as where several
   * requests meet or the receiver's state decides.
   *
   * @default 'request'
   */
  readonly reproducedBy?: 'request' | 'check';
  /** Whether nothing else may be sent meanwhile: it watches state, latency, or a crowd. @default false */
  readonly alone?: boolean;
  /**
   * Whether it sends what has to be refused, for which a receiver may ban its sender: it comes after those that do not.
   *
   * @default false
   */
  readonly hostile?: boolean;
  /** Whether it needs to see nothing of single events, since it plays a story of its own. @default false */
  readonly playsStory?: boolean;
  /** What it has to find out about the receiver first; done while checks are run that watch nothing. @default nothing */
  readonly findsOut?: (context: CheckContext) => Promise<unknown>;
  /** Whether it leaves so much behind that a probe that reads everything would become slow. @default false */
  readonly bulky?: boolean;
  /** Whether it comes after all others. @default false */
  readonly comesLast?: boolean;
  /** Checks whose failure means that this one fails too, the usual cause first; it is told then as a consequence. */
  readonly follows?: readonly string[];
  /** One paragraph: what goes wrong in production where the promise is broken, and why. */
  readonly why: string;
  /** What to do about it, in a sentence or two. */
  readonly fix: string;
  /** The page that it rests on. */
  readonly docs: string;
  readonly run: (context: CheckContext) => Promise<Finding>;
}

/** The entry of the catalog that a check belongs to: `AUTH-02` for `AUTH-02b`. */
export function catalogId(id: string): string {
  return id.replace(/[a-z]$/, '');
}
