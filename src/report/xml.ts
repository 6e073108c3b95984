import { escapeWorkflowCommands } from '../internal/printable.ts';

/** One XML element: with text, or with elements in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
  /** Elements may be made as they are written. */
  readonly content?: string | Iterable<XmlElement>;
}

/** Everything that XML 1.0 does not allow in a document, escaped or not; half surrogate pairs among it. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** A whole document, piece by piece. Text of any origin is safe in it. */
export function* xmlPieces(root: XmlElement): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield* render(root, '');
}

function* render({ name, attributes = {}, content = '' }: XmlElement, indent: string): Generator<string> {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${attributeValue(value)}"`);
  const start = `${indent}<${name}${written.join('')}`;
  if (typeof content === 'string') {
    yield content === '' ? `${start}/>\n` : `${start}>${text(content)}</${name}>\n`;
    return;
  }
  let isEmpty = true;
  for (const child of content) {
    if (isEmpty) yield `${start}>\n`;
    isEmpty = false;
    yield* render(child, `${indent}  `);
  }
  yield isEmpty ? `${start}/>\n` : `${indent}</${name}>\n`;
}

function text(value: string): string {
  return escapeWorkflowCommands(value.replaceAll(FORBIDDEN, '').replaceAll(/[&<>\r]/g, escaped));
}

function attributeValue(value: string | number): string {
  return String(value)
    .replaceAll(FORBIDDEN, '')
    .replaceAll(/[&<>"\t\n\r]/g, escaped);
}

function escaped(character: string): string {
  return ESCAPES[character] ?? character;
}
