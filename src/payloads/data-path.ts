import { isJsonObject, type JsonObject, type JsonValue } from '../internal/json.ts';

/** One step of a path: a key of an object, or an index of an array. */
export type PathStep = string | number;

/** What {@link parsePath} returns: the steps, or what is wrong with the text. */
export type ParsedPath =
  | { readonly ok: true; readonly steps: readonly PathStep[] }
  | { readonly ok: false; readonly problem: string };

/** The largest array index that a path may name; guards against filling an array with millions of nulls. */
const LARGEST_INDEX = 9_999;

const KEY = /[^.[\]"']+/y;
const INDEX = /\[(\d+)\]/y;
const QUOTED_KEY = /\[("(?:[^"\\]|\\.)*")\]/y;
const CANONICAL_INDEX = /^(0|[1-9]\d*)$/;

/**
 * Reads a dotted path. Arrays are indexed by `[0]` or `.0`; a key that holds dots, brackets or quotes is written `["a.b"]`.
 *
 * @example
 * parsePath('data.line_items[0].quantity') // { ok: true, steps: ['data', 'line_items', 0, 'quantity'] }
 */
export function parsePath(text: string): ParsedPath {
  const steps: PathStep[] = [];
  let at = 0;

  while (at < text.length) {
    const next = stepAt(text, at, steps.length === 0);
    if (next === undefined) return { ok: false, problem: `it cannot be read from character ${at + 1} on` };
    if (typeof next.step === 'number' && next.step > LARGEST_INDEX) {
      return { ok: false, problem: `an index may be at most ${LARGEST_INDEX}` };
    }
    steps.push(next.step);
    at = next.end;
  }
  return steps.length === 0 ? { ok: false, problem: 'it is empty' } : { ok: true, steps };
}

/** Writes steps as a dotted path, so that {@link parsePath} reads the same steps. */
export function formatPath(steps: readonly PathStep[]): string {
  let text = '';
  for (const step of steps) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (!/^[^.[\]"']+$/.test(step) || CANONICAL_INDEX.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}

/** The value at a path; `undefined` when there is none. */
export function readAt(value: JsonValue | undefined, steps: readonly PathStep[]): JsonValue | undefined {
  let node = value;
  for (const step of steps) node = childOf(node, step);
  return node;
}

/**
 * A copy with the value at a path replaced. What is missing on the way is made: objects for keys, arrays for indexes,
 * `null` for the items before an index; a value that cannot be gone into gives way. The original stays as it is.
 */
export function setAt(node: JsonValue | undefined, steps: readonly PathStep[], value: JsonValue): JsonValue {
  const [step, ...rest] = steps;
  if (step === undefined) return value;

  const child = setAt(childOf(node, step), rest, value);
  if (isJsonObject(node)) return { ...node, [step]: child };
  if (typeof step === 'string') return { [step]: child };
  const items = isJsonArray(node) ? [...node] : [];
  while (items.length < step) items.push(null);
  items[step] = child;
  return items;
}

/** A copy without the key, or the array item, at a path; the same value when there is nothing there. */
export function unsetAt(node: JsonValue, steps: readonly PathStep[]): JsonValue {
  const [step, ...rest] = steps;
  const child = step === undefined ? undefined : childOf(node, step);
  if (step === undefined || child === undefined) return node;

  if (rest.length > 0) {
    const shorter = unsetAt(child, rest);
    return shorter === child ? node : setAt(node, [step], shorter);
  }
  if (isJsonArray(node)) return node.filter((_, index) => index !== step);
  return isJsonObject(node) ? withoutKey(node, String(step)) : node;
}

/** Narrows to a JSON array. */
export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function stepAt(text: string, at: number, first: boolean): { step: PathStep; end: number } | undefined {
  const index = matchAt(INDEX, text, at);
  if (index?.[1] !== undefined) return { step: Number(index[1]), end: at + index[0].length };

  const quoted = matchAt(QUOTED_KEY, text, at);
  if (quoted?.[1] !== undefined) {
    const key = unquoted(quoted[1]);
    return key === undefined ? undefined : { step: key, end: at + quoted[0].length };
  }

  if (!first && text[at] !== '.') return undefined;
  const start = first ? at : at + 1;
  const [key] = matchAt(KEY, text, start) ?? [];
  if (key === undefined) return undefined;
  return { step: CANONICAL_INDEX.test(key) ? Number(key) : key, end: start + key.length };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function unquoted(text: string): string | undefined {
  try {
    const key: unknown = JSON.parse(text);
    return typeof key === 'string' ? key : undefined;
  } catch {
    return undefined;
  }
}

function childOf(node: JsonValue | undefined, step: PathStep): JsonValue | undefined {
  if (isJsonArray(node)) return typeof step === 'number' ? node[step] : undefined;
  return isJsonObject(node) && Object.hasOwn(node, step) ? node[step] : undefined;
}

function withoutKey(node: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(node).filter(([name]) => name !== key));
}
