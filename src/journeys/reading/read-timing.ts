import { nearestNames } from '../../internal/nearest-names.ts';
import { nodeInWords, type SourceEntry } from '../../source/source-node.ts';
import type { Step } from '../journey.ts';
import { laterBy } from '../step-time.ts';
import { checkReferences, hasReferences } from './check-references.ts';
import type { Reading } from './reading.ts';

type Scalar = string | number | boolean;
type Timing = Pick<Step, 'after' | 'at' | 'when'>;

/** The keys that any step may have. */
export const TIMING_KEYS = ['after', 'at', 'when'] as const;

/** Reads when a step happens, and whether it does. */
export function readTiming(entries: ReadonlyMap<string, SourceEntry>, reading: Reading): Timing {
  return {
    after: readAfter(entries.get('after'), reading),
    at: readAt(entries.get('at'), reading),
    when: readWhen(entries.get('when'), reading),
  };
}

function readAfter(entry: SourceEntry | undefined, reading: Reading): string | undefined {
  if (entry === undefined) return undefined;
  const { value: node } = entry;
  const text = node.kind === 'scalar' ? node.text : '';
  if (hasReferences(text)) checkReferences(text, node.place, reading);
  else if (laterBy(text, 0) === undefined) {
    reading.findings.report(
      node.place,
      `"after" must be a duration, got ${nodeInWords(node)}.`,
      /^\d+$/.test(text)
        ? `With a unit: ${text}s, ${text}m, ${text}h or ${text}d.`
        : 'For example 30s, 2h, 3d12h, 1 month or 1 year.',
    );
  }
  return text;
}

function readAt(entry: SourceEntry | undefined, reading: Reading): string | undefined {
  if (entry === undefined) return undefined;
  const { value: node } = entry;
  const text = node.kind === 'scalar' ? node.text : '';
  if (hasReferences(text)) checkReferences(text, node.place, reading);
  else {
    reading.findings.report(
      node.place,
      `"at" must be a reference to a moment, got ${nodeInWords(node)}.`,
      `For example at: \${membership.next_charge_at}. For a duration, use after: 2h.`,
    );
  }
  return text;
}

function readWhen(entry: SourceEntry | undefined, reading: Reading): Timing['when'] {
  if (entry === undefined) return new Map();
  const { value: node } = entry;
  if (node.kind !== 'map') {
    reading.findings.report(
      node.place,
      `"when" must be a mapping of parameters, got ${nodeInWords(node)}.`,
      'For example when: {outcome: paid}.',
    );
    return new Map();
  }
  return new Map([...node.entries].map(([name, one]) => [name, readCondition(name, one, reading)]));
}

function readCondition(name: string, { place, value }: SourceEntry, reading: Reading): readonly Scalar[] {
  const { parameters, findings } = reading;
  const parameter = parameters.get(name);
  if (parameter === undefined) {
    const [nearest] = nearestNames(name, parameters.keys());
    findings.report(
      place,
      `"${name}" in "when" is not a parameter of the journey.`,
      nearest === undefined ? 'Add it to "parameters".' : `Did you mean "${nearest}"?`,
    );
    return [];
  }
  const values: Scalar[] = [];
  for (const node of value.kind === 'list' ? value.items : [value]) {
    if (node.kind !== 'scalar' || node.value === null) {
      findings.report(node.place, `"${name}" must be a value or a list of values, got ${nodeInWords(node)}.`);
      continue;
    }
    values.push(node.value);
    const isPossible = parameter.options.length === 0 || parameter.options.includes(node.value);
    if (typeof node.value !== typeof parameter.default || !isPossible) {
      const near = nearestNames(node.text, parameter.options.map(String)).map((one) => `"${one}"`);
      const options =
        parameter.options.length > 0 ? parameter.options.join(', ') : `a ${typeof parameter.default}`;
      findings.report(
        node.place,
        `the parameter "${name}" cannot be "${node.text}".`,
        near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `It is ${options}.`,
      );
    }
  }
  return values;
}
