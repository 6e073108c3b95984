import type { JsonObject, JsonValue } from '../../internal/json.ts';
import { nodeInWords, type SourceNode, type SourceScalar } from '../../source/source-node.ts';
import type { FieldSpec, FieldSpecs } from '../actions/field-spec.ts';
import { fitScalar, type ScalarSpec } from '../actions/fit-field.ts';
import { checkKeys } from './check-keys.ts';
import { checkName, checkReferences, hasReferences, onlyParameter } from './check-references.ts';
import type { Reading } from './reading.ts';

/** Reads the keys of a step or of a part of one, and notes whatever is wrong with them. */
export function readFields(node: SourceNode, specs: FieldSpecs, what: string, reading: Reading): JsonObject {
  if (node.kind !== 'map') {
    const isNothing = node.kind === 'scalar' && node.value === null;
    if (!isNothing) {
      reading.findings.report(
        node.place,
        `${what} must be a mapping, got ${nodeInWords(node)}.`,
        keysCure(specs),
      );
      return {};
    }
  }
  const entries = node.kind === 'map' ? node.entries : new Map<string, never>();
  checkKeys(entries, Object.keys(specs), what, reading.findings);
  for (const [key, spec] of Object.entries(specs)) {
    if (spec.required === true && !entries.has(key)) {
      reading.findings.report(node.place, `${what} requires "${key}": ${spec.about}.`, `Add ${key}: to it.`);
    }
  }
  const fields: [string, JsonValue][] = [];
  for (const [key, { value }] of entries) {
    const spec = Object.hasOwn(specs, key) ? specs[key] : undefined;
    if (spec !== undefined) fields.push([key, readField(key, value, spec, reading)]);
  }
  return Object.fromEntries(fields);
}

function keysCure(specs: FieldSpecs): string {
  const keys = Object.keys(specs);
  return keys.length === 0 ? 'It takes no keys; write {}.' : `Its keys are ${keys.join(', ')}.`;
}

function readField(key: string, node: SourceNode, spec: FieldSpec, reading: Reading): JsonValue {
  switch (spec.type) {
    case 'list':
      return (node.kind === 'list' ? node.items : [node]).map((item) =>
        readFields(item, spec.items, `an item of "${key}"`, reading),
      );
    case 'texts':
      return (node.kind === 'list' ? node.items : [node]).map((item) => {
        if (item.kind === 'scalar' && item.value !== null) {
          checkReferences(item.text, item.place, reading);
          return item.text;
        }
        reading.findings.report(item.place, `"${key}" must be a list of strings, got ${nodeInWords(item)}.`);
        return '';
      });
    case 'record':
      return {};
    default:
      return readScalar(key, node, spec, reading);
  }
}

function readScalar(key: string, node: SourceNode, spec: ScalarSpec, reading: Reading): JsonValue {
  const { findings } = reading;
  if (node.kind === 'scalar' && hasReferences(node.text)) {
    checkReferences(node.text, node.place, reading);
    checkParameterFits(key, node, spec, reading);
    return node.text;
  }
  const value = node.kind === 'scalar' ? node.value : {};
  const fitted = fitScalar(key, value, node.kind === 'scalar' ? node.text : '', spec);
  if (!fitted.fits) {
    findings.report(node.place, fitted.problem, fitted.cure);
    return null;
  }
  if (spec.type === 'name') checkKind(String(fitted.value), node, spec.of, reading);
  return fitted.value;
}

function checkKind(name: string, { place }: SourceNode, expected: string, reading: Reading): void {
  const kind = checkName(name, place, reading);
  if (kind === undefined || kind === expected) return;
  reading.findings.report(
    place,
    `"${name}" has the kind ${kind}, expected ${expected}.`,
    `Use a name of the kind ${expected}.`,
  );
}

/** A parameter may stand where all the values that it is known to have may. */
function checkParameterFits(key: string, node: SourceScalar, spec: ScalarSpec, reading: Reading): void {
  const name = onlyParameter(node.text);
  const parameter = name === undefined ? undefined : reading.parameters.get(name);
  if (parameter === undefined || spec.type === 'name') return;
  for (const value of new Set([parameter.default, ...parameter.options])) {
    const fitted = fitScalar(key, value, String(value), spec);
    if (fitted.fits) continue;
    reading.findings.report(node.place, `\${${name}} may be "${value}", but ${fitted.problem}`, fitted.cure);
    return;
  }
}
