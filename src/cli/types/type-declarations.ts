import { existsSync, readFileSync } from 'node:fs';
import { SimulatorError } from '../../errors/simulator-error.ts';
import type { ApiVersion, EventTypeEntry } from '../../events/event-type.ts';
import { type NamedType, pascal, typesOfSchema } from './schema-type.ts';

/** An event type in the version of which the declarations are wanted. */
export interface DeclaredEvent {
  readonly entry: EventTypeEntry;
  readonly apiVersion: ApiVersion;
}

/** The sources declare the types in a `.ts` file, the published package in a `.d.cts` file. */
const TYPE_FILES = ['../../events/payload-types.generated.ts', '../events/payload-types.generated.d.cts'];
const INTERFACE = /^(?:\/\*\*(?:(?!\*\/).)*\*\/\n)?export interface (\w+) \{\n(?:.*?\n)?\}$/gms;
const COMMENT = /\/\*\*.*?\*\//gs;

const V2_EVENT = `/** The body of a V2 event. Keys that only one of the two known envelopes has are optional. */
export type V2Event<Name, SubjectType, Data> = Omit<DocumentedEnvelope, 'data' | 'event_type' | 'subject_type'> &
  Partial<Omit<ObservedEnvelope, keyof DocumentedEnvelope>> & {
    event_type: Name;
    subject_type: SubjectType;
    data: Data;
  };`;

const V1_EVENT = `/** The body of a V1 event. */
export type V1Event<Name, SubjectType, Data> = Omit<V1Envelope, 'data' | 'event_type' | 'subject_type'> & {
  event_type: Name;
  subject_type: SubjectType;
  data: Data;
};`;

const ENDING = `/** The name of an event type. */
export type EventType = keyof WebhookEvents;

/** The body of a delivery. A switch over \`event_type\` narrows \`data\`. */
export type WebhookEvent<Name extends EventType = EventType> = WebhookEvents[Name];

/** What \`data\` holds for an event type. */
export type WebhookPayload<Name extends EventType = EventType> = WebhookEvents[Name]['data'];`;

/**
 * TypeScript declarations that stand alone: the bodies of the given events, their payloads, and all that these refer to.
 *
 * @param heading Lines of a comment at the top.
 */
export function typeDeclarations(events: readonly DeclaredEvent[], heading: readonly string[]): string {
  const interfaces = readInterfaces();
  const has = (version: ApiVersion) => events.some(({ apiVersion }) => apiVersion === version);
  const names = new Set(interfaces.keys());
  const own = events.filter(isOwn);
  const declared = events.map((event) => ({
    ...event,
    data: isOwn(event) ? ownName(event) : payloadName(event, names),
  }));
  const roots = [
    ...(has('v2') ? ['DocumentedEnvelope', 'ObservedEnvelope'] : []),
    ...(has('v1') ? ['V1Envelope'] : []),
    ...declared.map(({ data }) => data),
  ];
  const parts = [
    heading.map((line) => `// ${line}`).join('\n'),
    `/** The body of each event type. */\nexport interface WebhookEvents {\n${declared.map(member).join('\n')}\n}`,
    ENDING,
    ...(has('v2') ? [V2_EVENT] : []),
    ...(has('v1') ? [V1_EVENT] : []),
    ...reachable(roots, interfaces),
    ...own.flatMap((event) => typesOfSchema(event.entry.dataSchema ?? {}, ownName(event)).map(declaration)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function member({ entry, apiVersion, data }: DeclaredEvent & { readonly data: string }): string {
  const version = apiVersion.toUpperCase();
  const assumed =
    apiVersion === 'v1' && entry.v1PayloadCertainty === 'assumed' ? ' Its shape is assumed.' : '';
  return `  /** ${entry.description}${assumed} */\n  '${entry.name}': ${version}Event<'${entry.name}', '${entry.subjectType}', ${data}>;`;
}

/** Whether an event type is the user's, whose V2 data has a schema. */
function isOwn({ entry, apiVersion }: DeclaredEvent): boolean {
  return entry.dataSchema !== undefined && apiVersion === 'v2';
}

function ownName({ entry }: DeclaredEvent): string {
  return `Own${pascal(entry.name)}`;
}

function declaration({ name, text }: NamedType): string {
  return `export type ${name} = ${text};`;
}

/** The interface of an event's `data`: the resource's name in Pascal case, as the generator names it. */
function payloadName({ entry, apiVersion }: DeclaredEvent, names: ReadonlySet<string>): string {
  const { resource } = entry;
  const ofResource = (resource ?? '').replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  const name =
    apiVersion === 'v2' ? ofResource : resource === 'form-submission' ? 'V1FormSubmission' : 'V1Resource';
  if (names.has(name)) return name;
  throw brokenTypes(`the type of ${entry.name} is missing`);
}

/** The interfaces that can be reached from some, in the order of the file. */
function reachable(roots: readonly string[], interfaces: ReadonlyMap<string, string>): string[] {
  const reached = new Set<string>();
  const pending = [...roots];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    const code = (interfaces.get(name) ?? '').replaceAll(COMMENT, '');
    pending.push(...(code.match(/\b[A-Z]\w+\b/g) ?? []).filter((word) => interfaces.has(word)));
  }
  return [...interfaces].flatMap(([name, text]) => (reached.has(name) ? [text] : []));
}

/** The generated interfaces with their comments, by name. */
function readInterfaces(): Map<string, string> {
  const file = TYPE_FILES.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
  if (file === undefined) throw brokenTypes("the file of the payloads' types is missing");
  const text = readFileSync(file, 'utf8').replaceAll(/^(?: {4})+/gm, halved(file));
  return new Map([...text.matchAll(INTERFACE)].map((match) => [match[1] ?? '', match[0]]));
}

/** The compiler indents declaration files by four spaces. */
function halved(file: URL): (indent: string) => string {
  return (indent) => (file.href.endsWith('.d.cts') ? ' '.repeat(indent.length / 2) : indent);
}

function brokenTypes(what: string): SimulatorError {
  return new SimulatorError({
    code: 'broken-package',
    problem: `The types cannot be printed: ${what}.`,
    cure: 'Reinstall cf-webhook-sim.',
  });
}
