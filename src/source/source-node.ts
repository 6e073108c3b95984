import {
  SimulatorError,
  type SimulatorErrorCode,
  type SimulatorErrorDetails,
} from '../errors/simulator-error.ts';
import type { JsonValue } from '../internal/json.ts';
import { numberAsWritten } from '../internal/written-number.ts';

/** Where something stands in a file. Code has no lines left once it is read, only keys. */
export interface SourcePlace {
  /** The file as it is shown: relative to the working directory where that is shorter. */
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number;
  /** Counted from 1; told where several keys may share a line. */
  readonly column?: number;
  /** The keys that lead there from the top. */
  readonly keys: readonly string[];
}

/** A value of a file that knows where it stands. */
export type SourceNode = SourceMap | SourceList | SourceScalar;

/** Keys with values, in the order of the file. */
export interface SourceMap {
  readonly kind: 'map';
  readonly place: SourcePlace;
  readonly entries: ReadonlyMap<string, SourceEntry>;
}

/** A key and its value. */
export interface SourceEntry {
  /** Where the key stands. */
  readonly place: SourcePlace;
  readonly value: SourceNode;
}

/** A list of values. */
export interface SourceList {
  readonly kind: 'list';
  readonly place: SourcePlace;
  readonly items: readonly SourceNode[];
}

/** Text, a number, true, false or nothing. */
export interface SourceScalar {
  readonly kind: 'scalar';
  readonly place: SourcePlace;
  readonly value: string | number | boolean | null;
  /** As it is written: `49.00` stays `49.00`. */
  readonly text: string;
}

/** A place for the beginning of a sentence: `cf-webhook-sim.config.yaml line 7`. */
export function describePlace({ file, line, column, keys }: SourcePlace): string {
  if (line === undefined) return keys.length === 0 ? file : `${file} at ${keys.join('.')}`;
  return column === undefined ? `${file} line ${line}` : `${file} line ${line}, column ${column}`;
}

/** A place as editors and terminals link it: `cf-webhook-sim.config.yaml:7`, `my-story.yaml:7:5`. */
export function linkPlace({ file, line, column }: SourcePlace): string {
  if (line === undefined) return file;
  return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
}

/** Something is wrong at a place of a file. */
export class SourceError extends SimulatorError {
  readonly place: SourcePlace;
  /** What is wrong, without the place. */
  readonly complaint: string;

  constructor(place: SourcePlace, complaint: string, details: Omit<SimulatorErrorDetails, 'problem'>) {
    super({ ...details, problem: `${describePlace(place)}: ${complaint}` });
    this.place = place;
    this.complaint = complaint;
  }
}

/** A complaint about a place in a file. */
export function sourceError(
  place: SourcePlace,
  problem: string,
  cure?: string,
  code: SimulatorErrorCode = 'invalid-option',
): SourceError {
  return new SourceError(place, problem, { code, ...(cure === undefined ? {} : { cure }) });
}

/**
 * What kind of value a node is, with its article: `a list`. A value that is the whole file is not quoted: the file may be
 * another than was meant, and hold a secret.
 */
export function nodeInWords(node: SourceNode): string {
  if (node.kind === 'map') return 'a mapping';
  if (node.kind === 'list') return 'a list';
  if (node.value === null) return 'nothing';
  return node.place.keys.length === 0 ? 'a single value' : `"${node.text}"`;
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The value of a node as JSON has it, its numbers as they are written. */
export function jsonOf(node: SourceNode): JsonValue {
  if (node.kind === 'scalar') {
    return typeof node.value === 'number' && JSON_NUMBER.test(node.text)
      ? numberAsWritten(node.text)
      : node.value;
  }
  if (node.kind === 'list') return node.items.map(jsonOf);
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, jsonOf(value)]));
}
