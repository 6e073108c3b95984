/*
 * Judges one mutant after the other in a process of its own, since a mutant may run for ever or end the process.
 */
import { join } from 'node:path';
import { checkMember } from '../run-zoo.ts';
import { type Behavior, behaviorOf } from './behavior.ts';
import { compareBehavior, differencesOf, type MutantKind, USES } from './compare-behavior.ts';
import { loadReceiver } from './receivers.ts';

/** A mutant that is to be judged. */
export interface Assignment {
  readonly receiver: string;
  readonly source: string;
  readonly text: string;
  readonly folder: string;
  readonly seed: number;
}

/** What came of a mutant. */
export interface Judgement {
  readonly kind: MutantKind;
  /** What noticed it: checks, or that it does not even start. */
  readonly noticedBy: readonly string[];
  readonly differences: readonly string[];
}

/** How a receiver behaves as it is, and as it would without a use for some kinds of events. */
interface Original {
  readonly behavior: Behavior;
  readonly withoutUse: () => Promise<readonly Behavior[]>;
}

const originals = new Map<string, Promise<Original>>();
let crash: ((why: string) => void) | undefined;
for (const name of ['uncaughtException', 'unhandledRejection']) {
  process.on(name, (error) => crash?.(`crashed: ${String(error).slice(0, 60)}`));
}
// Receivers write about what goes wrong; here, much does.
console.error = () => undefined;
process.on('message', async (assignment: Assignment) => {
  process.send?.(await judge(assignment));
});

async function judge({ folder, receiver, seed, ...changed }: Assignment): Promise<Judgement> {
  const known = originals.get(receiver) ?? originalOf(receiver, join(folder, '..', receiver));
  originals.set(receiver, known);
  const original = await known;
  const behave = async () => await behaviorOf(await loadReceiver(receiver, folder, changed));
  let behavior: Behavior;
  try {
    behavior = await behave();
  } catch (error) {
    return { kind: 'invalid', noticedBy: [], differences: [String(error).slice(0, 80)] };
  }
  const kind = await compareBehavior(behavior, original.behavior, original.withoutUse);
  if (kind !== 'changed') return { kind, noticedBy: [], differences: [] };
  const noticedBy = await noticed(await loadReceiver(receiver, folder, changed), seed);
  if (noticedBy.length > 0) return { kind, noticedBy, differences: [] };
  // On a busy machine a difference may be one of time; it has to be there again.
  const again = await behave();
  return {
    kind: await compareBehavior(again, original.behavior, original.withoutUse),
    noticedBy,
    differences: differencesOf(again, original.behavior).slice(0, 6),
  };
}

async function originalOf(receiver: string, folder: string): Promise<Original> {
  const member = await loadReceiver(receiver, folder);
  const behavior = await behaviorOf(member);
  let others: Promise<readonly Behavior[]> | undefined;
  const withoutUse = async () => {
    const found: Behavior[] = [];
    for (const use of USES) found.push(await behaviorOf(member, (type) => use.test(type)));
    return found;
  };
  return {
    behavior,
    withoutUse: () => {
      others ??= withoutUse();
      return others;
    },
  };
}

/** What is found first; a check ends with it. */
async function noticed(member: Parameters<typeof checkMember>[0], seed: number): Promise<readonly string[]> {
  const stop = new AbortController();
  const found = new Promise<readonly string[]>((resolve) => {
    const end = (red: readonly string[]) => {
      resolve(red);
      stop.abort();
    };
    crash = (why) => end([why]);
    const isRed = (verdict: string) => ['fail', 'warn', 'info', 'incomplete'].includes(verdict);
    void checkMember({ ...member, red: ['?'] }, seed, undefined, {
      signal: stop.signal,
      onResult: ({ id, verdict }) => {
        if (isRed(verdict)) end([id]);
      },
    }).then(
      () => resolve([]),
      // A check that fails has noticed nothing.
      () => resolve([]),
    );
  });
  const red = await found;
  crash = undefined;
  return red;
}
