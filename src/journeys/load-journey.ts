import { readdirSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SimulatorError } from '../errors/simulator-error.ts';
import { nearestNames } from '../internal/nearest-names.ts';
import { readSourceFile, SOURCE_ENDINGS } from '../source/read-source.ts';
import type { SourceKind } from '../source/source-kind.ts';
import type { Journey } from './journey.ts';
import type { JourneyDefinition } from './journey-definition.generated.ts';
import { type JourneyContext, type ReadJourney, readJourney } from './read-journey.ts';
import { invalidJourney } from './reading/journey-problem.ts';

/** Where the built-in journeys are; a file more there is a journey more. */
const BUILT_IN_FOLDER = fileURLToPath(new URL('../../fixtures/journeys/', import.meta.url));

/** How messages speak of journey files. */
export const JOURNEY: SourceKind = {
  noun: 'journey',
  example: 'defineJourney({ steps: […] })',
  columns: true,
  missing: 'Check the path; it is relative to the current folder.',
};

/** What journeys there are besides the built-in ones. */
export interface JourneyPlaces extends JourneyContext {
  /** Files of the user's own by name, as absolute paths; they win over built-in ones. @default none */
  readonly files?: ReadonlyMap<string, string>;
}

/** The names of the built-in journeys, in alphabetical order. */
export function builtInJourneyNames(): readonly string[] {
  return readdirSync(BUILT_IN_FOLDER)
    .filter((file) => extname(file) === '.yaml')
    .map((file) => basename(file, '.yaml'))
    .sort((a, b) => a.localeCompare(b, 'en'));
}

/** Whether a word names a file rather than a journey: it ends like one, or has a folder in it. */
export function isJourneyFile(word: string): boolean {
  return /[\\/]/.test(word) || SOURCE_ENDINGS.some((ending) => extname(word).toLowerCase() === `.${ending}`);
}

/**
 * Reads a journey with all that is wrong with it.
 *
 * @param reference A name, the path of a file, or a journey in code.
 * @throws SimulatorError `invalid-journey` where nothing has the name, `file-unreadable` where a file is no journey.
 */
export async function readJourneyFrom(
  reference: string | JourneyDefinition,
  { files = new Map(), ...context }: JourneyPlaces = {},
): Promise<ReadJourney> {
  if (typeof reference !== 'string') return await readJourneyInCode(reference, context);
  if (isJourneyFile(reference)) return await readJourneyFile(resolve(reference), context);
  const path = files.get(reference);
  if (path !== undefined) return named(reference, await readJourneyFile(path, context));
  const builtIn = builtInJourneyNames();
  if (builtIn.includes(reference)) {
    return await readJourneyFile(resolve(BUILT_IN_FOLDER, `${reference}.yaml`), context);
  }
  throw unknownJourney(reference, [...files.keys(), ...builtIn]);
}

/**
 * Loads a journey that can be told.
 *
 * @param reference A name, the path of a file, or a journey in code.
 * @throws SimulatorError `invalid-journey` with the first thing that is wrong and its place, else as
 * {@link readJourneyFrom} does.
 */
export async function loadJourney(
  reference: string | JourneyDefinition,
  places: JourneyPlaces = {},
): Promise<Journey> {
  const { journey, problems } = await readJourneyFrom(reference, places);
  if (problems.length > 0) throw invalidJourney(problems);
  return journey;
}

async function readJourneyFile(path: string, context: JourneyContext): Promise<ReadJourney> {
  return readJourney(await readSourceFile(path, resolve('.'), JOURNEY), context);
}

async function readJourneyInCode(journey: JourneyDefinition, context: JourneyContext): Promise<ReadJourney> {
  const { nodeOfData } = await import('../source/read-code.ts');
  return readJourney(nodeOfData(journey, { file: journey.name ?? 'journey', keys: [] }, JOURNEY), context);
}

function named(name: string, { journey, problems }: ReadJourney): ReadJourney {
  return { journey: { ...journey, name }, problems };
}

function unknownJourney(name: string, known: readonly string[]): SimulatorError {
  const near = nearestNames(name, known).map((other) => `"${other}"`);
  return new SimulatorError({
    code: 'invalid-journey',
    problem: `Unknown journey "${name}".`,
    cure: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'cf-webhook-sim journeys lists them.',
  });
}
