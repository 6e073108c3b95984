import { requireEventType } from '../../events/find-event-types.ts';
import type { JsonObject, JsonValue } from '../../internal/json.ts';
import { listed } from '../../internal/listed.ts';
import { nearestNames } from '../../internal/nearest-names.ts';
import { dataSchema } from '../../payloads/body-schema.ts';
import { chooseApiVersion } from '../../payloads/create-event.ts';
import { resolvedSchema } from '../../payloads/schema-store.ts';
import { nodeInWords, type SourceEntry, type SourceMap, type SourceNode } from '../../source/source-node.ts';
import type { Action } from '../actions/action.ts';
import { ACTIONS, CREATIONS } from '../actions/registry.ts';
import type { ActionStep, RepeatStep, Step } from '../journey.ts';
import { MOST_REPETITIONS } from '../repetitions.ts';
import { ENTITY_KINDS, type EntityKind } from '../world/entity.ts';
import { RESOURCES } from '../world/resources.ts';
import { checkKeys } from './check-keys.ts';
import { checkName, checkReferences, hasReferences } from './check-references.ts';
import { readFields } from './read-field.ts';
import { readRecord } from './read-record.ts';
import { readTiming, TIMING_KEYS } from './read-timing.ts';
import type { Reading } from './reading.ts';

/** The keys that say what a step does. */
const VERBS: readonly string[] = ['create', 'emit', 'repeat', ...ACTIONS.map(({ verb }) => verb)];
const KINDS: readonly string[] = CREATIONS.map(({ kind }) => kind);

/** Reads a list of steps, in order: each knows what those before it have created. */
export function readSteps(entry: SourceEntry | undefined, what: string, reading: Reading): Step[] {
  if (entry === undefined) return [];
  const { value: node } = entry;
  if (node.kind === 'list') return node.items.flatMap((item) => readStep(item, reading) ?? []);
  reading.findings.report(
    node.place,
    `"${what}" must be a list of steps, got ${nodeInWords(node)}.`,
    'Begin each step with a dash: - create: buyer.',
  );
  return [];
}

function readStep(node: SourceNode, reading: Reading): Step | undefined {
  const { findings } = reading;
  if (node.kind !== 'map') {
    findings.report(
      node.place,
      `a step must be a mapping, got ${nodeInWords(node)}.`,
      'For example - pay: purchase.',
    );
    return undefined;
  }
  const verbs = [...node.entries.keys()].filter((key) => VERBS.includes(key));
  const [verb, second] = verbs;
  if (verb === undefined) {
    reportVerb(node, reading);
    return undefined;
  }
  if (second !== undefined) {
    findings.report(
      node.place,
      `a step must have one action, got "${verbs.join('" and "')}".`,
      'Write one step for each.',
    );
    return undefined;
  }
  const timing = readTiming(node.entries, reading);
  const within = timing.when.size === 0 ? reading : { ...reading, isCertain: false };
  const shared = { ...timing, place: node.place };
  if (verb === 'repeat') return { kind: 'repeat', ...shared, ...readRepeat(node, within) };
  return { kind: 'action', verb, ...shared, ...readAction(verb, node, within) };
}

function reportVerb({ place, entries }: SourceMap, { findings }: Reading): void {
  const strangers = [...entries.keys()].filter((key) => !['after', 'at', 'when', 'set', 'of'].includes(key));
  const [typed = ''] = strangers;
  const [nearest] = nearestNames(typed, VERBS);
  const kind = KINDS.includes(typed) ? typed : undefined;
  findings.report(
    entries.get(typed)?.place ?? place,
    typed === '' ? 'this step has no action.' : `Unknown step "${typed}".`,
    kind !== undefined
      ? `To create one, add create: and a name for it.`
      : nearest === undefined
        ? `Steps are ${VERBS.join(', ')}.`
        : `Did you mean "${nearest}"?`,
  );
}

function readRepeat({ entries }: SourceMap, reading: Reading): Pick<RepeatStep, 'times' | 'steps'> {
  const { findings } = reading;
  checkKeys(entries, ['repeat', 'steps', ...TIMING_KEYS], 'a repeat', findings);
  const repeat = entries.get('repeat')?.value;
  const steps = entries.get('steps');
  let times: JsonValue = 0;
  if (repeat?.kind === 'scalar' && hasReferences(repeat.text)) {
    checkReferences(repeat.text, repeat.place, reading);
    times = repeat.text;
  } else if (repeat?.kind === 'scalar' && isRepetition(repeat.value)) times = repeat.value;
  else if (repeat !== undefined) {
    findings.report(
      repeat.place,
      `"repeat" must be a whole number from 0 to ${MOST_REPETITIONS}, got ${nodeInWords(repeat)}.`,
      `For example repeat: 3, or repeat: \${periods}.`,
    );
  }
  if (steps === undefined && repeat !== undefined) {
    findings.report(repeat.place, 'a repeat requires "steps".', 'Add steps: and a list.');
  }
  return {
    times,
    steps: readSteps(steps, 'steps', {
      ...reading,
      isRepeated: true,
      isCertain: reading.isCertain && times !== 0,
    }),
  };
}

function isRepetition(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_REPETITIONS;
}

type Doing = Pick<ActionStep, 'subject' | 'fields'>;

function readAction(verb: string, node: SourceMap, reading: Reading): Doing {
  const entry = node.entries.get(verb);
  const subject = entry?.value.kind === 'scalar' ? entry.value.text : '';
  if (entry !== undefined && subject === '') {
    reading.findings.report(
      entry.value.place,
      `"${verb}" requires a name, got ${nodeInWords(entry.value)}.`,
      verb === 'create' ? 'Choose a name, such as create: buyer.' : `For example ${verb}: purchase.`,
    );
  }
  if (verb === 'emit') return { subject, fields: readEmit(subject, node, reading) };
  if (verb === 'create') return { subject, fields: readCreate(subject, node, reading) };
  const action = ACTIONS.find((known) => known.verb === verb);
  return { subject, fields: action === undefined ? {} : readChange(action, subject, node, reading) };
}

function readChange(action: Action, subject: string, node: SourceMap, reading: Reading): JsonObject {
  const { verb, takes, fields: specs } = action;
  const place = node.entries.get(verb)?.value.place ?? node.place;
  checkReferences(subject, place, reading);
  const kind = subject === '' ? undefined : checkName(subject, place, reading);
  if (kind !== undefined && !takes.includes(kind)) {
    reading.findings.report(
      place,
      `"${verb}" requires the kind ${listed(takes)}, but "${subject}" has the kind ${kind}.`,
      `Use a name of the kind ${listed(takes)}.`,
    );
  }
  const own = ownEntries(node, [verb, 'set', ...TIMING_KEYS]);
  const fields = readFields(own, specs, `"${verb}"`, reading);
  const set = readSet(node, kind, reading);
  if (verb === 'delete' && reading.isCertain && !hasReferences(subject)) reading.names.delete(subject);
  return { ...fields, ...set };
}

function readCreate(name: string, node: SourceMap, reading: Reading): JsonObject {
  const { findings, names } = reading;
  const place = node.entries.get('create')?.value.place ?? node.place;
  checkReferences(name, place, reading);
  const kinds = [...node.entries.keys()].filter((key) => KINDS.includes(key));
  const [kind] = kinds;
  const creation = CREATIONS.find((known) => known.kind === kind);
  const others = ownEntries(node, ['create', 'set', ...TIMING_KEYS]);
  if (creation === undefined || kinds.length > 1) {
    const [stranger = ''] = others.entries.keys();
    const [nearest] = nearestNames(stranger, KINDS);
    findings.report(
      others.entries.get(stranger)?.place ?? node.place,
      kinds.length > 1
        ? `"create: ${name}" must have one kind, got "${kinds.join('" and "')}".`
        : stranger === ''
          ? `"create: ${name}" has no kind.`
          : `"${stranger}" is not a kind that can be created.`,
      kinds.length > 1
        ? 'Write one step for each.'
        : nearest === undefined
          ? `The kinds are ${KINDS.join(', ')}.`
          : `Did you mean "${nearest}"?`,
    );
    return {};
  }
  checkKeys(others.entries, [creation.kind], `"create" of the kind "${creation.kind}"`, findings);
  const own = node.entries.get(creation.kind);
  const fields =
    own === undefined ? {} : readFields(own.value, creation.fields, `"${creation.kind}"`, reading);
  if (name !== '' && reading.isCertain && names.isTaken(name)) {
    findings.report(place, `the name "${name}" is already used.`, 'Use another name.');
  }
  if (name !== '') names.add(name, creation.kind, reading.isCertain);
  return { [creation.kind]: fields, ...readSet(node, creation.kind, reading) };
}

function readEmit(eventType: string, node: SourceMap, reading: Reading): JsonObject {
  const { findings, customEvents } = reading;
  const place = node.entries.get('emit')?.value.place ?? node.place;
  checkKeys(node.entries, ['emit', 'of', 'set', ...TIMING_KEYS], '"emit"', findings);
  const of = node.entries.get('of')?.value;
  const name = of?.kind === 'scalar' ? of.text : undefined;
  if (of !== undefined) checkReferences(name ?? '', of.place, reading);
  const kind = of === undefined || name === undefined ? undefined : checkName(name, of.place, reading);
  const fields = name === undefined ? {} : { of: name };
  if (eventType === '' || hasReferences(eventType)) {
    checkReferences(eventType, place, reading);
    return { ...fields, ...readSet(node, undefined, reading) };
  }
  let schema: JsonObject | undefined;
  findings.reporting(place, () => {
    const entry = requireEventType(eventType, customEvents);
    schema = dataSchema(entry, chooseApiVersion(entry, undefined));
    const expected = kindOf(entry.resource);
    if (expected === undefined) return;
    if (name === undefined) {
      findings.report(
        place,
        `"emit: ${eventType}" requires "of": what the event is about.`,
        'Add of: and a name.',
      );
    } else if (kind !== undefined && kind !== expected) {
      findings.report(
        of?.place ?? place,
        `${eventType} requires the kind ${expected}, but "${name}" has the kind ${kind}.`,
        `Use a name of the kind ${expected}.`,
      );
    }
  });
  const set = node.entries.get('set');
  return { ...fields, ...(set === undefined ? {} : { set: readRecord(set, schema, reading) }) };
}

function kindOf(resource: string | null): EntityKind | undefined {
  return ENTITY_KINDS.find((kind) => RESOURCES[kind] === resource);
}

function readSet(node: SourceMap, kind: EntityKind | undefined, reading: Reading): JsonObject {
  const set = node.entries.get('set');
  if (set === undefined) return {};
  const schema = kind === undefined ? undefined : resolvedSchema(`v2/${RESOURCES[kind]}`);
  return { set: readRecord(set, schema, reading) };
}

/** What a step says beside the keys that are read elsewhere. */
function ownEntries(node: SourceMap, without: readonly string[]): SourceMap {
  return { ...node, entries: new Map([...node.entries].filter(([key]) => !without.includes(key))) };
}
