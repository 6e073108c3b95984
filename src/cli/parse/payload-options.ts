import { SimulatorError } from '../../errors/simulator-error.ts';
import { WIRE_SHAPES, type WireShape } from '../../events/envelope.ts';
import type { ApiVersion } from '../../events/event-type.ts';
import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import { type Overrides, parseAssignment } from '../../payloads/overrides.ts';
import type { ParsedOptions } from './command.ts';
import { fileContent, oneOf } from './option-parsers.ts';

/** The options that decide what an event says; `send` and `preview` share them. */
export const PAYLOAD_OPTIONS = {
  apiVersion: {
    kind: 'value',
    placeholder: 'VERSION',
    describe: 'webhook version to send',
    choices: ['v1', 'v2'],
    defaultText: 'v2 where the event has it',
    parse: parseApiVersion,
  },
  wire: {
    kind: 'value',
    placeholder: 'SHAPE',
    describe: 'V2 envelope to send',
    choices: WIRE_SHAPES,
    defaultText: 'documented',
    parse: oneOf('--wire', ['documented', 'observed'] satisfies readonly WireShape[]),
  },
  seed: {
    kind: 'value',
    placeholder: 'TEXT',
    describe: 'the same seed gives the same events, byte for byte',
    defaultText: 'a new one each run',
    parse: (text: string) => text,
  },
  now: {
    kind: 'value',
    placeholder: 'TIME',
    describe: "the present in the events' timestamps, e.g. 2026-01-15T12:00:00Z",
    defaultText: 'the clock, or a fixed day when --seed is given',
    parse: parseTime,
  },
  set: {
    kind: 'list',
    placeholder: 'PATH=VALUE',
    describe: 'set a field; the schema decides the type, e.g. data.total_amount=49.00',
    parse: (text: string) => parseAssignment(text, '--set'),
  },
  setJson: {
    kind: 'list',
    placeholder: 'PATH=JSON',
    describe: 'set a field to a JSON value as written',
    parse: (text: string) => parseAssignment(text, '--set-json'),
  },
  unset: {
    kind: 'list',
    placeholder: 'PATH',
    describe: 'leave a field out',
    parse: (text: string) => text,
  },
  merge: {
    kind: 'list',
    placeholder: 'FILE',
    describe: 'merge a JSON file into the body',
    parse: parseMergeFile,
  },
  body: {
    kind: 'value',
    placeholder: 'FILE',
    describe: 'send this file as the whole body, bytes untouched (- for standard input)',
    parse: fileContent('--body'),
  },
  force: {
    kind: 'flag',
    describe: 'send overrides that the schema does not allow',
  },
} as const;

/** What {@link PAYLOAD_OPTIONS} say about overrides. */
export function overridesFrom(options: ParsedOptions<typeof PAYLOAD_OPTIONS>): Overrides {
  return {
    set: Object.fromEntries(options.set.map(({ path, value }) => [path, value])),
    setJson: Object.fromEntries(options.setJson.map(({ path, value }) => [path, value])),
    unset: options.unset,
    merge: options.merge,
  };
}

function parseApiVersion(text: string): ApiVersion {
  return oneOf('--api-version', ['v1', 'v2'])(/^\d$/.test(text) ? `v${text}` : text);
}

function parseTime(text: string): number {
  const time = Date.parse(text);
  if (!Number.isNaN(time)) return time;
  throw new SimulatorError({
    code: 'invalid-option',
    problem: `--now takes a moment in ISO 8601, got "${text}".`,
    cure: 'For example --now 2026-01-15T12:00:00Z.',
  });
}

function parseMergeFile(path: string): JsonObject {
  const text = fileContent('--merge')(path).toString('utf8');
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return value;
  } catch (cause) {
    throw notAnObject(path, cause instanceof Error ? cause.message : String(cause));
  }
  throw notAnObject(path, 'its top level is not an object');
}

function notAnObject(path: string, why: string): SimulatorError {
  return new SimulatorError({
    code: 'invalid-override',
    problem: `--merge needs a file with a JSON object, and "${path}" is none: ${why}.`,
    cure: 'The object is laid over the body, for example {"data": {"notes": "Call first"}}.',
  });
}
