import { nearestNames } from '../../internal/nearest-names.ts';
import { parsePath } from '../../payloads/data-path.ts';
import { schemaAt } from '../../payloads/data-path-schema.ts';
import { nearestPaths } from '../../payloads/override-paths.ts';
import { resolvedSchema } from '../../payloads/schema-store.ts';
import type { SourcePlace } from '../../source/source-node.ts';
import { referencesIn } from '../references.ts';
import type { EntityKind } from '../world/entity.ts';
import { RESOURCES } from '../world/resources.ts';
import type { Reading } from './reading.ts';

/** Whether text holds references. */
export function hasReferences(text: string): boolean {
  return referencesIn(text).length > 0;
}

/** The parameter that text is, where it is nothing but a reference to one. */
export function onlyParameter(text: string): string | undefined {
  const [name] = referencesIn(text);
  return name !== undefined && !name.includes('.') && /^\$\{[^}]*\}$/.test(text) ? name : undefined;
}

/** Notes references in text that name nothing. */
export function checkReferences(text: string, place: SourcePlace, reading: Reading): void {
  for (const name of referencesIn(text)) {
    const dot = name.indexOf('.');
    if (dot === -1) checkParameter(name, place, reading);
    else checkField(name.slice(0, dot), name.slice(dot + 1), place, reading);
  }
}

/** Notes a name that nothing has at this point. Returns the kind of what has it, where that is known. */
export function checkName(
  name: string,
  place: SourcePlace,
  { names, findings }: Reading,
): EntityKind | undefined {
  const status = names.find(name);
  switch (status.state) {
    case 'exists':
      return status.kind;
    case 'open':
      return undefined;
    case 'deleted':
      findings.report(
        place,
        `"${name}" was deleted in an earlier step.`,
        'Delete it later, or create another one with a different name.',
      );
      return undefined;
    case 'unknown':
      findings.report(
        place,
        `"${name}" does not exist at this point.`,
        status.nearest === undefined
          ? 'Create it first, in "given" or in an earlier step.'
          : `Did you mean "${status.nearest}"?`,
      );
      return undefined;
    default:
      return status satisfies never;
  }
}

function checkParameter(
  name: string,
  place: SourcePlace,
  { parameters, isRepeated, findings }: Reading,
): void {
  if (parameters.has(name) || (name === 'index' && isRepeated)) return;
  if (name === 'index') {
    findings.report(place, `\${index} is outside a repeat.`, 'It counts the repetitions inside a repeat.');
    return;
  }
  const [nearest] = nearestNames(name, parameters.keys());
  findings.report(
    place,
    `\${${name}} is not a parameter of the journey.`,
    nearest === undefined
      ? `Add it to "parameters"; a field of something that exists is written \${name.field}.`
      : `Did you mean \${${nearest}}?`,
  );
}

function checkField(name: string, path: string, place: SourcePlace, reading: Reading): void {
  const kind = checkName(name, place, reading);
  if (kind === undefined) return;
  const parsed = parsePath(path);
  const schema = resolvedSchema(`v2/${RESOURCES[kind]}`);
  if (parsed.ok && schemaAt(schema, parsed.steps) !== undefined) return;
  const [nearest] = parsed.ok ? nearestPaths(parsed.steps, schema) : [];
  reading.findings.report(
    place,
    `"${name}" has no field "${path}".`,
    nearest === undefined
      ? `cf-webhook-sim schema shows the fields of the kind "${kind}".`
      : `Did you mean \${${name}.${nearest}}?`,
  );
}
