import { withoutControls } from '../internal/json-text.ts';

/** Where a long list stands in a JSON document. */
export interface LongMember {
  readonly name: string;
  readonly items: Iterable<object>;
  /** How deep its owner is: 0 for a member of the document itself. @default 0 */
  readonly depth?: number;
}

/**
 * A JSON document as `JSON.stringify(…, null, 2)` writes it, one member of which is a list that is made while it is
 * written.
 *
 * @param facts Has that member as an empty list.
 */
export function* jsonPieces(facts: object, { name, items, depth = 0 }: LongMember): Generator<string> {
  const indent = '  '.repeat(depth + 1);
  const text = textOf(facts);
  // No string can pose as it: line breaks within strings are escaped.
  const empty = `\n${indent}${JSON.stringify(name)}: []`;
  const at = text.indexOf(empty);
  if (at < 0) throw new RangeError(`No empty list "${name}" to write.`);
  const opening = at + empty.length - 1;
  yield text.slice(0, opening);

  const itemIndent = `\n${indent}  `;
  let isFirst = true;
  for (const item of items) {
    yield `${isFirst ? '' : ','}${itemIndent}${textOf(item).replaceAll('\n', itemIndent)}`;
    isFirst = false;
  }
  yield `${isFirst ? '' : `\n${indent}`}${text.slice(opening)}\n`;
}

function textOf(value: object): string {
  return withoutControls(JSON.stringify(value, null, 2));
}
