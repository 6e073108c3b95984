import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { JsonObject } from '../../../src/internal/json.ts';
import { ACTIONS } from '../../../src/journeys/actions/registry.ts';
import type { Journey, JourneyParameter, Step } from '../../../src/journeys/journey.ts';

const FOLDER = new URL('../../../fixtures/journeys/', import.meta.url);
const VERBS = ['create', 'emit', ...ACTIONS.map(({ verb }) => verb)];

/** Every built-in journey, by its name. */
export const JOURNEYS: readonly Journey[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => readJourney(file));

export function journeyCalled(name: string): Journey {
  const journey = JOURNEYS.find((known) => known.name === name);
  if (journey === undefined) throw new Error(`No journey is called ${name}.`);
  return journey;
}

function readJourney(file: string): Journey {
  const raw = parse(readFileSync(new URL(file, FOLDER), 'utf8'));
  return {
    name: raw.name,
    title: raw.title,
    about: raw.about ?? '',
    parameters: new Map(
      Object.entries(raw.parameters ?? {}).map(([name, value]) => [name, parameter(value)]),
    ),
    given: stepsOf(raw.given, 'given'),
    steps: stepsOf(raw.steps, 'steps'),
    source: file,
  };
}

function parameter(value: unknown): JourneyParameter {
  return {
    options: [],
    minimum: undefined,
    maximum: undefined,
    ...(value as { about: string; default: string }),
  };
}

function stepsOf(raw: readonly JsonObject[] = [], place: string): Step[] {
  return raw.map((step, index) => stepOf(step, `${place}[${index}]`));
}

function stepOf(raw: JsonObject, place: string): Step {
  const { after, at, when, repeat, steps, ...rest } = raw;
  const timing = {
    after: after as string | undefined,
    at: at as string | undefined,
    when: new Map(
      Object.entries((when ?? {}) as Record<string, string>).map(([name, values]) => [name, [values].flat()]),
    ),
    place,
  };
  if (repeat !== undefined) {
    return {
      ...timing,
      kind: 'repeat',
      times: repeat,
      steps: stepsOf(steps as unknown as JsonObject[], place),
    };
  }
  const verb = VERBS.find((known) => rest[known] !== undefined);
  if (verb === undefined) throw new Error(`${place} has no verb.`);
  const { [verb]: subject, ...fields } = rest;
  return { ...timing, kind: 'action', verb, subject: String(subject), fields };
}
