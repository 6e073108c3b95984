import type { Probe } from '../../src/checks/engine/probe.ts';
import type { ProcessControl } from '../../src/checks/engine/process-control.ts';
import type { InProcessReceiver } from '../../src/delivery/in-process-target.ts';

/** The secret of every receiver in the zoo. */
export const ZOO_SECRET = 'whsec-of-the-zoo-5f0c1d7e9b';

/** A receiver at work: a new one for every run, so that none remembers another's events. */
export interface ZooInstance {
  readonly to: InProcessReceiver;
  /** What it lets a check see of its state and effects. */
  readonly probe?: Probe;
  readonly processControl?: ProcessControl;
  /** Real milliseconds that its work may take to show. @default 0: it works before it responds */
  readonly settleMs?: number;
  /** Real milliseconds that a response may take. @default as long as everybody's */
  readonly timeoutMs?: number;
  /** The secret before its last rotation. */
  readonly oldSecret?: string;
  readonly close?: () => Promise<void>;
}

/** One receiver of the zoo. */
export interface ZooMember {
  /** The file that it stands in, below `test/zoo`, without its ending. */
  readonly file: string;
  /** What is wrong with it, in one line; `undefined` for a correct one. */
  readonly bug: string | undefined;
  /** The checks that have to be red: fail, warn or info. */
  readonly red: readonly string[];
  /** Checks that may be red as well, since the one bug shows in them too. */
  readonly mayBeRed?: readonly string[];
  /** The only checks that are carried out on it, where all would take too long. @default all */
  readonly only?: readonly string[];
  readonly create: (secret: string) => ZooInstance | Promise<ZooInstance>;
}

/** Lets TypeScript check a member where it is declared. */
export function defineMember(member: ZooMember): ZooMember {
  return member;
}

/** How long to wait for work that usually takes so many milliseconds: longer, also on a busy machine. */
export function settlingTime(workMs: number): number {
  return Math.max(400, 4 * workMs);
}
