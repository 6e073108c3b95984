/** Every text and number in a value, as text. */
export function leavesOf(value: unknown): ReadonlySet<string> {
  const leaves = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node === 'string' || typeof node === 'number') leaves.add(String(node));
    else if (typeof node === 'object' && node !== null) Object.values(node).forEach(walk);
  };
  walk(value);
  return leaves;
}
