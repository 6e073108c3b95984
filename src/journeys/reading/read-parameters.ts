import { nodeInWords, type SourceEntry } from '../../source/source-node.ts';
import type { JourneyParameter } from '../journey.ts';
import { parameterProblem } from '../parameter-values.ts';
import { checkKeys } from './check-keys.ts';
import type { Findings } from './journey-problem.ts';

type Scalar = JourneyParameter['default'];
type Entries = ReadonlyMap<string, SourceEntry>;

/** The keys of a parameter. */
export const PARAMETER_KEYS = ['about', 'default', 'options', 'minimum', 'maximum'] as const;
const NAME = /^[a-z][a-zA-Z0-9_-]*$/;

/** Reads what each run of a journey may choose. */
export function readParameters(
  entry: SourceEntry | undefined,
  findings: Findings,
): ReadonlyMap<string, JourneyParameter> {
  const parameters = new Map<string, JourneyParameter>();
  if (entry === undefined) return parameters;
  const { value: node } = entry;
  if (node.kind !== 'map') {
    findings.report(
      node.place,
      `"parameters" must be a mapping of names, got ${nodeInWords(node)}.`,
      'For example parameters: {quantity: {default: 1}}.',
    );
    return parameters;
  }
  for (const [name, one] of node.entries) {
    if (!NAME.test(name) || name === 'index') {
      findings.report(
        one.place,
        name === 'index'
          ? `"index" counts repetitions and cannot be a parameter.`
          : `the name of a parameter must start with a lowercase letter and contain no dots or spaces, got "${name}".`,
        'Choose another name, such as quantity.',
      );
    }
    const parameter = readParameter(name, one, findings);
    if (parameter !== undefined) parameters.set(name, parameter);
  }
  return parameters;
}

function readParameter(
  name: string,
  { place, value: node }: SourceEntry,
  findings: Findings,
): JourneyParameter | undefined {
  if (node.kind !== 'map') {
    findings.report(
      node.place,
      `the parameter "${name}" must be a mapping, got ${nodeInWords(node)}.`,
      node.kind === 'scalar' && node.value !== null
        ? `Write ${name}: {default: ${node.text}}.`
        : `Write ${name}: {default: 1}.`,
    );
    return undefined;
  }
  const { entries } = node;
  checkKeys(entries, PARAMETER_KEYS, 'a parameter', findings);
  const otherwise = scalarAt('default', entries, findings);
  if (otherwise === undefined) {
    if (!entries.has('default')) {
      findings.report(
        place,
        `the parameter "${name}" has no default.`,
        'Add default: and a value; it also sets the type.',
      );
    }
    return undefined;
  }
  const about = entries.get('about')?.value;
  const parameter: JourneyParameter = {
    about: about?.kind === 'scalar' ? about.text.trim() : '',
    default: otherwise,
    options: readOptions(name, otherwise, entries.get('options'), findings),
    minimum: limitAt('minimum', name, otherwise, entries, findings),
    maximum: limitAt('maximum', name, otherwise, entries, findings),
  };
  const problem = parameterProblem(name, otherwise, parameter);
  if (problem !== undefined) {
    findings.report(
      entries.get('default')?.value.place ?? place,
      `the default: ${problem.problem}`,
      'Change the default, or the allowed values.',
    );
  }
  return parameter;
}

function scalarAt(key: string, entries: Entries, findings: Findings): Scalar | undefined {
  const node = entries.get(key)?.value;
  if (node === undefined) return undefined;
  if (node.kind === 'scalar' && node.value !== null) return node.value;
  findings.report(node.place, `"${key}" must be text, a number, true or false, got ${nodeInWords(node)}.`);
  return undefined;
}

function readOptions(
  name: string,
  otherwise: Scalar,
  entry: SourceEntry | undefined,
  findings: Findings,
): readonly Scalar[] {
  if (entry === undefined) return [];
  const options: Scalar[] = [];
  for (const node of entry.value.kind === 'list' ? entry.value.items : [entry.value]) {
    if (node.kind === 'scalar' && node.value !== null && typeof node.value === typeof otherwise)
      options.push(node.value);
    else {
      findings.report(
        node.place,
        `the options of "${name}" must have the type of its default, ${typeof otherwise}; got ${nodeInWords(node)}.`,
        typeof otherwise === 'string' ? 'Quote it if it is text.' : undefined,
      );
    }
  }
  return options;
}

function limitAt(
  key: 'minimum' | 'maximum',
  name: string,
  otherwise: Scalar,
  entries: Entries,
  findings: Findings,
): number | undefined {
  const node = entries.get(key)?.value;
  if (node === undefined) return undefined;
  if (typeof otherwise !== 'number') {
    findings.report(
      node.place,
      `"${key}" is for numbers; the default of "${name}" is "${otherwise}".`,
      'Use options instead.',
    );
    return undefined;
  }
  if (node.kind === 'scalar' && typeof node.value === 'number') return node.value;
  findings.report(node.place, `"${key}" must be a number, got ${nodeInWords(node)}.`);
  return undefined;
}
