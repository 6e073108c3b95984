/*
 * npm run zoo: mutates each correct receiver of the zoo in many ways, checks each mutant with its probe, and prints the share
 * of those that do something else than the original and are noticed, and those that are not. Needs a Node that strips types
 * (22.18 and later).
 *
 *     npm run zoo -- [--receiver NAME] [--limit N] [--seed N] [--workers N] [--list]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRandom } from '../../../src/random/random.ts';
import type { Judgement } from './judge.ts';
import { mutantsOfReceiver, RECEIVERS, type ReceiverMutant } from './receivers.ts';

const SHARE_WANTED = 0.9;
/** Longer than any check takes; a mutant that hangs is noticed. */
const PATIENCE_MS = 240_000;

const { values: given } = parseArgs({
  options: {
    receiver: { type: 'string', multiple: true },
    limit: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    match: { type: 'string' },
  },
});
const FOLDER = fileURLToPath(new URL('../.mutants', import.meta.url));

interface Judged {
  readonly mutant: ReceiverMutant;
  readonly judgement: Judgement;
}

const wanted = given.receiver ?? RECEIVERS;
const queue = wanted.flatMap((receiver) =>
  sample(mutantsOfReceiver(receiver), Number(given.limit), receiver),
);
const judged: Judged[] = [];
const startedAt = performance.now();
rmSync(FOLDER, { recursive: true, force: true });
let number = 0;
await Promise.all(Array.from({ length: Number(given.workers) }, work));
rmSync(FOLDER, { recursive: true, force: true });
process.exit(report() >= SHARE_WANTED ? 0 : 1);

/** So many of a list by chance, in the order of the list. */
function sample(list: readonly ReceiverMutant[], count: number, receiver: string): readonly ReceiverMutant[] {
  const matching = list.filter(
    ({ source, what }) => given.match === undefined || new RegExp(given.match).test(`${source} ${what}`),
  );
  const random = createRandom(given.seed).fork(receiver);
  const rest = [...matching];
  while (rest.length > count) rest.splice(random.integer(0, rest.length - 1), 1);
  return rest;
}

async function work(): Promise<void> {
  let child = spawnJudge();
  for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
    number += 1;
    const judgement = await ask(child, mutant, join(FOLDER, String(number)));
    if (child.exitCode !== null || child.killed) child = spawnJudge();
    judged.push({ mutant, judgement });
    narrate(mutant, judgement);
  }
  child.kill();
}

function spawnJudge(): ChildProcess {
  return fork(fileURLToPath(new URL('judge.ts', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function ask(child: ChildProcess, mutant: ReceiverMutant, folder: string): Promise<Judgement> {
  return new Promise((resolve) => {
    const end = (judgement: Judgement) => {
      clearTimeout(timer);
      child.off('exit', left);
      resolve(judgement);
    };
    const left = () => end({ kind: 'changed', noticedBy: ['ended the process'], differences: [] });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      end({ kind: 'changed', noticedBy: ['runs for ever'], differences: [] });
    }, PATIENCE_MS);
    child.once('exit', left);
    child.once('message', (message: Judgement) => end(message));
    const { receiver, source, text } = mutant;
    child.send({ receiver, source, text, folder, seed: Number(given.seed) });
  });
}

function narrate(
  { receiver, source, what }: ReceiverMutant,
  { differences, kind, noticedBy }: Judgement,
): void {
  const mark = kind === 'changed' ? (noticedBy.length > 0 ? '✓' : '✗') : '·';
  const outcome = kind === 'changed' ? noticedBy.join(' ') : kind;
  process.stderr.write(`${mark} ${receiver}: ${source} ${what} → ${outcome}\n`);
  if (mark === '✗') for (const line of differences) process.stderr.write(`      ${line}\n`);
}

function report(): number {
  const share = printShares();
  const survivors = judged.filter(isSurvivor);
  for (const kind of new Set(survivors.map(({ mutant }) => mutant.kind))) {
    const members = survivors.filter(({ mutant }) => mutant.kind === kind);
    console.log(`\nsurvivors, ${kind}: ${members.length}`);
    for (const { mutant } of members) console.log(`  ${mutant.receiver}: ${mutant.source} ${mutant.what}`);
  }
  return share;
}

function printShares(): number {
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  for (const receiver of [...wanted, undefined]) {
    const own = judged.filter(({ mutant }) => receiver === undefined || mutant.receiver === receiver);
    const changed = own.filter(({ judgement }) => judgement.kind === 'changed');
    const noticed = changed.length - own.filter(isSurvivor).length;
    const left = own.length - changed.length;
    const share = changed.length === 0 ? 1 : noticed / changed.length;
    console.log(
      `${receiver ?? 'mutation score'}: ${noticed} of ${changed.length} noticed (${Math.round(share * 100)} %), ` +
        `${left} of ${own.length} equivalent, invalid or there for less`,
    );
    if (receiver === undefined) {
      console.log(`${seconds} s, seed ${given.seed}`);
      return share;
    }
  }
  return 0;
}

function isSurvivor({ judgement: { kind, noticedBy } }: Judged): boolean {
  return kind === 'changed' && noticedBy.length === 0;
}
