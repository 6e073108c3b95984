import { usageError } from '../../../errors/usage-error.ts';
import { isJsonObject, type JsonObject } from '../../../internal/json.ts';
import { isStackOverflow } from '../../../internal/stack-overflow.ts';
import type { Random } from '../../../random/random.ts';
import { draftFormats } from '../../draft-formats.ts';
import { fakerModules, seedFaker } from '../../english-faker.ts';
import { schemaGenerator } from '../../load-on-demand.ts';
import { bindVocabulary } from '../../vocabulary/vocabulary.ts';
import { TooMuchEffort, withEffort } from '../accepts.ts';
import { customDataProblems, maxDepthOf } from '../custom-schema.ts';
import type { Schema } from '../keywords.ts';
import { draftValue } from './draft-value.ts';
import { type Drafted, type Drafting, NOTHING, type Spot } from './drafting.ts';
import { requiredWithoutEnd, unsatisfied } from './unsatisfied.ts';

/** Tries with everything that the schema declares, and after them with what it requires. */
const FULL_TRIES = 3;
const LEAN_TRIES = 2;
/** How many values a try may make on its way. */
const MOST_WORK = 20_000;
/** How many parts of schemas a try may look at: about a second. */
const MOST_EFFORT = 1_000_000;
/** After this many values, only what is required is made. */
const AMPLE_VALUES = 2_500;
/** How many values a body has at most if each level has as many as the first, unless more is required. */
const MOST_VALUES = 200_000;

/**
 * Makes data from a schema of the user's. It matches the schema, and the same source of chance gives the same data.
 *
 * @param schema As `customSchema` gives it.
 * @param name What messages call the schema.
 * @param at When the event happens, in milliseconds since the epoch.
 * @throws SimulatorError `invalid-option` when no data can be found that fits.
 */
export function draftCustomData(schema: JsonObject, name: string, random: Random, at: number): JsonObject {
  let problem: string | undefined;
  let failure: Spot | undefined;
  let endless: Spot | undefined;
  for (let number = 0; number < FULL_TRIES + LEAN_TRIES; number += 1) {
    const own = random.fork(`try-${number}`);
    const drafting = createDrafting(schema, own, at, number >= FULL_TRIES);
    const draft = withinLimits(
      () => draftValue(rootSpot(schema, own), drafting),
      () => {
        // What takes too long with everything in it is tried once more with what is required alone.
        number = Math.max(number, FULL_TRIES + LEAN_TRIES - 2);
      },
    );
    failure ??= drafting.failure;
    endless ??= drafting.endless;
    if (draft === NOTHING || !isJsonObject(draft)) continue;
    const [found] = customDataProblems(schema, draft);
    if (found === undefined) return draft;
    problem ??= `${found.path} ${found.message}`;
  }
  if (problem === undefined && endless !== undefined) {
    throw usageError(
      `Making data from ${name} failed: ${requiredWithoutEnd(schema, endless)}.`,
      'Remove it from "required", or allow null or an empty array there.',
    );
  }
  throw usageError(
    `Making data from ${name} failed: ${unsatisfied(schema, failure, problem)}.`,
    'Loosen these keywords, or give that part "examples" that fit, and they are used.',
  );
}

/** What goes deeper than the stack, or takes too many steps, was not found. */
function withinLimits(draft: () => Drafted, onTooMuch: () => void): Drafted {
  try {
    return withEffort(MOST_EFFORT, draft);
  } catch (error) {
    if (error instanceof TooMuchEffort) onTooMuch();
    else if (!isStackOverflow(error)) throw error;
    return NOTHING;
  }
}

function rootSpot(schema: Schema, random: Random): Spot {
  return {
    schemas: [schema],
    field: '',
    steps: [],
    isRequired: true,
    seen: new Map(),
    share: MOST_VALUES,
    random: random.fork('draft'),
  };
}

function createDrafting(schema: JsonObject, random: Random, at: number, isLean: boolean): Drafting {
  const words = random.fork('words');
  const seeds = random.fork('seeds');
  seedFaker(random.fork('faker'), at);
  const day = new Date(at).toISOString().slice(0, 10);
  const formats = { ...draftFormats(words, at), date: () => day };
  const extensions = { faker: { ...fakerModules(), cf: bindVocabulary(words) } };
  const { generateSync } = schemaGenerator();
  return {
    defs: isJsonObject(schema['$defs']) ? schema['$defs'] : {},
    leaf: (leaf) => generateSync(leaf, { seed: seeds.integer(1, 0x7f_ff_ff_ff), formats, extensions }),
    maxDepth: maxDepthOf(schema),
    isLean,
    work: MOST_WORK,
    ampleWork: MOST_WORK - AMPLE_VALUES,
    failures: new Map(),
    failure: undefined,
    endless: undefined,
    draft: draftValue,
  };
}
