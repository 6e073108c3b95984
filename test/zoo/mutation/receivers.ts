import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ZooMember } from '../zoo.ts';
import { type Mutant, mutantsOf } from './mutants.ts';

/** A mutant of one of the files that a receiver consists of. */
export interface ReceiverMutant extends Mutant {
  readonly receiver: string;
  /** The file that was changed, below `test/zoo`. */
  readonly source: string;
}

const ZOO = fileURLToPath(new URL('..', import.meta.url));
const SRC = pathToFileURL(join(ZOO, '../../src')).href;
/** What none of them is made of: what stands in the place of a database, and the declarations of the zoo. */
const ALONGSIDE = ['zoo.ts', 'slow-database.ts', 'store.ts', 'signature.ts', 'shop-event.ts'];
/** How long work takes in receivers that work after the response. */
const WORK_MS = 4;

/**
 * The correct receivers, and the files that each consists of beside its own. A file that several share is mutated in one
 * of them, so that nothing counts several times.
 */
const SHARED_SOURCES: Readonly<Record<string, readonly string[]>> = {
  express: ['store.ts', 'signature.ts'],
  fetch: [],
  fastify: [],
  'express-jobs': ['shop-event.ts'],
  'fastify-sqlite': [],
  'next-wait-until': [],
  'postgres-inbox': [],
  'hono-outbox': [],
  'rails-queue': [],
};

/** The names of the receivers that are mutated. */
export const RECEIVERS: readonly string[] = Object.keys(SHARED_SOURCES);

/** Every mutant of a receiver. */
export function mutantsOfReceiver(receiver: string): readonly ReceiverMutant[] {
  const sources = [`correct/${receiver}.ts`, ...(SHARED_SOURCES[receiver] ?? [])];
  return sources.flatMap((source) =>
    mutantsOf(readFileSync(join(ZOO, source), 'utf8')).map((mutant) => ({ receiver, source, ...mutant })),
  );
}

/** Writes a receiver into a folder of its own and loads it from there, with one of its files changed. */
export async function loadReceiver(
  receiver: string,
  folder: string,
  changed?: { readonly source: string; readonly text: string },
): Promise<ZooMember> {
  const own = `correct/${receiver}.ts`;
  mkdirSync(join(folder, 'correct'), { recursive: true });
  for (const name of [own, ...ALONGSIDE]) {
    cpSync(join(ZOO, name), join(folder, name));
    const text = name === changed?.source ? changed.text : readFileSync(join(folder, name), 'utf8');
    writeFileSync(join(folder, name), text.replaceAll(/'(\.\.\/)+src\//g, `'${SRC}/`));
  }
  const module: Record<string, unknown> = await import(pathToFileURL(join(folder, own)).href);
  const [exported] = Object.values(module);
  const member: unknown = typeof exported === 'function' ? exported(WORK_MS) : exported;
  if (!isMember(member)) throw new Error(`${own} exports no receiver`);
  return member;
}

function isMember(value: unknown): value is ZooMember {
  return typeof value === 'object' && value !== null && 'create' in value;
}
