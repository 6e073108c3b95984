/*
 * npm run zoo: mutates each correct receiver in many ways, checks each mutant with its probe, and prints the share that is
 * noticed and those that are not. Needs a Node that strips types (22.18 and later).
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { mutantsOf } from './mutants.mjs';

const MUTANTS_PER_RECEIVER = 40;
const SHARE_WANTED = 0.9;
/** Longer than any check takes; a mutant that hangs is noticed. */
const PATIENCE_MS = 120_000;
const RECEIVERS = ['express', 'fetch', 'fastify'];
/** What receivers consist of beside their own file. */
const SHARED = ['store.ts', 'signature.ts'];
/** Changes after which a receiver does the same. */
const EQUIVALENT = [
  // What is no id is refused before.
  /typeof (id|type|parsed)/,
  /subjectType/,
  // Duplicates are stopped twice: by the id of the event and by the key of the effect. Either is enough.
  /hasSeen|markSeen|store\.effects\.some|seen\.(has|add)/,
  // A receiver may well do less; what it is there for is not for a check to know.
  /(welcome|confirm)\(|event_type === '(contact|order)\.created'|subjects\.set|store\.perform/,
];

const zoo = fileURLToPath(new URL('..', import.meta.url));
const work = join(zoo, '.mutants');
const wanted = process.argv[2];
const { checkMember } = await import(pathToFileURL(join(zoo, 'run-zoo.ts')).href);

rmSync(work, { recursive: true, force: true });
let noticed = 0;
let all = 0;
const survivors = [];
for (const receiver of RECEIVERS.filter((name) => wanted === undefined || name === wanted)) {
  const sources = [`correct/${receiver}.ts`, ...SHARED];
  const mutants = sources
    .flatMap((source) =>
      mutantsOf(readFileSync(join(zoo, source), 'utf8')).map((mutant) => ({ source, ...mutant })),
    )
    .filter(({ what }) => !EQUIVALENT.some((pattern) => pattern.test(what)));
  for (const mutant of spread(mutants, MUTANTS_PER_RECEIVER)) {
    all += 1;
    const red = await redOf(receiver, mutant, all);
    const where = `${receiver}: ${mutant.source} ${mutant.what}`;
    if (red.length > 0) noticed += 1;
    else survivors.push(where);
    process.stderr.write(`${red.length > 0 ? '✓' : '✗'} ${where} ${red.slice(0, 4).join(' ')}\n`);
  }
}
rmSync(work, { recursive: true, force: true });

const share = noticed / all;
console.log(`mutation score: ${noticed} of ${all} (${Math.round(share * 100)} %)`);
for (const survivor of survivors) console.log(`survived: ${survivor}`);
process.exit(share >= SHARE_WANTED ? 0 : 1);

/** So many of a list, evenly spread over it. */
function spread(list, count) {
  if (list.length <= count) return list;
  return Array.from({ length: count }, (_, index) => list[Math.floor((index * list.length) / count)]);
}

/** The checks that are red for a mutant; what cannot even start is noticed, too. */
async function redOf(receiver, { source, text }, number) {
  const folder = join(work, String(number));
  mkdirSync(join(folder, 'correct'), { recursive: true });
  for (const name of [`correct/${receiver}.ts`, ...SHARED, 'zoo.ts']) {
    cpSync(join(zoo, name), join(folder, name));
  }
  writeFileSync(join(folder, source), text);
  for (const name of [`correct/${receiver}.ts`, ...SHARED, 'zoo.ts']) {
    const path = join(folder, name);
    const absolute = pathToFileURL(join(zoo, '../../src')).href;
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/'(\.\.\/)+src\//g, `'${absolute}/`));
  }
  try {
    const module = await import(pathToFileURL(join(folder, `correct/${receiver}.ts`)).href);
    const [member] = Object.values(module);
    const report = await Promise.race([checkMember({ ...member, red: ['?'] }, 1), silence()]);
    if (report === undefined) return ['silence'];
    const bad = report.checks.filter(({ verdict }) => ['fail', 'warn', 'incomplete'].includes(verdict));
    return bad.map(({ id }) => id);
  } catch (error) {
    return [String(error).slice(0, 60)];
  }
}

function silence() {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
}
