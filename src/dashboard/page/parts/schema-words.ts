/** A JSON Schema, as far as completion looks into it. */
export type Schema = Readonly<Record<string, unknown>>;

/** Something that may be written where the cursor stands. */
export interface Suggestion {
  /** What is put into the text. */
  readonly text: string;
  readonly label: string;
  readonly about: string;
}

/** The keys that an object at a path may have. */
export function keysAt(root: Schema, path: readonly string[]): readonly Suggestion[] {
  const found = new Map<string, Suggestion>();
  for (const node of nodesAt(root, path)) {
    for (const [name, member] of Object.entries(objectOf(node['properties']))) {
      const about = nodesOf(root, objectOf(member)).map(typeText).find(Boolean) ?? '';
      found.set(name, { text: `${JSON.stringify(name)}: `, label: name, about });
    }
  }
  return [...found.values()];
}

/** The values that a schema lists for a path. */
export function valuesAt(root: Schema, path: readonly string[]): readonly Suggestion[] {
  const values = new Set<unknown>();
  for (const node of nodesAt(root, path)) {
    if ('const' in node) values.add(node['const']);
    for (const value of listOf(node['enum'])) values.add(value);
    if (node['type'] === 'boolean') for (const value of [true, false]) values.add(value);
    if (listOf(node['type']).includes('null')) values.add(null);
  }
  return [...values].map((value) => {
    const text = JSON.stringify(value);
    return { text, label: text, about: '' };
  });
}

function nodesAt(root: Schema, path: readonly string[]): readonly Schema[] {
  return path.reduce<readonly Schema[]>(
    (nodes, key) =>
      nodes.flatMap((node) => {
        const member = objectOf(node['properties'])[key] ?? node['items'];
        return member === undefined ? [] : nodesOf(root, objectOf(member));
      }),
    nodesOf(root, root),
  );
}

/** A node and all that it refers to or may be. */
function nodesOf(root: Schema, node: Schema, depth = 0): readonly Schema[] {
  if (depth > 6) return [];
  const reference =
    typeof node['$ref'] === 'string' ? /^#\/\$defs\/(.+)$/.exec(node['$ref'])?.[1] : undefined;
  const target = reference === undefined ? [] : [objectOf(objectOf(root['$defs'])[reference])];
  const parts = ['anyOf', 'oneOf', 'allOf'].flatMap((key) => listOf(node[key]).map(objectOf));
  return [node, ...[...target, ...parts].flatMap((inner) => nodesOf(root, inner, depth + 1))];
}

function typeText({ type, enum: values, description }: Schema): string {
  const kind = Array.isArray(values)
    ? values.slice(0, 4).map(String).join(' | ')
    : listOf(type).length > 0
      ? listOf(type).join(' | ')
      : typeof type === 'string'
        ? type
        : '';
  return typeof description === 'string' ? `${kind} – ${description}` : kind;
}

function objectOf(value: unknown): Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
