import { basename, extname } from 'node:path';
import type { EventTypeEntry } from '../events/event-type.ts';
import { nodeInWords, type SourceEntry, type SourceNode } from '../source/source-node.ts';
import type { Journey } from './journey.ts';
import { checkKeys } from './reading/check-keys.ts';
import { Findings, type JourneyProblem } from './reading/journey-problem.ts';
import { KnownNames } from './reading/known-names.ts';
import { readParameters } from './reading/read-parameters.ts';
import { readSteps } from './reading/read-step.ts';
import type { Reading } from './reading/reading.ts';

/** A journey as far as it could be understood, and all that is wrong with it. */
export interface ReadJourney {
  readonly journey: Journey;
  readonly problems: readonly JourneyProblem[];
}

/** What is known beside the journey itself. */
export interface JourneyContext {
  /** Event types of the user's own, which steps may emit. @default none */
  readonly customEvents?: readonly EventTypeEntry[];
}

/** Keys of the top. `$schema` is for editors. */
export const JOURNEY_KEYS = ['$schema', 'name', 'title', 'about', 'parameters', 'given', 'steps'] as const;
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Reads a journey and finds what is wrong with it before anything happens. Nothing is thrown; all of it is told. */
export function readJourney(top: SourceNode, { customEvents = [] }: JourneyContext = {}): ReadJourney {
  const findings = new Findings();
  const entries = top.kind === 'map' ? top.entries : new Map<string, SourceEntry>();
  if (top.kind !== 'map') {
    findings.report(
      top.place,
      `a journey must be a mapping, got ${nodeInWords(top)}.`,
      'It requires "steps".',
    );
  }
  checkKeys(entries, JOURNEY_KEYS, 'a journey', findings);
  const name = textOf('name', entries, findings) ?? nameOf(top.place.file);
  if (!NAME.test(name)) {
    findings.report(
      entries.get('name')?.value.place ?? top.place,
      `a journey's name must consist of lowercase letters, digits and dashes, got "${name}".`,
      'For example name: one-time-purchase.',
    );
  }
  const title = textOf('title', entries, findings) ?? name.replaceAll('-', ' ');
  const about = textOf('about', entries, findings) ?? '';
  const parameters = readParameters(entries.get('parameters'), findings);
  const reading: Reading = {
    findings,
    parameters,
    names: new KnownNames(),
    customEvents,
    isRepeated: false,
    isCertain: true,
  };
  const given = readSteps(entries.get('given'), 'given', reading);
  const steps = readSteps(entries.get('steps'), 'steps', reading);
  if (top.kind === 'map' && steps.length === 0 && findings.problems.length === 0) {
    findings.report(
      entries.get('steps')?.place ?? top.place,
      'the journey has no steps.',
      'Add steps: and a list such as - create: buyer.',
    );
  }
  const journey: Journey = {
    name,
    title,
    about,
    parameters,
    given,
    steps,
    source: top.place.file,
  };
  return { journey, problems: findings.problems };
}

function textOf(
  key: string,
  entries: ReadonlyMap<string, SourceEntry>,
  findings: Findings,
): string | undefined {
  const node = entries.get(key)?.value;
  if (node === undefined) return undefined;
  if (node.kind === 'scalar' && node.text.trim() !== '') return node.text.trim();
  findings.report(node.place, `"${key}" must be text, got ${nodeInWords(node)}.`);
  return undefined;
}

/** The name of the file without its ending: `shop/my-story.yaml` is `my-story`. */
function nameOf(file: string): string {
  return basename(file, extname(file)).replace(/\.journey$/, '');
}
