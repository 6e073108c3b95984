/** A value of a body. The checker has its own, so that nothing of the generator's code judges what that makes. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The value at a dotted path; `undefined` where there is none. */
export function get(node: Json | undefined, path: string): Json | undefined {
  let value: Json | undefined = node;
  for (const step of path.split('.')) {
    if (value === null || typeof value !== 'object') return undefined;
    value = Array.isArray(value) ? value[Number(step)] : (value as { readonly [key: string]: Json })[step];
  }
  return value;
}

export function text(node: Json | undefined, path: string): string {
  const value = get(node, path);
  return typeof value === 'string' ? value : '';
}

export function list(node: Json | undefined, path: string): readonly Json[] {
  const value = get(node, path);
  return Array.isArray(value) ? value : [];
}

/** Every object of a body with its path, the body included. */
export function* objectsIn(
  node: Json,
  path = '',
): Generator<{ readonly path: string; readonly object: { readonly [key: string]: Json } }> {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) yield* objectsIn(item, `${path}.${index}`);
    return;
  }
  const object = node as { readonly [key: string]: Json };
  yield { path, object };
  for (const [key, value] of Object.entries(object))
    yield* objectsIn(value, path === '' ? key : `${path}.${key}`);
}
